import BuiltInRules
import RuleEngine
import SourceText
import Testing

/// A rule is one YAML file, and nothing else.
@Suite struct OwnRuleTests {
  @Test func aNewFileIsANewRule() throws {
    let rule = """
      id: our-email-removed
      summary: Our consumers key everything by email
      compatibility: breaking
      match: {aspect: presence, relation: removed, element: property, direction: response, obligation: required}
      message: "{noun} {name} is what we key by"
      advice: "Keep it."
      consumers: "It is gone."
      explanation: It is what everybody keys by.
      references: [https://example.com/emails]
      """
    var diagnostics: [Diagnostic] = []
    let book = RuleBook.load(
      builtIn: builtInRuleFiles.map { ($0.path, $0.text) },
      own: [("presence/our-email-removed.yaml", rule)], diagnostics: &diagnostics)
    #expect(diagnostics.isEmpty)
    let judged = try Judged(document(true), document(false), book: book)
    #expect(judged.rules == ["our-email-removed"])
    #expect(judged.findings[0].message == "property 'email' is what we key by")
  }

  private func document(_ hasEmail: Bool) -> String {
    """
    openapi: 3.1.0
    info: {title: t, version: "1"}
    paths:
      /a:
        get:
          responses:
            "200":
              description: ok
              content:
                application/json:
                  schema:
                    type: object
                    required: [id\(hasEmail ? ", email" : "")]
                    properties:
                      id: {type: string}
    """ + (hasEmail ? "\n                  email: {type: string}\n" : "\n")
  }
}
