import OpenAPIFormat
import RuleEngine
import SchemaModel
import SourceText
import TestSupport
import Testing

/// Names that mean two things, or nothing, are remarked upon with their place.
@Suite struct NamingProblemTests {
  @Test(arguments: [
    (
      "/i: {get: {operationId: a, responses: {}}, put: {operationId: a, responses: {}}}",
      ["3:65 the operationId 'a' is used twice, so nobody can tell which operation is meant"]
    ),
    (
      "/i: {get: {parameters: [{name: a, in: query}, {name: a, in: query}], responses: {}}}",
      ["3:49 the query parameter 'a' is in this list twice; the first one is read"]
    ),
    (
      "/i: {parameters: [{name: a, in: query}, {name: a, in: query}], get: {responses: {}}}",
      ["3:43 the query parameter 'a' is in this list twice; the first one is read"]
    ),
    // An operation may override what its path item says.
    ("/i: {parameters: [{name: a, in: query}], get: {parameters: [{name: a, in: query}]}}", []),
    ("i: {get: {responses: {}}}", ["3:3 the path 'i' does not begin with a slash"]),
    ("'/{a': {get: {}}", ["3:3 the braces in the path '/{a' are not in pairs"]),
    ("'/a}{b': {get: {}}", ["3:3 the braces in the path '/a}{b' are not in pairs"]),
    ("'/{a}.{b}': {get: {}}", []),
    (
      "/i: {get: {responses: {20: {}, 6XX: {}, '200': {}, 4XX: {}, default: {}}}}",
      ["3:26 '20' is no status of a response", "3:34 '6XX' is no status of a response"]
    ),
  ])
  func remarks(on paths: String, _ expected: [String]) throws {
    let text = """
      openapi: 3.1.0
      paths:
        \(paths)
      info: {title: T, version: 1.0.0}
      """
    let source = SourceFile(path: "api.yaml", bytes: Array(text.utf8))
    let version = try #require(
      OpenAPIFormat().lower(
        source, in: LoweringContext(annotations: Judged.book.annotations, loader: NoFiles())))
    let lines = LineTable(source.bytes)
    let found = version.diagnostics.filter { $0.message.contains("'") }.map { diagnostic in
      let place = lines.position(at: Int(diagnostic.range.start))
      return "\(place.line):\(place.column) \(diagnostic.message)"
    }
    #expect(found == expected)
    #expect(version.diagnostics.allSatisfy { $0.severity == .warning })
    #expect(version.schema != nil)
  }

  private struct NoFiles: ReferenceLoader {
    func load(_ path: String, from file: SourceFile) throws(ReferenceFailure) -> SourceFile {
      throw ReferenceFailure(message: "\(path) is not there", remedy: nil)
    }
  }
}
