internal import SchemaModel
internal import SourceText

/// Pairs the members of two unions by what tells them apart, the surest first; what is then left
/// over was added or removed.
extension SchemaComparer {
  struct MatchedMembers {
    /// Indices into the members before and after.
    var pairs: [(Int, Int)] = []
    var removed: [Int] = []
    var added: [Int] = []
  }

  mutating func matchMembers(_ old: [UnionMember], _ new: [UnionMember]) -> MatchedMembers {
    if old.count == new.count,
      zip(old, new).allSatisfy({ !$0.reference.isNone && $0.reference == $1.reference })
    {
      // The same references in the same order, as nearly always.
      return MatchedMembers(pairs: old.indices.map { ($0, $0) })
    }
    var matched = MatchedMembers(removed: Array(old.indices), added: Array(new.indices))
    func take(_ isMatch: (UnionMember, UnionMember) -> Bool) {
      var removed: [Int] = []
      for index in matched.removed {
        if let other = matched.added.firstIndex(where: { isMatch(old[index], new[$0]) }) {
          matched.pairs.append((index, matched.added.remove(at: other)))
        } else {
          removed.append(index)
        }
      }
      matched.removed = removed
    }
    take { !$0.reference.isNone && $0.reference == $1.reference }
    take { !$0.tag.isNone && $0.tag == $1.tag }
    take { !$0.title.isNone && $0.title == $1.title }
    if !matched.removed.isEmpty, !matched.added.isEmpty { takeEqual(&matched, old, new) }
    // What is there twice is no stranger to be guessed at.
    let paired = (
      Set(matched.pairs.map { old[$0.0].flat }), Set(matched.pairs.map { new[$0.1].flat })
    )
    let twins = (
      matched.removed.filter { paired.0.contains(old[$0].flat) },
      matched.added.filter { paired.1.contains(new[$0].flat) }
    )
    matched.removed.removeAll { twins.0.contains($0) }
    matched.added.removeAll { twins.1.contains($0) }
    take { !$0.items.isNone && $0.items == $1.items }
    take { isSameOnItsFace($0.flat, $1.flat) }
    pairBestFits(&matched, old, new)
    let types = (matched.removed.map { old[$0].types }, matched.added.map { new[$0].types })
    take { old, new in
      // The only ones of their type: one that was changed rather than two strangers.
      old.types == new.types && types.0.filter { $0 == old.types }.count == 1
        && types.1.filter { $0 == old.types }.count == 1
    }
    matched.removed = (matched.removed + twins.0).sorted()
    matched.added = (matched.added + twins.1).sorted()
    return matched
  }

  /// Pairs members that are equal through and through, wherever they stand.
  private mutating func takeEqual(
    _ matched: inout MatchedMembers, _ old: [UnionMember], _ new: [UnionMember]
  ) {
    var prints: [Int: UInt64] = [:]
    for index in matched.added {
      prints[index] = after.fingerprint(of: new[index].flat, bridge: bridge)
    }
    var removed: [Int] = []
    for index in matched.removed {
      let print = before.fingerprint(of: old[index].flat, bridge: nil)
      if let other = matched.added.firstIndex(where: { prints[$0] == print }) {
        matched.pairs.append((index, matched.added.remove(at: other)))
      } else {
        removed.append(index)
      }
    }
    matched.removed = removed
  }

  /// Whether two shapes look alike on their face: types, names of properties, values.
  private func isSameOnItsFace(_ old: ShapeID, _ new: ShapeID) -> Bool {
    let b = before.schema[old]
    let a = after.schema[new]
    guard b.types == a.types, b.valueSet == a.valueSet, b.format == bridge[a.format],
      b.properties.count == a.properties.count, b.values.count == a.values.count,
      (b.items == nil) == (a.items == nil)
    else { return false }
    return oldKeys(b.properties) == newKeys(a.properties) && oldKeys(b.values) == newKeys(a.values)
  }

  /// Pairs members of one type that have more in common than not, the most alike first.
  private func pairBestFits(
    _ matched: inout MatchedMembers, _ old: [UnionMember], _ new: [UnionMember]
  ) {
    var candidates: [(likeness: Int, old: Int, new: Int)] = []
    for left in matched.removed {
      for right in matched.added where old[left].types == new[right].types {
        let likeness = likeness(old[left].flat, new[right].flat)
        if likeness >= 50 { candidates.append((likeness, left, right)) }
      }
    }
    candidates.sort { ($1.likeness, $0.old, $0.new) < ($0.likeness, $1.old, $1.new) }
    for candidate in candidates
    where matched.removed.contains(candidate.old) && matched.added.contains(candidate.new) {
      matched.pairs.append((candidate.old, candidate.new))
      matched.removed.removeAll { $0 == candidate.old }
      matched.added.removeAll { $0 == candidate.new }
    }
  }

  /// How much of the names of properties and of the values two shapes share, in percent.
  private func likeness(_ old: ShapeID, _ new: ShapeID) -> Int {
    let b = before.schema[old]
    let a = after.schema[new]
    let oldKeys = oldKeys(b.properties).union(oldKeys(b.values))
    let newKeys = newKeys(a.properties).union(newKeys(a.values))
    let all = oldKeys.union(newKeys).count
    return all == 0 ? 0 : oldKeys.intersection(newKeys).count * 100 / all
  }

  private func oldKeys(_ run: Run) -> Set<Symbol> {
    Set(before.schema.edges[run.indices].map(\.key))
  }

  private func newKeys(_ run: Run) -> Set<Symbol> {
    Set(after.schema.edges[run.indices].map { bridge[$0.key] })
  }
}
