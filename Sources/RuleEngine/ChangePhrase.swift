internal import SchemaDiff
internal import SchemaModel

/// What differs, as one phrase, so that rules need no message for each keyword:
/// `maxLength lowered from 50 to 20`.
enum ChangePhrase {
  static func text(_ change: Change) -> String {
    let old = change.beforeValue.map(shortened)
    let new = change.afterValue.map(shortened)
    switch change.aspect {
    case .lowerBound, .upperBound:
      return bound(
        keyword(change), old, new, isTighter: change.relation == .narrowed, change.aspect)
    case .nullability:
      return change.relation == .widened ? "null is now allowed" : "null is no longer allowed"
    case .requirement:
      return change.relation == .narrowed ? "became required" : "became optional"
    case .values:
      if let old, let new { return "values changed from \(old) to \(new)" }
      if let new { return "values limited to \(new)" }
      return "values no longer limited to \(old ?? "a list")"
    case .extraProperties:
      return
        "properties that are not described: \(old ?? "allowed") before, \(new ?? "allowed") now"
    case .presence: return change.relation == .added ? "added" : "removed"
    case .access: return change.relation == .added ? "now visible" : "no longer visible"
    case .security: return "\(old ?? "nothing") before, \(new ?? "nothing") now"
    default: return general(subject(change), old, new)
    }
  }

  /// The keyword or annotation as the author knows it.
  private static func subject(_ change: Change) -> String {
    switch change.aspect {
    case .type:
      switch change.attribute {
      case .format: return "format"
      case .oneOf, .anyOf: return "alternatives"
      default: return "type"
      }
    case .attribute where change.attribute == .locations: return "place"
    case .attribute where change.attribute == .extension: return change.valueName ?? "extension"
    case .multipleOf, .keyword, .serialization, .attribute, .discriminator:
      let word = keyword(change)
      if change.attribute == nil { return word }
      return change.valueName.map { "\(word) \($0)" } ?? word
    case .description: return change.valueName ?? "text"
    case .announcement: return "announcement day"
    case .plan: return "planned change"
    default: return change.aspect.rawValue
    }
  }

  private static func keyword(_ change: Change) -> String {
    guard let attribute = change.attribute else { return change.valueName ?? "keyword" }
    switch attribute {
    case .propertyName: return "discriminator property"
    case .apiKeyName: return "key name"
    case .apiKeyLocation: return "key location"
    case .openidUrl: return "openIdConnectUrl"
    case .schemeType: return "type"
    case .httpScheme: return "scheme"
    case .rootQuery: return "query type"
    case .rootMutation: return "mutation type"
    case .rootSubscription: return "subscription type"
    case .specifiedBy: return "specification"
    case .directiveUse: return "arguments"
    case .authorizationUrl: return "authorizationUrl"
    default: return camelCased(attribute.rawValue)
    }
  }

  private static func camelCased(_ word: String) -> String {
    let parts = word.split(separator: "-")
    return parts.dropFirst().reduce(String(parts.first ?? "")) { text, part in
      text + part.prefix(1).uppercased() + part.dropFirst()
    }
  }

  private static func bound(
    _ keyword: String, _ old: String?, _ new: String?, isTighter: Bool, _ aspect: Aspect
  ) -> String {
    guard let old else { return "\(keyword) \(new ?? "") added" }
    guard let new else { return "\(keyword) \(old) removed" }
    let isRaised = isTighter == (aspect == .lowerBound)
    return "\(keyword) \(isRaised ? "raised" : "lowered") from \(old) to \(new)"
  }

  private static func general(_ subject: String, _ old: String?, _ new: String?) -> String {
    switch (old, new) {
    case (let old?, let new?): "\(subject) changed from \(old) to \(new)"
    case (nil, let new?): "\(subject) \(new) added"
    case (let old?, nil): "\(subject) \(old) removed"
    case (nil, nil): "\(subject) changed"
    }
  }

  /// Long values (schemas, texts) are cut: the places show them whole.
  static func shortened(_ text: String) -> String {
    guard text.unicodeScalars.count > 80 else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(77))) + "…"
  }
}
