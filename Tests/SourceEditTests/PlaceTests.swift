import SourceEdit
import SourceText
import Testing

/// Renaming, replacing and deleting.
@Suite struct PlaceTests {
  @Test(arguments: [
    ("a:\n  x-sunst: 1 # c\n", "/a/x-sunst", "a:\n  x-sunset: 1 # c\n"),
    ("a: {'x-sunst': 1}\n", "/a/x-sunst", "a: {'x-sunset': 1}\n"),
    ("{\"a\" : {\"x-sunst\" : 1}}", "/a/x-sunst", "{\"a\" : {\"x-sunset\" : 1}}"),
    ("- x-sunst: *a\n".replacing("*a", with: "&a 1"), "/0/x-sunst", "- x-sunset: &a 1\n"),
  ])
  func renames(text: String, pointer: String, result: String) throws {
    #expect(try Edited.text(text, "a.yaml", .renameKey(at: pointer, to: "x-sunset")) == result)
  }

  @Test func doesNotRenameOntoAnother() throws {
    let change = DocumentChange.renameKey(at: "/a", to: "b")
    #expect(try Edited.refusal("a: 1\nb: 2\n", "a.yaml", change)?.reason == .keyExists)
    #expect(try Edited.refusal("? a\n: 1\n", "a.yaml", change)?.reason == .notation)
    #expect(try Edited.refusal("&k a: 1\nc: *k\n", "a.yaml", change)?.reason == .notation)
    #expect(
      try Edited.refusal("- a\n", "a.yaml", .renameKey(at: "/0", to: "b"))?.reason == .otherKind)
  }

  @Test(arguments: [
    ("a: 1 # c\n", "a: 2027-02-14 # c\n"), ("a: '1'\n", "a: '2027-02-14'\n"),
    ("a: \"1\"\r\n", "a: \"2027-02-14\"\r\n"), ("a: |\n  text\nb: 1\n", "a: 2027-02-14\nb: 1\n"),
    ("a:\nb: 1\n", "a: 2027-02-14\nb: 1\n"), ("{a: 1, b}", "{a: 2027-02-14, b}"),
    ("a:\n- x\n- y\nb: 1\n", "a: 2027-02-14\nb: 1\n"),
    ("a: # c\n  x: 1 # d\n  # e\nb: 1\n", "a: 2027-02-14 # c\nb: 1\n"),
    ("a: [x,\n y] # c\n", "a: 2027-02-14 # c\n"),
    ("{\"a\": [1,\n2]}", "{\"a\": \"2027-02-14\"}"),
  ])
  func replaces(text: String, result: String) throws {
    #expect(
      try Edited.text(text, "a.yaml", .replace(at: "/a", with: .date("2027-02-14"))) == result)
  }

  @Test(arguments: [
    ("a: 1 # c\nb: 1\n", "a: # c\n  x:\n    - 1\nb: 1\n"),
    ("a: # c\n  # d\n  y: 1 # e\nb: 1\n", "a:\n  x:\n    - 1\nb: 1\n"),
    ("{a: 1, b: 1}\n", "{a: {x: [1]}, b: 1}\n"),
    (
      "{\n  \"a\": 1,\n  \"b\": 1\n}\n",
      "{\n  \"a\": {\n    \"x\": [\n      1\n    ]\n  },\n  \"b\": 1\n}\n"
    ),
  ])
  func replacesByContainers(text: String, result: String) throws {
    let value = DocumentValue.mapping([DocumentEntry("x", .sequence([.number("1")]))])
    #expect(try Edited.text(text, "a.yaml", .replace(at: "/a", with: value)) == result)
  }

  @Test(arguments: [
    ("a: 1 # one\nb: 2\n# end\n", "/a", "b: 2\n# end\n"),
    ("a: 1\nb: 2", "/b", "a: 1"),
    ("a: 1\r\nb:\r\n  c: 1\r\n", "/b/c", "a: 1\r\nb: {}\r\n"),
    (
      "a: 1\nb: # why\n  # what\n  c: 1\n  # rest\nd: 1\n", "/b/c",
      "a: 1\nb: {} # why\n  # what\n  # rest\nd: 1\n"
    ),
    ("a:\n- x\n- y # why\n- z\n", "/a/1", "a:\n- x\n- z\n"),
    ("a:\n- x\nb: 1\n", "/a/0", "a: []\nb: 1\n"),
    ("- name: q\n  in: query\n", "/0/name", "- in: query\n"),
    ("- name: q # c\n  # d\n  in: query\n", "/0/name", "- \n  # d\n  in: query\n"),
    ("- name: q\n", "/0/name", "- {}\n"),
    ("- - a\n  - b\n- c\n", "/0/0", "- - b\n- c\n"),
    ("a: {b: 1, c: 2}\n", "/a/b", "a: {c: 2}\n"),
    ("a: {b: 1, c: 2}\n", "/a/c", "a: {b: 1}\n"),
    ("a: { b: 1 }\n", "/a/b", "a: {}\n"),
    ("a: [x, y, z]\n", "/a/1", "a: [x, z]\n"),
    (
      "a: [\n  x, # one\n  y, # two\n  z # three\n]\n", "/a/1", "a: [\n  x, # one\n  z # three\n]\n"
    ),
    ("a: [\n  x, # one\n  y, # two\n  z # three\n]\n", "/a/2", "a: [\n  x, # one\n  y # two\n]\n"),
    ("{\n  \"a\": 1,\n  \"b\": 2\n}\n", "/a", "{\n  \"b\": 2\n}\n"),
    ("{\n  \"a\": 1,\n  \"b\": 2\n}\n", "/b", "{\n  \"a\": 1\n}\n"),
    ("{\n  \"a\": 1\n}\n", "/a", "{}\n"),
    ("x: &x 1\ny: *x\nz: 1\n", "/y", "x: &x 1\nz: 1\n"),
    ("a:\n  t: |+\n    x\n\n\nb: 1\n", "/a/t", "a: {}\nb: 1\n"),
  ])
  func deletes(text: String, pointer: String, result: String) throws {
    #expect(try Edited.text(text, "a.yaml", .delete(at: pointer)) == result)
  }

  @Test func makesManyChangesAtOnce() throws {
    let text = try Edited.text(
      "r: [a, b, c, d]\ns:\n- 1\n- 2\n- 3\nt: {x: 1}\n", "a.yaml",
      .delete(at: "/r/1"), .delete(at: "/r/2"), .delete(at: "/s/0"), .delete(at: "/s/1"),
      .delete(at: "/s/2"), .set([DocumentEntry("w", .null)], in: "/t"),
      .set([DocumentEntry("z", .null)], in: "/t"), .renameKey(at: "/t", to: "u"))
    #expect(text == "r: [a, d]\ns: []\nu: {x: 1, w: null, z: null}\n")
  }

  @Test func refusesWhatIsTakenAwayMeanwhile() throws {
    let outcome = try Edited.document("a:\n  b:\n    c: 1\nd: 1\n").applying([
      .delete(at: "/a/b"), .set(Edited.notice, in: "/a/b"),
    ])
    #expect(outcome.refusals[0] == nil)
    #expect(outcome.refusals[1]?.reason == .removed)
    #expect(String(decoding: outcome.document.source.bytes, as: UTF8.self) == "a: {}\nd: 1\n")
  }

  @Test(arguments: [
    "a:\n  b: &b 1\nc: *b\n", "a:\n  b: &b {x: 1}\nc:\n  <<: *b\n", "a: &b {x: 1}\nc: *b\n",
  ])
  func keepsWhatIsUsedElsewhere(text: String) throws {
    for change in [DocumentChange.delete(at: "/a"), .replace(at: "/a", with: .null)] {
      #expect(try Edited.refusal(text, "a.yaml", change)?.reason == .shared)
    }
    // An alias itself may go.
    #expect(try Edited.refusal(text, "a.yaml", .delete(at: "/c")) == nil)
  }

  @Test func editsMayNotOverlap() throws {
    let file = SourceFile(path: "x", bytes: Array("abcdef".utf8))
    let both = [TextEdit(1..<3, [0x58]), TextEdit(2..<4, [])]
    #expect(throws: EditConflict.self) { try file.applying(both) }
    #expect(throws: EditConflict.self) { try file.applying([TextEdit(5..<7, [])]) }
    let touching = [
      TextEdit(3..<4, []), TextEdit(3..<3, Array("1".utf8)), TextEdit(1..<3, Array("2".utf8)),
      TextEdit(3..<3, Array("3".utf8)),
    ]
    #expect(String(decoding: try file.applying(touching).bytes, as: UTF8.self) == "a213ef")
  }
}
