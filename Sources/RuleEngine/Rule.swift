package import SourceText

/// One rule: what it is about, what that means for consumers, and what is said to whom.
/// It is data, one file each; no rule is known to the code by its name.
package struct Rule: Sendable {
  /// Unique, in lower-case words with hyphens, and the name of its file.
  package var id: String
  /// The folder that its file stands in.
  package var category: String
  /// What it finds, in one line without a full stop.
  package var summary: String
  package var compatibility: Compatibility
  /// The compatibility where components are promised to consumers as they are
  /// (``NoticePolicy/hasPublicComponents``); nil where that makes no difference.
  package var publicCompatibility: Compatibility?
  package var severity: Severity
  package var bump: Bump
  package var match: RuleMatch
  /// What happened, to what.
  package var message: MessageTemplate
  /// What the author of the API should do.
  package var advice: MessageTemplate
  /// The same news for a consumer of the API.
  package var consumers: MessageTemplate
  /// Why this matters, in paragraphs.
  package var explanation: String
  /// Where the formats and protocols say so.
  package var references: [String]
  package var examples: [RuleExample]
  /// Whether it comes from a team's own folder, and so beats the built-in ones.
  package var isOwn: Bool
  /// Where its `match` stands, in the files of the ``RuleBook``.
  package var place: SourceRange

  package init(
    id: String, category: String, summary: String, compatibility: Compatibility,
    severity: Severity? = nil, bump: Bump? = nil, match: RuleMatch, message: MessageTemplate,
    advice: MessageTemplate = MessageTemplate(verbatim: ""),
    consumers: MessageTemplate = MessageTemplate(verbatim: ""), explanation: String = "",
    references: [String] = [], examples: [RuleExample] = [], isOwn: Bool, place: SourceRange
  ) {
    self.id = id
    self.category = category
    self.summary = summary
    self.compatibility = compatibility
    self.severity = severity ?? compatibility.usualSeverity
    self.bump = bump ?? compatibility.usualBump
    self.match = match
    self.message = message
    self.advice = advice
    self.consumers = consumers
    self.explanation = explanation
    self.references = references
    self.examples = examples
    self.isOwn = isOwn
    self.place = place
  }
}

extension Rule {
  /// The rule as it speaks where components are promised to consumers.
  func speakingOfPublicComponents() -> Rule {
    guard let publicCompatibility else { return self }
    var rule = self
    rule.compatibility = publicCompatibility
    rule.severity = publicCompatibility.usualSeverity
    rule.bump = publicCompatibility.usualBump
    // What it advises where nobody is hurt.
    rule.advice = MessageTemplate(verbatim: "")
    return rule
  }
}

extension Compatibility {
  /// The severity of rules that state none.
  package var usualSeverity: Severity {
    switch self {
    case .breaking: .error
    case .undecided, .risky: .warning
    case .compatible: .info
    }
  }

  /// The bump of rules that state none.
  package var usualBump: Bump {
    switch self {
    case .breaking, .undecided: .major
    case .risky: .minor
    case .compatible: .patch
    }
  }
}
