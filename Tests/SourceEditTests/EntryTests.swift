import SourceEdit
import SourceText
import Testing

/// Giving mappings entries.
@Suite struct EntryTests {
  @Test(arguments: [
    // Behind the last key, with the indentation of its siblings.
    (
      "a:\n  email:\n    type: string # text\n  name: x\n", "/a/email",
      "a:\n  email:\n    type: string # text\n    deprecated: true\n    x-sunset: 2027-02-14\n  name: x\n"
    ),
    // Blank lines and comments of the next key stay in front of that.
    (
      "a:\n   b: 1\n\n# about c\nc: 2\n", "/a",
      "a:\n   b: 1\n   deprecated: true\n   x-sunset: 2027-02-14\n\n# about c\nc: 2\n"
    ),
    // Comments of what is inside stay with it.
    (
      "a:\n  b:\n    x: 1\n    # y: 2\n  # more\nc: 2\n", "/a",
      "a:\n  b:\n    x: 1\n    # y: 2\n  # more\n  deprecated: true\n  x-sunset: 2027-02-14\nc: 2\n"
    ),
    // No line ending at the end.
    ("a: 1", "", "a: 1\ndeprecated: true\nx-sunset: 2027-02-14"),
    ("a: 1\r\n", "", "a: 1\r\ndeprecated: true\r\nx-sunset: 2027-02-14\r\n"),
    ("\u{FEFF}a: ü\r", "", "\u{FEFF}a: ü\rdeprecated: true\rx-sunset: 2027-02-14\r"),
    // Block scalars.
    (
      "a:\n  t: |\n    x\n\n    y\n\nb: 1\n", "/a",
      "a:\n  t: |\n    x\n\n    y\n  deprecated: true\n  x-sunset: 2027-02-14\n\nb: 1\n"
    ),
    (
      "a:\n  t: |+\n    x\n\n\nb: 1\n", "/a",
      "a:\n  t: |+\n    x\n\n\n  deprecated: true\n  x-sunset: 2027-02-14\nb: 1\n"
    ),
    // In an item of a list.
    (
      "p:\n- name: q\n  in: query\n- name: r\n", "/p/0",
      "p:\n- name: q\n  in: query\n  deprecated: true\n  x-sunset: 2027-02-14\n- name: r\n"
    ),
    ("p:\n  - name: q", "/p/0", "p:\n  - name: q\n    deprecated: true\n    x-sunset: 2027-02-14"),
    ("- - a: 1\n", "/0/0", "- - a: 1\n    deprecated: true\n    x-sunset: 2027-02-14\n"),
    // In flow notation.
    (
      "a: {type: string} # c\n", "/a",
      "a: {type: string, deprecated: true, x-sunset: 2027-02-14} # c\n"
    ),
    (
      "a: {type: string, }\n", "/a", "a: {type: string, deprecated: true, x-sunset: 2027-02-14, }\n"
    ),
    ("a: {}\n", "/a", "a: {deprecated: true, x-sunset: 2027-02-14}\n"),
    (
      "a: {\n  b: 1, # one\n  c: 2 # two\n}\n", "/a",
      "a: {\n  b: 1, # one\n  c: 2, # two\n  deprecated: true,\n  x-sunset: 2027-02-14\n}\n"
    ),
    // For nothing at all.
    (
      "a:\n  email: # none\n  b: 1\n", "/a/email",
      "a:\n  email: # none\n    deprecated: true\n    x-sunset: 2027-02-14\n  b: 1\n"
    ),
    (
      "a:\n    email:", "/a/email",
      "a:\n    email:\n        deprecated: true\n        x-sunset: 2027-02-14"
    ),
    (
      "a:\n  email: null # none\n", "/a/email",
      "a:\n  email: # none\n    deprecated: true\n    x-sunset: 2027-02-14\n"
    ),
    (
      "a: {email: , b: 1}\n", "/a/email",
      "a: {email: {deprecated: true, x-sunset: 2027-02-14} , b: 1}\n"
    ),
    (
      "a: {email, b: 1}\n", "/a/email",
      "a: {email: {deprecated: true, x-sunset: 2027-02-14}, b: 1}\n"
    ),
    ("a:\n-\n- b\n", "/a/0", "a:\n- deprecated: true\n  x-sunset: 2027-02-14\n- b\n"),
    // What is there already is replaced in its place and its quotes.
    (
      "a:\n  x-sunset: '2026-01-01' # c\n  deprecated: false\n", "/a",
      "a:\n  x-sunset: '2027-02-14' # c\n  deprecated: true\n"
    ),
    (
      "a: {x-sunset: \"2026\", deprecated: }\n", "/a",
      "a: {x-sunset: \"2027-02-14\", deprecated: true }\n"
    ),
    (
      "a:\n  deprecated:\n    old: 1\n  x: 1\n", "/a",
      "a:\n  deprecated: true\n  x: 1\n  x-sunset: 2027-02-14\n"
    ),
    // A key of its own beside a merge key.
    (
      "b: &b {x: 1}\na:\n  <<: *b\n  y: 1\n", "/a",
      "b: &b {x: 1}\na:\n  <<: *b\n  y: 1\n  deprecated: true\n  x-sunset: 2027-02-14\n"
    ),
    (
      "a:\n  b: *c\n".replacing("*c", with: "&c 1") + "d:\n  e: *c\n", "/d",
      "a:\n  b: &c 1\nd:\n  e: *c\n  deprecated: true\n  x-sunset: 2027-02-14\n"
    ),
  ])
  func yaml(text: String, pointer: String, result: String) throws {
    #expect(try Edited.text(text, "api.yaml", .set(Edited.notice, in: pointer)) == result)
  }

