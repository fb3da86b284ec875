import SourceText
import SyntaxTree
import Testing

@Suite struct YAMLTreeTests {
  @Test(arguments: [
    ("null", NodeKind.null), ("Null", .null), ("NULL", .null), ("~", .null), ("nUll", .string),
    ("true", .boolean), ("True", .boolean), ("FALSE", .boolean), ("tRue", .string),
    ("0", .integer), ("-12", .integer), ("+3", .integer), ("017", .integer), ("0o17", .integer),
    ("0xFf", .integer), ("0o8", .string), ("0x", .string), ("0xg", .string), ("-0x1", .string),
    ("1.", .number), (".5", .number), ("-1.5e-3", .number), ("1e9", .number), (".inf", .number),
    ("-.INF", .number), ("+.Inf", .number), (".nan", .number), ("-.nan", .string), (".", .string),
    ("1e", .string), ("1.2.3", .string), ("-", .sequence), ("2024-01-01", .string),
    ("1_000", .string), ("12:30", .string), ("yes", .string), ("v1", .string), ("e5", .string),
  ])
  func `plain scalars are resolved by the core schema`(text: String, kind: NodeKind) {
    let parsed = Parsed("a:\n  \(text)\n")
    #expect(parsed.node("a").flatMap { parsed.tree?.kind($0) } == kind)
  }

  @Test func `quoted and block scalars are text`() {
    let parsed = Parsed("a: '1'\nb: \"true\"\nc: |\n  1\nd: >-\n  x\n  y\n\ne: z\n")
    #expect(parsed.canonical == #"{"a":"1","b":"true","c":"1\n","d":"x y","e":"z"}"#)
    let styles = parsed.tree.map { tree in tree.children(tree.root).map { tree.style($0) } }
    #expect(styles == [.singleQuoted, .doubleQuoted, .literal, .folded, .plain])
  }

