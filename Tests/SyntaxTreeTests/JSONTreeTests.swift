import SourceText
import SyntaxTree
import Testing

@Suite struct JSONTreeTests {
  @Test func `escapes become the characters they stand for`() {
    let parsed = Parsed(#"["\"\\\/\b\f\n\r\t\u00e9\u20AC\ud83d\uDE00", "a\u0000b"]"#, "schema.json")
    #expect(parsed.report.isEmpty)
    let texts = parsed.tree.map { tree in
      tree.children(tree.root).map { parsed.symbols.text(tree.scalar($0)) }
    }
    #expect(texts == ["\"\\/\u{8}\u{C}\n\r\té€😀", "a\0b"])
  }

  @Test func `characters that YAML refuses are text in JSON`() {
    let text = "\u{7F}\u{FFFE}\u{85}\u{2028}"
    let parsed = Parsed("{\"a\": \"\(text)\"}", "schema.yaml")
    #expect(parsed.report.isEmpty)
    #expect(parsed.node("a").flatMap { parsed.tree?.string($0, parsed.symbols) } == text)
  }

  @Test func `keys may be long and stand apart from their colon`() {
    let key = String(repeating: "k", count: 5000)
    #expect(Parsed("{\"\(key)\"\n\t:\r\n1}").canonical == "{\"\(key)\":1}")
  }

  @Test func `kinds follow the token`() {
    let parsed = Parsed(#"["x", 1, -0, 1.0, 1e5, true, false, null, [], {}]"#, "schema.json")
    let kinds = parsed.tree.map { tree in tree.children(tree.root).map { tree.kind($0) } }
    #expect(
      kinds == [
        .string, .integer, .integer, .number, .number, .boolean, .boolean, .null, .sequence,
        .mapping,
      ])
  }

  @Test func `ranges take in quotes and brackets`() {
    let parsed = Parsed("\u{FEFF} {\"é\" : [ 1 , {\"b\":\"c\"} ]\n}\n", "schema.json")
    let tree = parsed.tree
    #expect(parsed.text(tree?.range(NodeID(0))) == "{\"é\" : [ 1 , {\"b\":\"c\"} ]\n}")
    #expect(parsed.text(tree?.place(NodeID(0))) == "{\"é\" : [ 1 , {\"b\":\"c\"} ]")
    #expect(parsed.text(tree?.keyRange(NodeID(1))) == "\"é\"")
    #expect(parsed.text(tree?.range(NodeID(1))) == "[ 1 , {\"b\":\"c\"} ]")
    #expect(parsed.text(tree?.range(NodeID(4))) == "\"c\"")
    #expect(parsed.text(tree?.place(NodeID(4))) == "\"b\"")
  }

  @Test func `a scalar alone is a document`() {
    #expect(Parsed(" \"x\" ", "schema.json").canonical == "\"x\"")
    #expect(Parsed("-1.50", "schema.json").canonical == "-1.5")
  }

  @Test func `canonical text sorts keys by bytes and escapes what has to be`() {
    #expect(
      Parsed(#"{"é": 1, "z": "\u0001\"\\\/\n", "Z": {}, "a\u000f": []}"#).canonical
        == #"{"Z":{},"a\u000f":[],"z":"\u0001\"\\/\n","é":1}"#)
  }
}