  @Test(arguments: [
    (
      "{\n  \"a\": {\n    \"b\": 1\n  }\n}\n", "/a",
      "{\n  \"a\": {\n    \"b\": 1,\n    \"deprecated\": true,\n    \"x-sunset\": \"2027-02-14\"\n  }\n}\n"
    ),
    (
      "{\n\t\"a\": {}\n}\n", "/a",
      "{\n\t\"a\": {\n\t\t\"deprecated\": true,\n\t\t\"x-sunset\": \"2027-02-14\"\n\t}\n}\n"
    ),
    (
      "{\r\n    \"a\": { }\r\n}", "/a",
      "{\r\n    \"a\": {\r\n        \"deprecated\": true,\r\n        \"x-sunset\": \"2027-02-14\"\r\n    }\r\n}"
    ),
    (#"{"a":{"b":1}}"#, "/a", #"{"a":{"b":1,"deprecated":true,"x-sunset":"2027-02-14"}}"#),
    (#"{"a": {"b": 1}}"#, "/a", #"{"a": {"b": 1, "deprecated": true, "x-sunset": "2027-02-14"}}"#),
    (#"{"a":{}}"#, "/a", #"{"a":{"deprecated":true,"x-sunset":"2027-02-14"}}"#),
    (#"{"a":null}"#, "/a", #"{"a":{"deprecated":true,"x-sunset":"2027-02-14"}}"#),
    (#"{}"#, "", "{\n  \"deprecated\": true,\n  \"x-sunset\": \"2027-02-14\"\n}"),
  ])
  func json(text: String, pointer: String, result: String) throws {
    #expect(try Edited.text(text, "api.json", .set(Edited.notice, in: pointer)) == result)
    // JSON by another name must stay JSON.
    #expect(try Edited.text(text, "api.yaml", .set(Edited.notice, in: pointer)) == result)
  }

  @Test func enumValues() throws {
    let entries = [
      DocumentEntry("sunset", .date("2027-02-14")), DocumentEntry("reason", .text("gone")),
    ]
    let change = DocumentChange.announceEnumValue("OLD", entries, in: "/s")
    #expect(
      try Edited.text("s:\n  type: string\n  enum: [OLD, NEW]\n", "a.yaml", change)
        == "s:\n  type: string\n  enum: [OLD, NEW]\n  x-enum-deprecations:\n    OLD:\n"
        + "      sunset: 2027-02-14\n      reason: gone\n")
    #expect(
      try Edited.text(
        "s:\n  x-enum-deprecations: {NEW: {}}\n  enum: [OLD, NEW]\n", "a.yaml", change)
        == "s:\n  x-enum-deprecations: {NEW: {}, OLD: {sunset: 2027-02-14, reason: gone}}\n"
        + "  enum: [OLD, NEW]\n")
    #expect(
      try Edited.text(
        "s:\n  enum: [OLD, NEW]\n  x-enum-deprecations:\n    OLD:\n      reason: x\n", "a.yaml",
        change)
        == "s:\n  enum: [OLD, NEW]\n  x-enum-deprecations:\n    OLD:\n      reason: gone\n"
        + "      sunset: 2027-02-14\n")
    #expect(try Edited.refusal("s:\n  enum: [NEW]\n", "a.yaml", change)?.reason == .noSuchValue)
    // Several values at once.
    #expect(
      try Edited.text(
        "s:\n  enum: [A, B]\n", "a.yaml",
        .announceEnumValue("A", [entries[0]], in: "/s"),
        .announceEnumValue("B", [entries[0]], in: "/s"))
        == "s:\n  enum: [A, B]\n  x-enum-deprecations:\n    A:\n      sunset: 2027-02-14\n"
        + "    B:\n      sunset: 2027-02-14\n")
  }

  @Test(arguments: [
    ("plain words", "plain words"), ("it's", "it's"), ("a: b", "'a: b'"), ("a #b", "'a #b'"),
    ("yes", "'yes'"), ("null", "'null'"), ("1.0", "'1.0'"), ("0o7", "'0o7'"), ("1_000", "'1_000'"),
    ("12:30", "'12:30'"), ("2027-02-14", "'2027-02-14'"), ("", "''"), (" a", "' a'"),
    ("- a", "'- a'"),
    ("-a", "-a"), ("*a", "'*a'"), ("'a'", "\"'a'\""), ("a\nb", "|-\n  a\n  b"),
    ("a\tb", "\"a\\tb\""),
    ("v1.2.3", "v1.2.3"), ("ünï → ok", "ünï → ok"), ("http://x/y", "http://x/y"), ("a:", "'a:'"),
    ("@x", "'@x'"), ("a, b [c]", "a, b [c]"), ("y", "'y'"), ("\u{7}", "\"\\u0007\""), ("~", "'~'"),
    ("---", "'---'"), ("! x", "'! x'"), ("it's: \"x\"", "'it''s: \"x\"'"), ("%a", "'%a'"),
  ])
  func textsAreQuotedWhereNeeded(text: String, written: String) throws {
    let result = try Edited.text(
      "a: 1\n", "a.yaml", .set([DocumentEntry("k", .text(text))], in: ""))
    #expect(result == "a: 1\nk: \(written)\n")
    // Between brackets and in JSON it comes back as well: every change is read again.
    _ = try Edited.text("{a: 1}\n", "a.yaml", .set([DocumentEntry("k", .text(text))], in: ""))
    _ = try Edited.text("{\"a\": 1}\n", "a.json", .set([DocumentEntry("k", .text(text))], in: ""))
  }

  @Test(arguments: [
    ("b: &b {x: 1}\na: *b\n", "/a", EditRefusal.Reason.alias),
    ("b: &b {x: {}}\na: *b\n", "/a/x", .alias),
    ("b: &b {x: {}}\na: *b\n", "/b", .shared),
    ("b: &b {x: {}}\na: *b\n", "/b/x", .shared),
    ("b: &b\n  x: {}\na:\n  <<: *b\n", "/a/x", .mergeKey),
    ("b: &b\n  x: {}\na:\n  <<: *b\n", "/b", .shared),
    ("a: [x: 1]\n", "/a/0", .notation),
    ("a: text\n", "/a", .otherKind),
    ("a: text\n", "/b", .noSuchPlace),
    ("a: |\n  x", "", .otherMeaning),
    ("a: {deprecated: true, x-sunset: 2027-02-14}\n", "/a", .unchanged),
  ])
  func refusals(text: String, pointer: String, reason: EditRefusal.Reason) throws {
    let refusal = try Edited.refusal(text, "api.yaml", .set(Edited.notice, in: pointer))
    #expect(refusal?.reason == reason)
    #expect((refusal?.place.end).map { Int($0) <= text.utf8.count } == true)
  }
}