  @Test func `ranges span what is written`() {
    let parsed = Parsed(
      """
      # ü
      "kéy":
        list:
        - one # comment
        - {x: 'ö', y: }
        text: |
          lines

          more

      # end
      last: [ ]
      none:
      """)
    #expect(parsed.report.isEmpty)
    func range(_ path: String...) -> String? {
      var node = parsed.tree?.root
      for step in path {
        node = node.flatMap { node in
          Int(step).flatMap { index in
            parsed.tree.flatMap { Array($0.children(node)).dropFirst(index).first }
          } ?? parsed.tree?.child(node, named: step, parsed.symbols)
        }
      }
      return parsed.text(node.flatMap { parsed.tree?.range($0) })
    }
    #expect(range("kéy", "list") == "- one # comment\n  - {x: 'ö', y: }")
    #expect(range("kéy", "list", "0") == "one")
    #expect(range("kéy", "list", "1") == "{x: 'ö', y: }")
    #expect(range("kéy", "list", "1", "x") == "'ö'")
    #expect(range("kéy", "list", "1", "y") == "")
    #expect(range("kéy", "text") == "|\n    lines\n\n    more")
    #expect(range("kéy")?.hasPrefix("list:") == true)
    #expect(range("kéy")?.hasSuffix("more") == true)
    #expect(range("last") == "[ ]")
    #expect(range("none") == "")
    #expect(range()?.hasPrefix("\"kéy\"") == true)
    #expect(range()?.hasSuffix("none:") == true)
    let tree = parsed.tree
    #expect(parsed.text(tree?.keyRange(NodeID(1))) == "\"kéy\"")
    #expect(tree?.keyRange(NodeID(0)) == nil)
    #expect(parsed.text(tree?.place(NodeID(0))) == "\"kéy\":")
    #expect(
      parsed.text(parsed.node("kéy", "list", "1").flatMap { tree?.place($0) }) == "{x: 'ö', y: }")
  }

  @Test func `aliases become copies at the place of the alias`() {
    let parsed = Parsed("a: &x {b: 1, c: [2, 3]}\nd: *x\ne: [*x, 4]\nf: &y 5\ng: *y\n*y : h\n")
    #expect(parsed.report.isEmpty)
    #expect(
      parsed.canonical
        == #"{"5":"h","a":{"b":1,"c":[2,3]},"d":{"b":1,"c":[2,3]},"e":[{"b":1,"c":[2,3]},4],"f":5,"g":5}"#
    )
    let copy = parsed.node("d")
    #expect(parsed.text(copy.flatMap { parsed.tree?.keyRange($0) }) == "d")
    #expect(parsed.text(copy.flatMap { parsed.tree?.range($0) }) == "&x {b: 1, c: [2, 3]}")
    #expect(
      parsed.node("d", "c", "1").map { parsed.tree?.pointer(to: $0, parsed.symbols) } == "/d/c/1")
  }

  @Test func `an anchor may be on a key and be given anew`() {
    let parsed = Parsed("&k key: *k\na: &v 1\nb: *v\nc: &v 2\nd: *v\n")
    #expect(parsed.canonical == #"{"a":1,"b":1,"c":2,"d":2,"key":"key"}"#)
  }

  @Test func `merge keys bring what the mapping has not`() {
    let parsed = Parsed(
      """
      base: &base {a: 1, b: {x: 1}}
      other: &other
        <<: *base
        c: 3
      one:
        <<: *base
        b: mine
      two:
        z: 0
        <<: [{a: first}, *other]
      quoted: {'<<': 1}
      """)
    #expect(parsed.report.isEmpty)
    #expect(
      parsed.canonical == #"""
        {"base":{"a":1,"b":{"x":1}},"one":{"a":1,"b":"mine"},"other":{"a":1,"b":{"x":1},"c":3},\#
        "quoted":{"<<":1},"two":{"a":"first","b":{"x":1},"c":3,"z":0}}
        """#)
    // Merged members point to where they are written.
    let merged = parsed.node("one", "a").flatMap { parsed.tree?.keyRange($0) }
    #expect(merged?.start == UInt32("base: &base {".utf8.count))
  }

  @Test func `merging what is no mapping is an error`() {
    #expect(
      Parsed("a:\n  <<: 1\n").report == [
        "error 2:3-2:5 the merge key '<<' stands for an integer, not for a mapping (merge an alias"
          + " of a mapping, or put '<<' in quotes if it is a key)"
      ])
    #expect(Parsed("a: {<<: [x]}").errors.count == 1)
    #expect(Parsed("a: &a {<<: 1}\nb: *a\nc: {<<: *a}\nd: {<<: 2}").errors.count == 2)
    #expect(
      Parsed("x: &x {}\na: {<<: *x, <<: *x}").errors.first?.remedy
        == "merge several mappings with one list: '<<: [*a, *b]'")
  }

  @Test func `numbers and booleans have values`() {
    let parsed = Parsed("[True, false, 0x1F, 0o17, 1e2, 1.0, 1.5, -7, 99999999999999999999, x]")
    guard let tree = parsed.tree else {
      Issue.record("no tree")
      return
    }
    let nodes = Array(tree.children(tree.root))
    #expect(
      nodes.map { tree.isTrue($0, parsed.symbols) } == [true] + Array(repeating: false, count: 9))
    #expect(
      nodes.map { tree.integer($0, parsed.symbols) }
        == [nil, nil, 31, 15, 100, 1, nil, -7, nil, nil])
  }

  @Test(arguments: [
    ("1.0", "1"), ("1e2", "100"), ("-0.0", "0"), ("100e-2", "1"), ("0.10", "0.1"), ("1E+3", "1000"),
    ("123456789012345678901234567890", "1.2345678901234567890123456789e29"), ("5e-7", "5e-7"),
    ("0.00001", "0.00001"), (".5", "0.5"), ("+5", "5"), ("007", "7"), ("0xff", "255"),
    ("+.INF", ".inf"), ("1e99999999999999999999", "1e99999999999999999999"),
  ])
  func `numbers have one canonical spelling`(written: String, canonical: String) {
    #expect(Parsed("- \(written)").canonical == "[\(canonical)]")
  }
}
