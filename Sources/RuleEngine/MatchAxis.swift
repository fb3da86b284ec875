internal import SchemaModel

/// One of the closed axes that rules match on, under the name that it has in rule files.
///
/// The cases of every axis are those of its enum in the model, in that order; here they are words
/// and ordinals, so that rules are read, matched and explained without a line per axis.
package enum MatchAxis: String, CaseIterable, Sendable {
  case aspect
  case relation
  case element
  case direction
  case surface
  case attribute
  case format
  case stability
  case obligation
  case `default`
  case openness
  case outcome
  case reservation

  /// The words that the axis knows; a word's place in the list is its ordinal.
  package var words: [String] {
    switch self {
    case .aspect: Self.words(of: Aspect.self)
    case .relation: Self.words(of: Relation.self)
    case .element: Self.words(of: ElementKind.self)
    case .direction: Self.words(of: Direction.self)
    case .surface: Self.words(of: Surface.self)
    case .attribute: Self.words(of: AttributeName.self)
    case .format: Self.words(of: FormatName.self)
    case .stability: Self.words(of: StabilityLevel.self)
    case .obligation: Self.words(of: Obligation.self)
    case .default: Self.words(of: DefaultPresence.self)
    case .openness: Self.words(of: Openness.self)
    case .outcome: Self.words(of: Outcome.self)
    case .reservation: Self.words(of: Reservation.self)
    }
  }

  /// Where the axis stands in a ``RuleMatch`` and a ``MatchKey``.
  var index: Int { Self.allCases.firstIndex(of: self)! }

  /// The ordinal that means: this axis does not apply.
  static let notApplicable: UInt8 = 127

  private static func words<Value: CaseIterable & RawRepresentable<String>>(
    of type: Value.Type
  ) -> [String] {
    type.allCases.map(\.rawValue)
  }
}
