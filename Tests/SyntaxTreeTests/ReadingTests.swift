import SourceText
import SyntaxTree
import Testing

@Suite struct ReadingTests {
  static let yaml = """
    openapi: 3.0.3
    info:
      title: "A title"
      version: 1.0
    paths: {}
    tags:
    - name: a
      rank: 1
    - name: 'b'
      rank: -2
      old: true
    none:
    deep: [[1, 2], {x: null}]
    """
  static let json = """
    {"openapi": "3.0.3", "info": {"title": "A title", "version": 1.0}, "paths": {},
     "tags": [{"name": "a", "rank": 1}, {"name": "b", "rank": -2, "old": true}],
     "none": null, "deep": [[1, 2], {"x": null}]}
    """

  @Test func `YAML and JSON spellings of a document mean the same`() {
    let yaml = Parsed(Self.yaml)
    let json = Parsed(Self.json, "schema.json")
    #expect(yaml.diagnostics.isEmpty)
    #expect(json.diagnostics.isEmpty)
    #expect(yaml.canonical == json.canonical)
    #expect(yaml.tree?.nodeCount == json.tree?.nodeCount)
    #expect(
      yaml.canonical == #"""
        {"deep":[[1,2],{"x":null}],"info":{"title":"A title","version":1},"none":null,\#
        "openapi":"3.0.3","paths":{},"tags":[{"name":"a","rank":1},{"name":"b","old":true,"rank":-2}]}
        """#)
  }

  @Test func `JSON is read in a file of any name`() {
    #expect(Parsed(Self.json, "schema.yaml").shape == Parsed(Self.json, "schema.json").shape)
  }

  @Test func `flow style that is not JSON is read as YAML`() {
    let parsed = Parsed("{a: 1, b: [x, y,],}")
    #expect(parsed.report.isEmpty)
    #expect(parsed.canonical == #"{"a":1,"b":["x","y"]}"#)
  }

  @Test func `what is neither JSON nor YAML but looks like JSON is told about as JSON`() {
    #expect(
      Parsed(#"{"a": 1, "b": "x}"#).report == [
        "error 1:18-1:18 the file ends inside a text that is not closed (close it with '\"')"
          + " [opened here 1:15-1:16]"
      ])
  }

  @Test func `pointers are escaped and lead from the root`() {
    let parsed = Parsed("paths:\n  /a~b:\n    - x\n    - get: 1\n")
    let node = parsed.node("paths", "/a~b", "1", "get")
    #expect(node.map { parsed.tree?.pointer(to: $0, parsed.symbols) } == "/paths/~1a~0b/1/get")
    #expect(parsed.tree?.pointer(to: NodeID(0), parsed.symbols) == "")
  }
}
