import SourceEdit
import SourceText
import Testing

/// Making places what they were in an earlier version.
@Suite struct RestorationTests {
  @Test(arguments: [
    // A property with its comments, behind the nearest sibling that is still there.
    (
      "p:\n  a: 1\n  b: 2\n  c: # why\n    type: string # text\n    # inside\n  d: 4\n", "/p/c",
      "p:\n    # first\n    a: 1\n    d: 4\n",
      "p:\n    # first\n    a: 1\n    c: # why\n      type: string # text\n      # inside\n    d: 4\n"
    ),
    (
      "p:\n  c: 1\n  a: 1\n", "/p/c", "p: # p\n  # all\n\n  # first\n  a: 1\n",
      "p: # p\n  # all\n\n  c: 1\n  # first\n  a: 1\n"
    ),
    ("a:\n- b: q\n  c: d\n", "/a/0/b", "a:\n- c: d\n", "a:\n- b: q\n  c: d\n"),
    // Items.
    (
      "p:\n  - name: a\n    in: query # why\n  - $ref: x\n", "/p/0", "p:\n- $ref: x\n",
      "p:\n- name: a\n  in: query # why\n- $ref: x\n"
    ),
    ("r: [a, b, c]\n", "/r/1", "r: [a, c]\n", "r: [a, b, c]\n"),
    ("r: [a, b, c]\n", "/r/1", "r:\n- a\n- c\n", "r:\n- a\n- b\n- c\n"),
    ("r:\n- a\n- b: {c: 1}\n  d: 1\n", "/r/1", "r: [a]\n", "r: [a, {b: {c: 1}, d: 1}]\n"),
    ("r:\n- a # why\n", "/r/0", "r: [] # none\n", "r: # none\n  - a # why\n"),
    // Into what is empty.
    ("p:\n  a:\n    b: 1\n", "/p/a", "p: {}\n", "p:\n  a:\n    b: 1\n"),
    ("p: {a: {b: 1}}\n", "/p/a", "p: {}\n", "p: {a: {b: 1}}\n"),
    ("p: {a: {b: 1}}\n", "/p/a", "p:\n", "p:\n  a: {b: 1}\n"),
    // A block scalar, deeper and less deep.
    (
      "p:\n  a: |\n    x\n\n      y\n  b: 1\n", "/p/a", "p:\n    b: 1\n",
      "p:\n    a: |\n      x\n\n        y\n    b: 1\n"
    ),
    (
      "p:\n      a: >-\n          x\n         \n      b: 1\n", "/p/a", "p:\n  b: 1\n",
      "p:\n  a: >-\n      x\n     \n  b: 1\n"
    ),
    // What changed.
    (
      "a: {maxLength: 10} # old\n", "/a/maxLength", "a: {maxLength: 5} # new\n",
      "a: {maxLength: 10} # new\n"
    ),
    (
      "a:\n  pattern: '^a'\n", "/a/pattern", "a:\n  pattern: ^b # new\n",
      "a:\n  pattern: '^a' # new\n"
    ),
    (
      "a:\n  type: string # old\nb: 1\n", "/a", "a:\n  $ref: x\nb: 1\n",
      "a:\n  type: string # old\nb: 1\n"
    ),
    ("a: [string, 'null']\n", "/a", "a: string\n", "a: [string, 'null']\n"),
    ("a:\n- string\n- x\n", "/a", "a: string\n", "a:\n- string\n- x\n"),
    // What is new goes.
    ("a:\n  b: 1\n", "/a/c", "a:\n  b: 1\n  c: 1\n", "a:\n  b: 1\n"),
    // Through a list whose items have moved.
    (
      "p:\n- {name: a, in: query}\n- {name: b, in: query, max: 1}\n", "/p/1/max",
      "p:\n- {name: b, in: query}\n", "p:\n- {name: b, in: query, max: 1}\n"
    ),
    // Aliases are written out.
    ("x: &x {t: 1}\np:\n  a: *x\n  b: 1\n", "/p/a", "p:\n  b: 1\n", "p:\n  a:\n    t: 1\n  b: 1\n"),
    // Line endings of the place it comes to.
    (
      "p:\n  a: |\n    x\n    y\n  b: 1\n", "/p/a", "p:\r\n  b: 1\r\n",
      "p:\r\n  a: |\r\n    x\r\n    y\r\n  b: 1\r\n"
    ),
  ])
  func yaml(old: String, pointer: String, new: String, result: String) throws {
    #expect(try Edited.restored(pointer, from: old, in: new) == result)
  }

