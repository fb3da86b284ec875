import Changelog
import RuleEngine
import SchemaModel
import Testing

/// What consumers are shown of what they send and receive, made up from the schemas.
@Suite struct PayloadTests {
  @Test("what was removed is in the one and not in the other, with what has to be there beside it")
  func removedProperty() throws {
    let payload = try payload(
      """
      type: object
      required: [id, status, size]
      properties:
        id: {type: string, format: uuid}
        status: {type: string, enum: [open, closed]}
        size: {type: integer, minimum: 3}
        note: {type: string, maxLength: 2}
        email: {type: string, example: ann@example.com}
      """,
      """
      type: object
      required: [id, status, size]
      properties:
        id: {type: string, format: uuid}
        status: {type: string, enum: [open, closed]}
        size: {type: integer, minimum: 3}
        note: {type: string, maxLength: 2}
      """, "response-property-removed")
    let before = try #require(payload.before)
    #expect(
      before == """
        {
          "id": "3f0c1b7a-5d2e-4c68-9a41-7b0e6f2d8c35",
          "status": "open",
          "size": 3,
          "email": "ann@example.com"
        }
        """)
    #expect(payload.after == before.replacing(",\n  \"email\": \"ann@example.com\"", with: ""))
  }

  @Test("examples and defaults of the schema come before made-up values")
  func givenValues() throws {
    let payload = try payload(
      """
      type: object
      required: [a, b, c, d]
      properties:
        a: {type: string, examples: [from examples, other]}
        b: {type: integer, default: 42}
        c: {const: fixed}
        d: {type: array, items: {type: boolean}}
        gone: {type: number}
      """,
      """
      type: object
      required: [a, b, c, d]
      properties:
        a: {type: string, examples: [from examples, other]}
        b: {type: integer, default: 42}
        c: {const: fixed}
        d: {type: array, items: {type: boolean}}
      """, "response-property-removed")
    #expect(
      payload.after == """
        {
          "a": "from examples",
          "b": 42,
          "c": "fixed"
        }
        """)
  }

  @Test("a type that contains itself ends")
  func recursive() throws {
    func document(_ extra: String) -> String {
      """
      openapi: 3.1.0
      info: {title: T, version: "1"}
      paths:
        /nodes:
          get:
            responses:
              "200":
                description: d
                content: {application/json: {schema: {$ref: "#/components/schemas/Node"}}}
      components:
        schemas:
          Node:
            type: object
            required: [child, name]
            properties:
              child: {$ref: "#/components/schemas/Node"}
              name: {type: string}
      \(extra)
      """
    }
    let judged = try Judged(document("        gone: {type: string}"), document(""))
    let payload = try #require(
      judged.findings.first { $0.rule == "response-property-removed" }
        .flatMap { Payload(of: $0, in: judged.comparison) })
    #expect(payload.before?.contains("\"gone\": \"text\"") ?? false)
  }

  @Test("one of several values is told by itself")
  func value() throws {
    let payload = try payload(
      "{type: object, required: [s], properties: {s: {type: string, enum: [a, b]}}}",
      "{type: object, required: [s], properties: {s: {type: string, enum: [a]}}}",
      "response-enum-value-removed", orFirst: true)
    #expect(payload.before == "{\n  \"s\": \"b\"\n}")
    #expect(payload.after == nil)
  }

  @Test("of a query only what it asks for comes back")
  func graphQL() throws {
    let judged = try Judged(
      "type Query { user: User }\ntype User { id: ID! name: String email: String }",
      "type Query { user: User }\ntype User { id: ID! name: String }", path: "schema.graphql")
    let finding = try #require(judged.findings.first { $0.coordinate == "User.email" })
    let payload = try #require(Payload(of: finding, in: judged.comparison))
    #expect(payload.before == "{\n  \"id\": \"text\",\n  \"email\": \"text\"\n}")
    #expect(payload.after == "{\n  \"id\": \"text\"\n}")
  }

  @Test("what is only announced changes nothing that is sent or received yet")
  func announced() throws {
    let judged = try Judged(
      document("{type: object, properties: {a: {type: string}}}"),
      document(
        "{type: object, properties: {a: {type: string, deprecated: true, x-sunset: 2027-03-01}}}"))
    let finding = try #require(judged.findings.first { $0.rule == "deprecated" })
    #expect(Payload(of: finding, in: judged.comparison) == nil)
  }

  private func document(_ schema: String) -> String {
    let lines = schema.split(separator: "\n").map { "                  \($0)" }
    return """
      openapi: 3.1.0
      info: {title: T, version: "1"}
      paths:
        /things:
          get:
            responses:
              "200":
                description: d
                content:
                  application/json:
                    schema:
      \(lines.map { "      " + $0 }.joined(separator: "\n"))

      """
  }

  /// The payload of the finding of a rule, of two versions of what an operation returns.
  private func payload(
    _ before: String, _ after: String, _ rule: String, orFirst: Bool = false
  ) throws -> Payload {
    let judged = try Judged(document(before), document(after))
    let finding =
      judged.findings.first { $0.rule == rule }
      ?? (orFirst ? judged.findings.first { $0.kind == .enumValue } : nil)
    let found = try #require(finding, "\(judged.findings.map(\.rule))")
    return try #require(Payload(of: found, in: judged.comparison))
  }
}
