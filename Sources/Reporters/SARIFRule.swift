internal import RuleEngine
internal import SourceText

/// A rule as SARIF describes it (2.1.0, section 3.49).
enum SARIFRule {
  /// - Parameter rule: nil for what is not in the book, such as things that could not be read.
  static func write(_ id: String, _ rule: Rule?, to json: inout JSONWriter) {
    let summary = rule?.summary ?? "Something in an input could not be read"
    json.object { json in
      json.member("id", id)
      json.object("shortDescription") { json in json.member("text", summary) }
      json.object("fullDescription") { json in
        json.member("text", rule.map { firstParagraph(of: $0) } ?? summary)
      }
      json.object("help") { json in
        // Texts of rules are Markdown of ours.
        let help = rule.map { Self.help(of: $0) } ?? "Correct what the message names."
        json.member("text", help)
        json.member("markdown", help)
      }
      if let reference = rule?.references.first(where: { URIText.isWebAddress($0) }) {
        json.member("helpUri", reference)
      }
      json.object("defaultConfiguration") { json in
        json.member("level", SARIFResult.level(of: rule?.severity ?? .error))
      }
      json.object("properties") { json in
        json.member("tags", ["api", rule?.category ?? "input"])
        if let rule { json.member("compatibility", rule.compatibility.rawValue) }
      }
    }
  }

  private static func firstParagraph(of rule: Rule) -> String {
    let lines = rule.explanation.split(separator: "\n", omittingEmptySubsequences: false)
    let text = lines.prefix { !$0.isEmpty }.joined(separator: " ")
    return text.isEmpty ? rule.summary : text
  }

  private static func help(of rule: Rule) -> String {
    var parts = [rule.explanation.isEmpty ? rule.summary + "." : rule.explanation]
    let advice = rule.advice.text { "<\($0.rawValue)>" }
    if !advice.isEmpty { parts.append("What to do: \(advice)") }
    parts.append("`apilint explain \(rule.id)` shows examples.")
    return parts.map { $0.trimmed }.joined(separator: "\n\n")
  }
}

extension String {
  /// Without line feeds at its end.
  fileprivate var trimmed: String {
    var text = self[...]
    while text.last == "\n" { text.removeLast() }
    return String(text)
  }
}
