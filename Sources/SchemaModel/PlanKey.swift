/// What makes two planned changes of one element the same announcement: what is to change, where, and
/// in which direction. How far and from when on may be edited.
package struct PlanKey: Hashable, Sendable {
  package var aspect: Aspect
  package var relation: Relation
  package var direction: Direction
  package var element: String
}

extension Schema {
  /// What a planned change is known by from version to version.
  package func key(of plan: PlannedChange) -> PlanKey {
    PlanKey(
      aspect: plan.aspect, relation: plan.relation, direction: plan.direction,
      element: CoordinateText.normalized(text(plan.element)))
  }
}
