/// A whole document around the small text of a ``RuleExample``. The version after is a major
/// one later, so that nothing is said of it.
package enum ExampleDocument {
  /// The document before.
  package static func before(_ example: RuleExample) -> String {
    wrap(example.before, example, version: "1.0.0")
  }

  /// The document after.
  package static func after(_ example: RuleExample) -> String {
    wrap(example.after, example, version: "2.0.0")
  }

  private static func wrap(_ text: String, _ example: RuleExample, version: String) -> String {
    let head = """
      openapi: \(example.openAPIVersion)
      info:
        title: Things
        version: \(version)
      paths:
        /things:
          post:

      """
    return switch example.place {
    case .document, .graphql: text
    case .operation: head + indented(text, by: 6)
    case .parameter:
      head + """
              parameters:
                -
        \(indented(text, by: 10))
              responses:
                "204":
                  description: Done

        """
    case .requestSchema:
      head + """
              requestBody:
                content:
                  application/json:
                    schema:
        \(indented(text, by: 14))
              responses:
                "204":
                  description: Done

        """
    case .responseSchema:
      head + """
              responses:
                "200":
                  description: Done
                  content:
                    application/json:
                      schema:
        \(indented(text, by: 16))

        """
    }
  }

  /// Every line moved to the right; blank ones stay empty, and the last line break is left out.
  private static func indented(_ text: String, by count: Int) -> String {
    let margin = String(repeating: " ", count: count)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { $0.isEmpty ? "" : margin + $0 }.joined(separator: "\n")
  }
}
