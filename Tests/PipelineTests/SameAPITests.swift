import RuleEngine
import SchemaDiff
import SchemaModel
import Testing

/// The same small API in OpenAPI and in GraphQL: the same change is told by the same compatibility, in the
/// same direction, about the same thing.
@Suite struct SameAPITests {
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    /// Properties of what is sent and what is received, in both formats.
    var openAPI: (before: String, after: String)
    var graphQL: (before: String, after: String)
    var expected: [String]
    var isSent: Bool
  }

  private static func sent(
    _ what: String, _ openAPI: (String, String), _ graphQL: (String, String), _ expected: String...
  ) -> Case {
    Case(
      testDescription: "sent: " + what, openAPI: openAPI, graphQL: graphQL, expected: expected,
      isSent: true)
  }

  private static func received(
    _ what: String, _ openAPI: (String, String), _ graphQL: (String, String), _ expected: String...
  ) -> Case {
    Case(
      testDescription: "received: " + what, openAPI: openAPI, graphQL: graphQL,
      expected: expected, isSent: false)
  }

  private static let notice =
    "deprecated: true, x-deprecated-at: 2026-01-10, x-sunset: 2026-11-01, x-deprecated-reason: unused"
  private static let reason =
    #"@deprecated(reason: "unused. Deprecated on 2026-01-10. Removal on 2026-11-01 UTC.")"#

  static let cases: [Case] = [
    received(
      "removed", ("n: {type: string}, o: {type: string}", "o: {type: string}"),
      ("n: String o: String", "o: String"), "breaking response presence removed property n"),
    received(
      "added", ("o: {type: string}", "n: {type: string}, o: {type: string}"),
      ("o: String", "n: String o: String"), "compatible response presence added property n"),
    received(
      "another type", ("n: {type: string}", "n: {type: integer}"), ("n: String!", "n: Int!"),
      "breaking response type changed property n"),
    received(
      "may be null", ("n: {type: string}", "n: {type: [string, 'null']}"),
      ("n: String!", "n: String"), "breaking response nullability widened property n"),
    received(
      "is never null", ("n: {type: [string, 'null']}", "n: {type: string}"),
      ("n: String", "n: String!"), "compatible response nullability narrowed property n"),
    received(
      "became a list", ("n: {type: string}", "n: {type: array, items: {type: string}}"),
      ("n: String!", "n: [String!]!"), "breaking response type changed property n"),
    received(
      "deprecated",
      (
        "n: {type: string}",
        "n: {type: string, \(notice.replacing("2026-11-01", with: "2027-06-01"))}"
      ),
      ("n: String", "n: String \(reason.replacing("2026-11-01", with: "2027-06-01"))"),
      "compatible none deprecation added property n",
      "compatible none announcement backdated property n"),
    received(
      "removed under notice",
      ("n: {type: string, \(notice)}, o: {type: string}", "o: {type: string}"),
      ("n: String \(reason) o: String", "o: String"),
      "breaking response presence removed property n"),
    sent(
      "removed", ("n: {type: string}, o: {type: string}", "o: {type: string}"),
      ("n: String o: String", "o: String"), "breaking request presence removed property n"),
    sent(
      "added", ("o: {type: string}", "n: {type: string}, o: {type: string}"),
      ("o: String", "n: String o: String"), "compatible request presence added property n"),
    sent(
      "another type", ("n: {type: string}", "n: {type: integer}"), ("n: String", "n: Int"),
      "breaking request type changed property n"),
    sent(
      "an enum value removed", ("n: {type: string, enum: [A, B]}", "n: {type: string, enum: [A]}"),
      ("n: E", "n: E"), "breaking request presence removed enum-value B"),
  ]

  @Test(arguments: cases)
  func theSameChangeIsTold(_ example: Case) throws {
    let openAPI = try Judged(
      Self.openAPI(example.openAPI.before, example.isSent),
      Self.openAPI(example.openAPI.after, example.isSent))
    let graphQL = try Judged(
      Self.graphQL(example.graphQL.before, example.isSent, values: "A B"),
      Self.graphQL(
        example.graphQL.after, example.isSent,
        values: example.testDescription.contains("enum") ? "A" : "A B"), path: "api.graphql")
    let told = graphQL.findings.map(Self.text).sorted()
    #expect(told == openAPI.findings.map(Self.text).sorted())
    #expect(told == example.expected.sorted())
    let verdicts = (openAPI.findings.map(\.verdict), graphQL.findings.map(\.verdict))
    #expect(verdicts.0 == verdicts.1)
  }

  private static func text(_ finding: Finding) -> String {
    "\(finding.compatibility.rawValue) \(finding.direction) \(finding.aspect.rawValue) "
      + "\(finding.relation.rawValue) \(finding.kind.rawValue) \(finding.name)"
  }

  private static func openAPI(_ properties: String, _ isSent: Bool) -> String {
    let schema =
      "{type: object, additionalProperties: false, properties: {\(properties)}}"
    let body = "content: {application/json: {schema: \(schema)}}"
    return """
      openapi: 3.1.0
      info: {title: Things, version: 1.0.0}
      paths:
        /things:
          post:
            requestBody: {\(isSent ? body : "content: {application/json: {schema: {}}}")}
            responses: {'200': {description: Done\(isSent ? "" : ", " + body)}}
      """.replacing("version: 1.0.0", with: "version: main")
  }

  private static func graphQL(_ fields: String, _ isSent: Bool, values: String) -> String {
    isSent
      ? "type Query { things(in: I): Int } input I { \(fields) } enum E { \(values) }"
      : "type Query { things: T } type T { \(fields) }"
  }
}
