package import SourceText

/// What one mapping says of an element's life, in whatever spelling, before it is settled.
package struct OpenLifecycle {
  package var marks: [Lifecycle.Mark] = []
  package var announced: [Lifecycle.Dated] = []
  package var sunset: [Lifecycle.Dated] = []
  package var replacement: [Lifecycle.Text] = []
  package var reason: [Lifecycle.Text] = []
  package var guide: [Lifecycle.Text] = []
  package var stability: [Lifecycle.Level] = []
  package var implied: (spelling: Symbol, range: SourceRange)?
  package var plans: [PlannedChange] = []
  package var movedFrom: Lifecycle.Text?
  package var facts: [LifecycleFact] = []

  package init() {}

  /// One lifecycle of all that was said; where spellings disagree the later date counts (POLICY.md, 5),
  /// and the disagreement is a fact.
  ///
  /// - Parameter hasKeyword: whether the format has a `deprecated` of its own at this place.
  package func settled(hasKeyword: Bool, _ symbols: SymbolTable) -> Lifecycle {
    var lifecycle = Lifecycle()
    // What is said in one word each, joined one by one: so two of them disagree as two mappings do.
    for mark in marks { lifecycle.join(Lifecycle(deprecation: mark), symbols) }
    for date in announced { lifecycle.join(Lifecycle(announced: date), symbols) }
    for date in sunset { lifecycle.join(Lifecycle(sunset: date), symbols) }
    for text in replacement { lifecycle.join(Lifecycle(replacement: text), symbols) }
    for text in reason { lifecycle.join(Lifecycle(reason: text), symbols) }
    for text in guide { lifecycle.join(Lifecycle(guide: text), symbols) }
    for level in stability { lifecycle.join(Lifecycle(stability: level), symbols) }
    if lifecycle.deprecation == nil {
      if let implied {
        lifecycle.deprecation = Lifecycle.Mark(
          isDeprecated: true, spelling: implied.spelling, range: implied.range)
      } else if !hasKeyword, let announced = lifecycle.announced {
        lifecycle.deprecation = Lifecycle.Mark(
          isDeprecated: true, spelling: announced.spelling, range: announced.range)
      }
    }
    lifecycle.plans = plans
    lifecycle.movedFrom = movedFrom
    lifecycle.facts = facts + lifecycle.facts
    return lifecycle
  }
}

extension Lifecycle {
  /// Takes from another one about the same element what this one does not say. Where both say a thing
  /// and disagree, the later date counts, else what was said first; and it is a fact.
  package mutating func join(_ other: Lifecycle, _ symbols: SymbolTable) {
    join(\.deprecation, other.deprecation, .deprecation, symbols) {
      $0.isDeprecated != $1.isDeprecated
    }
    join(\.announced, other.announced, .announcement, symbols, Lifecycle.disagree)
    join(\.sunset, other.sunset, .sunset, symbols, Lifecycle.disagree)
    join(\.replacement, other.replacement, .replacement, symbols) {
      Lifecycle.disagree(symbols.text($0.text), symbols.text($1.text))
    }
    join(\.reason, other.reason, .reason, symbols) {
      let texts = (symbols.text($0.text), symbols.text($1.text))
      return !texts.0.contains(texts.1) && !texts.1.contains(texts.0)
    }
    join(\.guide, other.guide, .guide, symbols) { $0.text != $1.text }
    join(\.stability, other.stability, .stability, symbols) { $0.level != $1.level }
    plans += other.plans
    movedFrom = movedFrom ?? other.movedFrom
    facts += other.facts
  }

  private mutating func join<Value: Said>(
    _ path: WritableKeyPath<Lifecycle, Value?>, _ new: Value?, _ aspect: Aspect,
    _ symbols: SymbolTable, _ disagree: (Value, Value) -> Bool
  ) {
    guard let new else { return }
    guard let old = self[keyPath: path] else {
      self[keyPath: path] = new
      return
    }
    if disagree(old, new) {
      facts.append(
        LifecycleFact(
          aspect: aspect, relation: .conflicting, spelling: new.spelling, value: .none,
          range: new.range, related: old.range, suggestion: symbols.text(old.spelling)))
    }
    if new.isLater(than: old) { self[keyPath: path] = new }
  }

  /// Two dates disagree; two texts that are no dates do if they differ.
  private static func disagree(_ left: Dated, _ right: Dated) -> Bool {
    left.day != right.day || (left.day == nil && left.text != right.text)
  }

  /// Two names disagree, and two addresses; the name of a thing and its address may well agree.
  private static func disagree(_ left: String, _ right: String) -> Bool {
    left != right && left.contains("/") == right.contains("/")
  }
}

/// A value with the spelling that it was said in.
private protocol Said {
  var spelling: Symbol { get }
  var range: SourceRange { get }
  func isLater(than other: Self) -> Bool
}

extension Said {
  func isLater(than other: Self) -> Bool { false }
}

extension Lifecycle.Mark: Said {}

extension Lifecycle.Dated: Said {
  func isLater(than other: Self) -> Bool {
    guard let day else { return false }
    return other.day.map { $0 < day } ?? true
  }
}

extension Lifecycle.Text: Said {}
extension Lifecycle.Level: Said {}

extension Lifecycle {
  fileprivate init(
    deprecation: Mark? = nil, announced: Dated? = nil, sunset: Dated? = nil,
    replacement: Text? = nil, reason: Text? = nil, guide: Text? = nil, stability: Level? = nil
  ) {
    self.init()
    self.deprecation = deprecation
    self.announced = announced
    self.sunset = sunset
    self.replacement = replacement
    self.reason = reason
    self.guide = guide
    self.stability = stability
  }
}
