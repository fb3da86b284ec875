internal import SchemaDiff
internal import SchemaModel
internal import SourceText

/// The planned changes of one version, by the element that states them.
struct PlanIndex {
  private let schema: Schema
  /// Whether nothing is planned at all.
  let isEmpty: Bool

  init(_ schema: Schema) {
    self.schema = schema
    isEmpty = !schema.lifecycles.contains { !$0.plans.isEmpty }
  }

  /// The planned change that an element states and that covers a change; nil where there is none.
  /// - Parameter coordinates: those by which the changed element is known at this place of use.
  func plan(on element: ElementID, covering change: Change, at coordinates: [String])
    -> PlannedChange?
  {
    guard let plans = schema.lifecycle(of: element)?.plans else { return nil }
    return plans.first { plan in
      plan.aspect == change.aspect && plan.relation == change.relation
        && (plan.direction == .none || plan.direction == change.direction)
        && coordinates.contains(CoordinateText.normalized(schema.text(plan.element)))
        && keepsWhatWasPromised(plan, change)
    }
  }

  /// Whether the outcome breaks no payload that the announced outcome would have kept (POLICY.md, 16).
  private func keepsWhatWasPromised(_ plan: PlannedChange, _ change: Change) -> Bool {
    guard plan.aspect.hasPlannedValue, !plan.value.isNone, let outcome = change.afterValue else {
      return true
    }
    let announced = schema.text(plan.value)
    guard let planned = Double(announced), let actual = Double(outcome) else {
      return Self.unquoted(announced) == Self.unquoted(outcome)
    }
    switch (plan.aspect, plan.relation) {
    case (.upperBound, .narrowed), (.lowerBound, .widened): return actual >= planned
    case (.lowerBound, .narrowed), (.upperBound, .widened): return actual <= planned
    default: return actual == planned
    }
  }

  private static func unquoted(_ text: String) -> String {
    text.filter { $0 != "\"" && $0 != "'" && $0 != " " }
  }
}
