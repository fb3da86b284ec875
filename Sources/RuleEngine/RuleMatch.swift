/// What a rule is about: one set of cases for every axis.
///
/// An axis that a rule does not name is no restriction: it holds every case, and "does not apply"
/// too. An axis that it does name excludes whatever the axis does not apply to.
package struct RuleMatch: Hashable, Sendable {
  /// One set an axis, in the order of ``MatchAxis``: bit n stands for the case with ordinal n.
  private var sets = [UInt128](repeating: .max, count: MatchAxis.allCases.count)

  /// A match of everything.
  package init() {}

  /// Restricts an axis to some of its words; nil stands for "does not apply". Unknown words are
  /// the caller's fault.
  package mutating func restrict(_ axis: MatchAxis, to words: [String?]) {
    let known = axis.words
    var set: UInt128 = 0
    for word in words {
      let ordinal = word.map { UInt8(known.firstIndex(of: $0)!) } ?? MatchAxis.notApplicable
      set |= 1 << UInt128(ordinal)
    }
    sets[axis.index] = set
  }

  /// The words that an axis is restricted to, in the order of the axis; nil where it is not.
  package func words(on axis: MatchAxis) -> [String]? {
    let set = sets[axis.index]
    guard set != .max else { return nil }
    return axis.words.enumerated().filter { set >> UInt128($0.offset) & 1 == 1 }.map(\.element)
  }

  /// Whether the rule is about a change or a fact that stands there.
  package func matches(_ key: MatchKey) -> Bool {
    for axis in sets.indices where sets[axis] >> UInt128(key[axis]) & 1 == 0 { return false }
    return true
  }

  /// Whether everything that this matches is matched by the other too.
  package func isSubset(of other: RuleMatch) -> Bool {
    for axis in sets.indices where sets[axis] & ~other.sets[axis] != 0 { return false }
    return true
  }

  /// Whether anything is matched by both.
  package func touches(_ other: RuleMatch) -> Bool {
    for axis in sets.indices where sets[axis] & other.sets[axis] == 0 { return false }
    return true
  }

  /// What both match, or nil where nothing is.
  package func intersection(_ other: RuleMatch) -> RuleMatch? {
    var both = self
    for axis in sets.indices {
      both.sets[axis] &= other.sets[axis]
      if both.sets[axis] == 0 { return nil }
    }
    return both
  }

  /// One place that both match, or nil where there is none. It is the first one in the order of the
  /// axes, with what need not apply left out.
  package func overlaps(_ other: RuleMatch) -> MatchKey? { intersection(other)?.example }

  /// The first place that is matched, with what need not apply left out.
  package var example: MatchKey {
    MatchKey(
      ordinals: sets.map { set in
        set >> UInt128(MatchAxis.notApplicable) & 1 == 1
          ? MatchAxis.notApplicable : UInt8(set.trailingZeroBitCount)
      })
  }

  /// Every place that is matched. Only for matches that restrict every axis: all others have
  /// places without number.
  package var keys: [MatchKey] {
    var found: [[UInt8]] = [[]]
    for set in sets {
      let ordinals = (0...MatchAxis.notApplicable).filter { set >> UInt128($0) & 1 == 1 }
      found = found.flatMap { start in ordinals.map { start + [$0] } }
    }
    return found.map(MatchKey.init(ordinals:))
  }

  /// How much is matched, as a number that is smaller for every proper subset.
  var breadth: Int { sets.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Whether the axis holds the case with this ordinal.
  func contains(_ ordinal: Int, on axis: MatchAxis) -> Bool {
    sets[axis.index] >> UInt128(ordinal) & 1 == 1
  }
}
