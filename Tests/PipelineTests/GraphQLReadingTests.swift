import GraphQLFormat
import RuleEngine
import SchemaDiff
import SchemaModel
import SourceText
import Testing

/// What is wrong in a GraphQL schema is told with its place, all of it in one run; nothing crashes.
@Suite struct GraphQLReadingTests {
  /// Every construct of SDL.
  static let everything = """
    \u{FEFF}"The \\u{1F600} API" schema @link(url: "x", import: ["a", {b: C}]) { query: Query, mutation: M }
    extend schema @tag(name: \"\"\"a \\\"\"\" b\"\"\") { subscription: S }
    \"\"\"
    Block
      text
    \"\"\"
    type Query implements & A & B @x(a: -1.5e3, b: null, c: $) {
      "d" f("e" a: [Int!]! = [1, 2] @d(n: true), b: I = {x: "y", z: E}): [[A!]]! @deprecated(reason: "r")
      g: Int # note
    }
    type M { m: Int } type S { s(a: Int): Int }
    interface A implements B { f: Int } interface B
    extend interface B @y { f: Int }
    union U @z = | Query | M
    extend union U = S
    enum E { X @deprecated Y } extend enum E { Z }
    input I @oneOf { x: String = "a\\n" z: E } extend input I { w: [I!] }
    scalar T @specifiedBy(url: "u")
    directive @d(n: Boolean! = true, "p" q: Int) repeatable on | FIELD | ARGUMENT_DEFINITION
    """

  private func lower(_ bytes: [UInt8]) -> LoweredVersion? {
    GraphQLFormat().lower(
      SourceFile(path: "api.graphql", bytes: bytes),
      in: LoweringContext(annotations: Judged.book.annotations, loader: NoOtherFiles()))
  }

  /// `line:column message` of each error.
  private func errors(_ text: String) -> [String] {
    guard let version = lower(Array(text.utf8)) else { return ["no schema"] }
    return version.diagnostics.filter { $0.severity == .error }.map { diagnostic in
      let file = version.files[Int(diagnostic.range.file.raw)]
      let place = LineTable(file.bytes).position(at: Int(diagnostic.range.start))
      return "\(place.line):\(place.column) \(diagnostic.message)"
    }
  }

  @Test func everyErrorOfAFileIsToldOnceWithItsPlace() {
    let text = """
      type Query {
        a Int
        b: [Int
        c: Int
        d(x: ): Int
        e: Int! = 3
        f: Int
      }
      typ Foo { a: Int }
      input I {
        a: Int = 01
        b: String = "open
        c: Missing
      }
      enum { X }
      union = A
      type Last { a: Int
      """
    #expect(
      errors(text) == [
        "2:5 ':' was expected before the type of a field, not 'Int'",
        "4:3 ']' was expected at the end of a list type, not 'c'",
        "5:8 a type was expected, not ')'",
        "6:11 the name of a field was expected, not '='",
        "9:1 'type', 'interface', 'input', 'enum', 'union', 'scalar', 'directive', 'schema' or 'extend' was "
          + "expected, not 'typ'",
        "11:12 this is no number",
        "12:15 a string is not closed on its line",
        "15:6 the name of an enum was expected, not '{'",
        "16:7 the name of a union was expected, not '='",
        "17:11 the body of a type is not closed",
      ])
  }

  @Test func whatIsNoSchemaIsSaid() {
    #expect(errors("query { a }").first?.hasPrefix("1:1 a definition of the schema") ?? false)
    #expect(lower([0x74, 0x79, 0xFF, 0xFE])?.diagnostics.first?.severity == .error)
  }

  @Test(arguments: ["[", "{a:", "("])
  func nestingWithoutEndIsAnErrorWithAPlace(_ opening: String) {
    let deep = String(repeating: opening, count: 100_000)
    for text in [
      "type Query { a: \(deep)", "type Query { a(b: Int = \(deep)", "type Query @x(a: \(deep)",
      "type Query \(deep)",
    ] {
      let told = errors(text)
      #expect(!told.isEmpty && told.count <= 100, "\(text.prefix(30)): \(told.count)")
      #expect(told.allSatisfy { $0.hasPrefix("1:") })
    }
  }

  @Test func cutAtAnyByteItIsReadOrRefusedWithAPlaceInside() throws {
    let bytes = Array(Self.everything.utf8)
    for count in 0...bytes.count {
      let version = try #require(lower(Array(bytes[..<count])))
      #expect(version.diagnostics.allSatisfy { Int($0.range.end) <= count }, "\(count)")
      if let schema = version.schema {
        #expect(compare(schema, schema).changes.isEmpty, "\(count)")
      }
    }
  }

  @Test func anyByteChangedNeitherCrashesNorLosesItsPlace() throws {
    let bytes = Array(Self.everything.utf8)
    for index in bytes.indices {
      for other: UInt8 in [0, 0x0A, 0x20, 0x22, 0x23, 0x28, 0x40, 0x5B, 0x5C, 0x7B, 0x7D, 0x80] {
        var changed = bytes
        changed[index] = other
        let version = try #require(lower(changed))
        #expect(version.diagnostics.allSatisfy { Int($0.range.end) <= bytes.count })
      }
    }
  }

  private struct NoOtherFiles: ReferenceLoader {
    func load(_ path: String, from file: SourceFile) throws(ReferenceFailure) -> SourceFile {
      throw ReferenceFailure(message: "\(path) is not there", remedy: nil, isAbsent: true)
    }
  }
}
