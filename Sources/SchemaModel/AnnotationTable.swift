/// What a lifecycle annotation means, whatever key it was written under.
package enum AnnotationMeaning: String, CaseIterable, Sendable, Hashable {
  case deprecated
  case announced
  case sunset
  case replacement
  case reason
  case guide
  case stability
  case enumDeprecations = "enum-deprecations"
  case plannedChanges = "planned-changes"
  case movedFrom = "moved-from"
}

/// The spellings that annotations are read in: data (`rules/annotations.yaml`), so that a team adds
/// its own without code.
package struct AnnotationTable: Sendable {
  /// One key and what its value means, by what kind of value it is.
  package struct Spelling: Sendable {
    package var key: String
    /// The form that apilint itself writes.
    package var isCanonical = false
    /// What a scalar means that none of the following claims.
    package var meaning: AnnotationMeaning?
    /// What `true` and `false` mean.
    package var boolean: AnnotationMeaning?
    /// What a date means.
    package var date: AnnotationMeaning?
    /// What text that is no date means.
    package var text: AnnotationMeaning?
    /// What the key's mere presence says (`deprecated`).
    package var implies: AnnotationMeaning?
    /// What the members of an object mean.
    package var members: [(key: String, meaning: AnnotationMeaning)] = []
    /// What single values mean, by their lower-case text: a stability level, or `deprecated`.
    package var values: [(value: String, means: String)] = []

    package init(key: String) { self.key = key }
  }

  /// A literal lead-in of prose, followed by a date, with what that date means.
  package struct ProsePattern: Sendable {
    /// Lower-case text with `{date}` where the date stands.
    package var text: String
    package var meaning: AnnotationMeaning
    /// Whether it fits only at the beginning of the text.
    package var isAtStart: Bool
    /// Whether the words alone announce, whatever else the text says.
    package var announces: Bool
    /// The bytes before the date.
    let leadIn: [UInt8]
    package init(
      text: String, meaning: AnnotationMeaning, isAtStart: Bool = false,
      announces: Bool = false
    ) {
      self.text = text
      self.meaning = meaning
      self.isAtStart = isAtStart
      self.announces = announces
      var leadIn = Substring(text)
      while !leadIn.isEmpty, !leadIn.hasSuffix("{date}") { leadIn.removeLast() }
      self.leadIn = Array(leadIn.dropLast("{date}".count).lowercased().utf8)
    }
  }

  package var spellings: [Spelling]
  package var prose: [ProsePattern] { didSet { proseByFirstByte = Self.byFirstByte(prose) } }
  /// The indices of the lead-ins that begin with each byte; those that fit only at the beginning of a text are not among them.
  private(set) var proseByFirstByte: [[Int]]

  /// Names of files beside a schema that list upcoming changes.
  package var sideFiles: [String]

  package init(spellings: [Spelling], prose: [ProsePattern], sideFiles: [String] = []) {
    self.sideFiles = sideFiles
    self.spellings = spellings
    self.prose = prose
    proseByFirstByte = Self.byFirstByte(prose)
  }

  private static func byFirstByte(_ prose: [ProsePattern]) -> [[Int]] {
    var indices = [[Int]](repeating: [], count: 256)
    for (index, pattern) in prose.enumerated() where !pattern.isAtStart {
      if let first = pattern.leadIn.first { indices[Int(first)].append(index) }
    }
    return indices
  }
}

extension AnnotationTable.Spelling {
  /// The aspect that a slip in this key is a fact about.
  package var aspect: Aspect {
    switch meaning ?? date ?? text ?? boolean ?? .deprecated {
    case .deprecated, .enumDeprecations: .deprecation
    case .announced: .announcement
    case .sunset: .sunset
    case .replacement, .movedFrom: .replacement
    case .reason: .reason
    case .guide: .guide
    case .stability: .stability
    case .plannedChanges: .plan
    }
  }
}
