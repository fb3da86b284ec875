internal import RuleEngine

/// What words on the axes mean, for people who have not read the manual.
enum AxisPhrases {
  /// What a word means; nil where it says so itself.
  static func phrase(for word: String, on axis: MatchAxis) -> String? {
    switch axis {
    case .aspect: aspects[word]
    case .relation: relations[word]
    case .direction: directions[word]
    case .surface: surfaces[word]
    case .obligation: ["required": "it must be there", "optional": "it may be left out"][word]
    case .default: ["present": "it has a default", "absent": "it has no default"][word]
    case .openness:
      [
        "open": "the list of values, or the object around it, takes others too",
        "closed": "the list of values, or the object around it, takes no others",
      ][word]
    case .outcome: ["success": "a 2XX or 3XX response", "error": "any other response"][word]
    case .reservation: ["none": "what identified it may be used again"][word]
    case .element, .attribute, .format, .stability: nil
    }
  }

  private static let directions = [
    "request": "in what consumers send", "response": "in what consumers receive",
    "none": "not in data that flows",
  ]

  private static let surfaces = [
    "wire": "what travels", "json": "the JSON spelling", "source": "generated code",
  ]

  private static let aspects = [
    "presence": "that it is there", "name": "what it is called", "location": "where it lives",
    "type": "the type of its values", "nullability": "whether it may be null",
    "requirement": "whether it must be there", "lower-bound": "how small its values may be",
    "upper-bound": "how large its values may be", "pattern": "the pattern of its text",
    "values": "whether its values are a closed list", "keyword": "another restriction of values",
    "extra-properties": "whether an object takes properties that it does not name",
    "default": "what counts where it is left out",
    "access": "whether it is read-only or write-only",
    "discriminator": "how alternatives are told apart", "serialization": "how it is written",
    "security": "the authorization that it asks for",
    "reservation": "numbers and names that are not used again",
    "attribute": "a named thing that has a value", "deprecation": "whether it is deprecated",
    "announcement": "the day on which its deprecation was announced",
    "sunset": "the first day on which it may be gone", "replacement": "what to use instead",
    "reason": "why it is deprecated", "guide": "where the migration is explained",
    "stability": "its stability level", "plan": "a breaking change announced in advance",
    "description": "text that promises nothing", "version": "the version that the API states",
    "policy": "the notice policy itself",
  ]

  private static let relations = [
    "narrowed": "what was allowed before may no longer be",
    "widened": "more is allowed than before", "missing": "it should be there",
    "invalid": "it cannot be understood", "misspelt": "its key is nearly a known one",
    "misplaced": "it means nothing where it stands", "ignored": "the format drops it",
    "conflicting": "two spellings disagree", "contradicted": "the text says something else",
    "backdated": "earlier than the history shows", "short": "less notice than is promised",
    "overdue": "past, and the element is still there", "unknown": "it names nothing that exists",
    "superseded": "what it names is deprecated too", "outlives": "later than what contains it",
    "premature": "it arrived like that", "imposed": "although consumers must send it",
    "orphaned": "without what it belongs to", "insufficient": "less than the changes call for",
  ]
}
