package import SourceText

/// What one entry of a list of planned changes says, field by field, before it is known to announce
/// anything.
package struct OpenPlan {
  private var change = Symbol.none
  private var what: (aspect: Aspect, relation: Relation)?
  private var element = Symbol.none
  private var direction = Direction.none
  private var hasDirection = false
  private var value = Symbol.none
  private var announced: Lifecycle.Dated?
  private var effective: Lifecycle.Dated?
  private var guide = Symbol.none
  private var text = Symbol.none

  package init() {}

  /// Takes one field.
  /// - Parameters:
  ///   - symbol: its value where it is a text.
  ///   - value: its value in canonical spelling, whatever it is.
  package mutating func take(
    _ name: String, _ symbol: Symbol, value: Symbol, key: Symbol,
    range: SourceRange, _ symbols: SymbolTable
  ) {
    let text = symbols.text(symbol)
    func dated(_ day: CalendarDay?) -> Lifecycle.Dated {
      Lifecycle.Dated(day: day, text: symbol, spelling: key, range: range)
    }
    switch name {
    case "change":
      change = symbol
      let words = text.split(separator: " ").map(String.init)
      guard words.count == 2, let aspect = Aspect(rawValue: words[0]), aspect.canBePlanned,
        let relation = Relation(rawValue: words[1]), relation.isChange
      else { break }
      what = (aspect, relation)
    case "element": element = symbol
    case "direction":
      hasDirection = true
      direction = Direction(rawValue: text) ?? .none
    case "value": self.value = value
    case "announced": announced = dated(AnnotationDate(text)?.announcementDay)
    case "effective": effective = dated(AnnotationDate(text)?.sunsetDay)
    case "guide": guide = symbol
    case "description": self.text = symbol
    default: break
    }
  }

  /// The planned change, or the fact that nothing is announced, and why.
  /// - Parameter key: the key of the whole.
  package func settled(key: Symbol, range: SourceRange) -> (
    plan: PlannedChange?, fact: LifecycleFact?
  ) {
    if let problem {
      return (
        nil,
        LifecycleFact(
          aspect: .plan, relation: .invalid, spelling: key, value: effective?.text ?? change,
          range: range, suggestion: problem)
      )
    }
    guard let what, let effective else { return (nil, nil) }
    return (
      PlannedChange(
        aspect: what.aspect, relation: what.relation, element: element, direction: direction,
        value: value, announced: announced, effective: effective, guide: guide, text: text,
        range: range), nil
    )
  }

  /// What would have to be there for it to announce anything; nil where nothing is amiss.
  private var problem: String? {
    guard let what else {
      return "`change` as an aspect and a relation, such as `requirement narrowed`"
    }
    if element.isNone { return "`element` with the coordinate of one element" }
    if effective?.day == nil { return "`effective` with a date" }
    if hasDirection, direction == .none { return "`direction` as request or response" }
    if what.aspect.hasPlannedValue, what.relation != .removed, value.isNone {
      return "`value` with the value afterwards"
    }
    return nil
  }
}