  @Test(arguments: [
    (
      "{\n  \"p\": {\n    \"a\": {\n      \"x\": [1]\n    },\n    \"b\": 2\n  }\n}\n", "/p/a",
      "{\n  \"q\": 1,\n  \"p\": {\n    \"b\": 2\n  }\n}\n",
      "{\n  \"q\": 1,\n  \"p\": {\n    \"a\": {\n      \"x\": [1]\n    },\n    \"b\": 2\n  }\n}\n"
    ),
    (
      "{\n  \"p\": {\n    \"b\": 2,\n    \"a\": {\n      \"x\": [1]\n    }\n  }\n}\n", "/p/a",
      "{\n\t\"p\": {\n\t\t\"b\": 2\n\t}\n}\n",
      "{\n\t\"p\": {\n\t\t\"b\": 2,\n\t\t\"a\": {\n\t\t\t\"x\": [\n\t\t\t\t1\n\t\t\t]\n\t\t}\n\t}\n}\n"
    ),
    (#"{"r":["a","b"]}"#, "/r/0", #"{"r":["b"]}"#, #"{"r":["a","b"]}"#),
    (#"{"r":["a","b"]}"#, "/r/0", #"{"r":[]}"#, #"{"r":["a"]}"#),
    (#"{"t": 1e2}"#, "/t", #"{"t": 7}"#, #"{"t": 1e2}"#),
  ])
  func json(old: String, pointer: String, new: String, result: String) throws {
    #expect(try Edited.restored(pointer, from: old, in: new, "a.json") == result)
  }

  @Test func betweenYAMLAndJSON() throws {
    #expect(
      try Edited.restored(
        "/p/a", from: "p:\n  a:\n    t: 0x1F # c\n    d: |\n      x\n", in: #"{"p":{"b":1}}"#,
        "a.json", earlierPath: "a.yaml") == #"{"p":{"a":{"t":31,"d":"x\n"},"b":1}}"#)
    #expect(
      try Edited.restored(
        "/p/a", from: #"{"p":{"a":{"t":"yes","d":"x\ny\n","e":[{"f":1,"g":[]}]},"b":1}}"#,
        in: "p:\n  b: 1\n", earlierPath: "a.json")
        == "p:\n  a:\n    t: 'yes'\n    d: |\n      x\n      y\n    e:\n      - f: 1\n"
        + "        g: []\n  b: 1\n")
    #expect(throws: EditRefusal.self) {
      try Edited.restored(
        "/a", from: "a: .inf\n", in: #"{"b":1}"#, "a.json", earlierPath: "a.yaml")
    }
  }

  @Test func takesAnnotationsAlong() throws {
    let old = "p:\n  a:\n    type: string # text\n    # inside\n  b: 1\n  c: 1\n"
    #expect(
      try Edited.restored("/p/a", from: old, in: "p:\n  b: 1\n", adding: Edited.notice)
        == "p:\n  a:\n    type: string # text\n    # inside\n    deprecated: true\n"
        + "    x-sunset: 2027-02-14\n  b: 1\n")
    // What cannot take them does not come back at all.
    let document = try Edited.document("p:\n  b: 1\n")
    let earlier = try Edited.document(old)
    let outcome = document.applying([
      .restore("/p/c", from: earlier, adding: Edited.notice), .restore("/p/a", from: earlier),
    ])
    #expect(outcome.refusals[0]?.reason == .otherKind)
    #expect(outcome.refusals[1] == nil)
    #expect(
      String(decoding: outcome.document.source.bytes, as: UTF8.self)
        == "p:\n  a:\n    type: string # text\n    # inside\n  b: 1\n")
  }

  @Test func severalComeBackInOrder() throws {
    let old = "p:\n  a: 1\n  b: 2\n  c: 3\n  d: 4\nr: [a, b, c, d]\n"
    let earlier = try Edited.document(old)
    let changes = ["/p/d", "/p/b", "/p/c", "/r/3", "/r/2", "/r/1"].map {
      DocumentChange.restore($0, from: earlier)
    }
    let outcome = try Edited.document("p:\n  a: 1\nr: [a]\n").applying(changes)
    #expect(outcome.refusals.isEmpty)
    #expect(String(decoding: outcome.document.source.bytes, as: UTF8.self) == old)
  }

  @Test func refusesWhereItsPlaceIsGone() throws {
    let earlier = try Edited.document("p:\n  a:\n    b: 1\n")
    func reason(_ pointer: String, in text: String) throws -> EditRefusal? {
      try Edited.refusal(text, "a.yaml", .restore(pointer, from: earlier))
    }
    #expect(try reason("/p/a/b", in: "p: {}\n")?.reason == .noSuchPlace)
    #expect(try reason("/p/a/b", in: "p: {}\n")?.side == .earlier)
    #expect(try reason("/p/a/b", in: "p: {a: []}\n")?.reason == .otherKind)
    #expect(try reason("/p/a/b", in: "p: {a: {b: 1}}\n")?.reason == .unchanged)
    #expect(try reason("/p/a/b", in: "x: &x {}\np: {a: *x}\n")?.reason == .alias)
    #expect(try reason("", in: "p: {}\n")?.reason == .notation)
  }
}
