import SourceText
import SyntaxTree
import Testing

@testable import RuleEngine

/// What is wrong with a text as YAML, and with the outline of a document.
func problems(inYAML text: String) -> [String] {
  var symbols = SymbolTable()
  var diagnostics: [Diagnostic] = []
  let source = SourceFile(path: "openapi.yaml", bytes: Array(text.utf8))
  let tree = SyntaxParser.parse(
    source, file: FileIndex(0), symbols: &symbols, diagnostics: &diagnostics)
  guard let tree else { return diagnostics.map(\.message) + ["no tree"] }
  let keys = tree.children(tree.root).map { symbols.text(tree.key($0)) }
  var problems = diagnostics.map(\.message)
  if !keys.contains("openapi") && !keys.contains("swagger") { problems.append("no version") }
  return problems
}

@Suite("Example documents")
struct ExampleDocumentTests {
  @Test(arguments: RuleExample.Place.allCases.filter { $0 != .graphql })
  func wrapsEveryPlace(_ place: RuleExample.Place) {
    let text = place == .document ? "openapi: 3.1.0\n" : "a:\n  - b\n\n  - c: |\n      d\n"
    let example = RuleExample(place: place, before: text, after: text, expected: [])
    #expect(problems(inYAML: ExampleDocument.before(example)) == [])
  }

  @Test func movesTheTextToItsPlace() {
    let example = RuleExample(
      place: .requestSchema, before: "type: object\nproperties:\n  id: {type: string}\n",
      after: "type: object\n", openAPIVersion: "3.0.3", expected: [])
    #expect(
      ExampleDocument.before(example) == """
        openapi: 3.0.3
        info:
          title: Things
          version: 1.0.0
        paths:
          /things:
            post:
              requestBody:
                content:
                  application/json:
                    schema:
                      type: object
                      properties:
                        id: {type: string}
              responses:
                "204":
                  description: Done

        """)
  }
}
