package import SourceText

/// A breaking change announced in advance that is not a removal (`x-planned-changes`): an aspect and a
/// relation, one coordinate, a direction, and where there is one the value afterwards (POLICY.md, 16).
package struct PlannedChange: Sendable {
  package var aspect: Aspect
  package var relation: Relation
  /// The coordinate of the element, which need not exist yet, as written.
  package var element: Symbol
  /// In which direction the change is to be felt; `.none` is in any.
  package var direction: Direction
  /// The value afterwards, in a canonical spelling; `.none` where the aspect has no value.
  package var value: Symbol
  package var announced: Lifecycle.Dated?
  /// The first day on which the change may take effect; its day is never nil.
  package var effective: Lifecycle.Dated
  package var guide: Symbol
  package var text: Symbol
  package var range: SourceRange

  package init(
    aspect: Aspect, relation: Relation, element: Symbol, direction: Direction, value: Symbol,
    announced: Lifecycle.Dated?, effective: Lifecycle.Dated, guide: Symbol, text: Symbol,
    range: SourceRange
  ) {
    self.aspect = aspect
    self.relation = relation
    self.element = element
    self.direction = direction
    self.value = value
    self.announced = announced
    self.effective = effective
    self.guide = guide
    self.text = text
    self.range = range
  }

  /// The aspect and the relation as authors write them: `upper-bound narrowed`.
  package var change: String { "\(aspect.rawValue) \(relation.rawValue)" }
}

extension Aspect {
  /// Whether a planned change of this aspect has to say the value afterwards: without it nobody knows
  /// how far the change goes.
  package var hasPlannedValue: Bool {
    switch self {
    case .lowerBound, .upperBound, .multipleOf, .pattern, .type, .default, .values: true
    default: false
    }
  }

  /// Whether a planned change may be about this aspect: what consumers can feel.
  package var canBePlanned: Bool {
    switch self {
    case .deprecation, .announcement, .sunset, .replacement, .reason, .guide, .plan, .description,
      .version, .policy, .waiver:
      false
    default: true
    }
  }
}

extension Relation {
  /// Whether it is one between two versions, rather than a fact about one.
  package var isChange: Bool {
    switch self {
    case .added, .removed, .changed, .narrowed, .widened, .renamed, .moved, .raised, .lowered,
      .earlier, .later:
      true
    default: false
    }
  }
}
