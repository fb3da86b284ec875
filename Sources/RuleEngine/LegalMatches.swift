internal import SchemaDiff
package import SchemaModel

/// The legal changes and facts as matches, so that they can be intersected with those of rules.
package enum LegalMatches {
  /// One for every entry of ``LegalChanges/all``; formats and stability levels are left open.
  package static let all: [RuleMatch] = LegalChanges.all.map(RuleMatch.init)

  /// A place that occurs and that both match, or nil where there is none.
  package static func witness(_ left: RuleMatch, _ right: RuleMatch) -> MatchKey? {
    guard let both = left.intersection(right) else { return nil }
    for legal in all {
      if let common = both.intersection(legal) { return common.example }
    }
    return nil
  }

  /// Every place that can occur in a format.
  package static func keys(in format: FormatName) -> [MatchKey] {
    all.flatMap { legal in
      var match = legal
      match.restrict(.format, to: [format.rawValue])
      match.restrict(.stability, to: StabilityLevel.allCases.map(\.rawValue))
      return match.keys
    }
  }
}

extension RuleMatch {
  /// What a row of legal changes holds, in every format and on every stability level.
  init(_ legal: LegalChanges) {
    self.init()
    restrict(.aspect, to: [legal.aspect.rawValue])
    restrict(.relation, to: legal.relations.map(\.rawValue))
    restrict(.element, to: legal.kinds.map(\.rawValue))
    restrict(.direction, to: legal.directions.map(\.rawValue))
    restrict(.surface, to: [legal.surface?.rawValue])
    restrict(.attribute, to: legal.attributes.map { $0?.rawValue })
    restrict(.obligation, to: Self.circumstance(legal.obligations))
    restrict(.default, to: Self.circumstance(legal.defaults))
    restrict(.openness, to: Self.circumstance(legal.openness))
    restrict(.outcome, to: Self.circumstance(legal.outcomes))
    restrict(.reservation, to: [nil])
  }

  private static func circumstance<Value: RawRepresentable<String>>(
    _ values: [Value]
  ) -> [String?] {
    values.isEmpty ? [nil] : values.map(\.rawValue)
  }
}
