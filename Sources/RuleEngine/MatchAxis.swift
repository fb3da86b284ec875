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
  package var words: [String] { Self.words[index] }

  /// The names of all axes.
  static let names = allCases.map(\.rawValue)

  private static let words: [[String]] = allCases.map { axis in
    switch axis {
    case .aspect: words(of: Aspect.self)
    case .relation: words(of: Relation.self)
    case .element: words(of: ElementKind.self)
    case .direction: words(of: Direction.self)
    case .surface: words(of: Surface.self)
    case .attribute: words(of: AttributeName.self)
    case .format: words(of: FormatName.self)
    case .stability: words(of: StabilityLevel.self)
    case .obligation: words(of: Obligation.self)
    case .default: words(of: DefaultPresence.self)
    case .openness: words(of: Openness.self)
    case .outcome: words(of: Outcome.self)
    case .reservation: words(of: Reservation.self)
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
