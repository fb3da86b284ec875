package import SchemaModel
package import SourceText

/// One difference between two versions, on the closed axes that rules match on.
///
/// One change per aspect of a pair: whatever follows from it (all that is below a removed element)
/// is not told again.
package struct Change: Sendable {
  package var aspect: Aspect
  package var relation: Relation
  package var kind: ElementKind
  package var direction: Direction
  package var surface: Surface
  package var attribute: AttributeName?

  package var obligation: Obligation?
  package var defaultPresence: DefaultPresence?
  package var openness: Openness?
  package var outcome: Outcome?
  package var reservation: Reservation?

  /// The element before, or nil where it was not there.
  package var before: ElementID?
  /// The element after, or nil where it is gone.
  package var after: ElementID?
  /// Where the changed thing stands before; nil where it did not exist.
  package var beforePlace: SourceRange?
  /// Where the changed thing stands after; nil where it no longer exists.
  package var afterPlace: SourceRange?
  /// The value before, as text for people; nil where there was none.
  package var beforeValue: String?
  /// The value after, as text for people; nil where there is none.
  package var afterValue: String?
  /// What tells apart values of one attribute, such as the `x-foo` of an extension; or the name of a
  /// property that is only required, not described.
  package var valueName: String?
  /// The name of what takes the place of a removed thing, as was announced: both are one story.
  package var successor: String?
  /// Declarations of the version before by whose end the change comes about: their notices are notices of
  /// the change.
  package var causes: [ElementID] = []
  /// Where the changed thing is declared, if it came or went by a reference to it: all references to
  /// one thing that come or go are one cause.
  package var declaration: SourceRange?
  /// The node of that reference, in the version that has it.
  package var reference: UInt32?
  /// The pair of things that was compared when this was seen: where the change is felt from.
  package var pair: PairID

  /// Notes that the thing came or went with a reference, which is where it is told.
  package mutating func tell(_ edge: Edge, declaredAt range: SourceRange) {
    guard edge.reference != Edge.notReferred else { return }
    declaration = range
    reference = edge.reference
    if relation == .removed { beforePlace = edge.range } else { afterPlace = edge.range }
  }

  /// The name of the thing itself where the element is only its holder; nil where ``valueName`` tells
  /// apart values of the element.
  package var namedThing: String? {
    switch aspect {
    case .presence, .requirement: valueName
    default: nil
    }
  }

  package init(
    _ aspect: Aspect, _ relation: Relation, of kind: ElementKind, direction: Direction,
    surface: Surface = .wire, attribute: AttributeName? = nil, pair: PairID
  ) {
    self.aspect = aspect
    self.relation = relation
    self.kind = kind
    self.direction = direction
    self.surface = surface
    self.attribute = attribute
    self.pair = pair
  }
}

/// The index of a pair of things that were compared; see ``PairGraph``.
package struct PairID: Hashable, Comparable, Sendable {
  package let raw: Int32
  package init(_ raw: Int) { self.raw = Int32(raw) }
  package var index: Int { Int(raw) }
  package static func < (left: PairID, right: PairID) -> Bool { left.raw < right.raw }
}
