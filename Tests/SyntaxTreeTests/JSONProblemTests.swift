import SourceText
import SyntaxTree
import Testing

@Suite struct JSONProblemTests {
  private func report(_ text: String) -> [String] { Parsed(text, "schema.json").report }

  @Test(arguments: [
    (
      #"{"a":1 "b":2}"#,
      #"1:8-1:9 a comma is missing before '"' (write ',' between the two) [opened here 1:1-1:2]"#
    ),
    (
      "[1 2]",
      "1:4-1:5 a comma is missing before '2' (write ',' between the two) [opened here 1:1-1:2]"
    ),
    ("[1,]", "1:3-1:4 a comma stands before ']' (remove the comma; JSON has none there)"),
    (#"{"a":1,}"#, "1:7-1:8 a comma stands before '}' (remove the comma; JSON has none there)"),
    ("[,1]", "1:2-1:3 a value is missing before ',' (write a value or remove it)"),
    (#"{"a":}"#, "1:6-1:7 a value is missing before '}' (write a value or remove it)"),
    (
      #"{"a" 1}"#,
      "1:6-1:7 expected ':' behind the key, found '1' (write ':' and the value) [the key 1:2-1:5]"
    ),
    ("{a: 1}", "1:2-1:3 a key is not in double quotes (put the key in double quotes)"),
    ("{'a': 1}", "1:2-1:3 a key is not in double quotes (put the key in double quotes)"),
    ("{1: 1}", "1:2-1:3 a key is not in double quotes (put the key in double quotes)"),
    ("['a']", "1:2-1:3 text is quoted with ' where JSON wants \" (use double quotes)"),
    ("[1] // x", "1:5-1:6 '/' is not JSON, which has no comments (remove the comment)"),
    ("[/* x */1]", "1:2-1:3 '/' is not JSON, which has no comments (remove the comment)"),
    (
      "[1}", "1:3-1:4 '}' closes what was opened with '[' (close it with ']') [opened here 1:1-1:2]"
    ),
    (
      "{} {}",
      "1:4-1:5 '{' follows the end of the JSON document (remove it; a file holds one document)"
    ),
    (
      "[01]",
      "1:2-1:4 '01' is no JSON number (remove the leading zeros, or put it in double quotes if it is text)"
    ),
    ("[+1]", "1:2-1:4 '+1' is no JSON number (remove the '+')"),
    (
      "[True]",
      "1:2-1:6 'True' is no JSON value (write it in lower case, or in double quotes if it is text)"
    ),
    ("[NaN]", "1:2-1:5 'NaN' is no JSON value (write null or a number)"),
    ("openapi: 3", "1:1-1:8 'openapi' is no JSON value (name the file .yaml if it is YAML)"),
    (#"["\x"]"#, "1:3-1:5 '\\x' is no escape of JSON (write '\\\\' for a backslash itself)"),
    (
      #"["\u12g4"]"#,
      "1:3-1:7 \\u is not followed by four hexadecimal digits (write four digits, as in \\u00e9)"
    ),
    ("[\"a\tb\"]", "1:4-1:5 a tab stands inside a text (write it as \\t)"),
    (
      "[\"a\nb\"]",
      "1:4-2:1 a line ends inside a text (close the text with '\"', or write the break as \\n) [opened here 1:2-1:3]"
    ),
    ("[\u{1}]", "1:2-1:3 expected a value, found 0x01"),
    ("", "1:1-1:1 the document is empty (write a schema into it, or remove the file)"),
  ])
  func `invalid JSON is refused with its place and a remedy`(text: String, expected: String) {
    #expect(report(text) == ["error \(expected)"])
    #expect(Parsed(text, "schema.json").tree == nil)
  }

  @Test(arguments: [
    "[-]", "[1.]", "[.5]", "[1e]", "[1e+]", "[--1]", "[0x10]", "[1a]", "[-01]", "[1.2.3]", "[1_0]",
  ])
  func `the grammar of numbers is strict`(text: String) {
    #expect(report(text).first?.contains("is no JSON number") == true)
  }

  @Test(arguments: [
    #"["\ud83d"]"#, #"["\udc00"]"#, #"["\ud83d\u0041"]"#, #"["\ud83dx"]"#, #"["\udc00\ud83d"]"#,
  ])
  func `half a surrogate pair is an error`(text: String) {
    #expect(report(text).first?.contains("is half of a surrogate pair") == true)
  }

  @Test(
    arguments: [
      [0xFF], [0xC3], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82],
      [0x80],
    ] as [[UInt8]])
  func `malformed UTF-8 in a text is an error at its first byte`(bytes: [UInt8]) {
    for before in [#"["x"#, #"["\n"#, #"["12345678901234567"#] {
      let parsed = Parsed(bytes: Array(before.utf8) + bytes + Array(#""]"#.utf8), "schema.json")
      #expect(parsed.report.count == 1)
      #expect(parsed.report.first?.hasPrefix("error 1:\(before.utf8.count + 1)-") == true)
      #expect(parsed.report.first?.contains("is not UTF-8") == true)
    }
  }

  @Test func `a truncated file is told with what it ends in`() {
    #expect(
      report("{\"a\":\n  [1") == [
        "error 2:5-2:5 the file ends inside the '[' that was opened at this place (close it with"
          + " ']'; the file may be cut off) [opened here 2:3-2:4]"
      ])
  }

  @Test func `repeated keys are errors, escapes make no difference`() {
    let parsed = Parsed(#"{"a": 1, "\u0061": 2, "b": 3}"#, "schema.json")
    #expect(
      parsed.report == [
        "error 1:10-1:18 the key 'a' is there twice (remove or rename one of them; the second was"
          + " not read) [first here 1:2-1:5]"
      ])
    #expect(parsed.canonical == #"{"a":1,"b":3}"#)
  }

  @Test func `nesting and nodes are limited`() {
    #expect(
      report(String(repeating: "[", count: 1_000_000)) == [
        "error 1:257-1:258 nested deeper than 256 levels (flatten the document)"
      ])
    let allowed = String(repeating: "[", count: 256) + String(repeating: "]", count: 256)
    #expect(report(allowed).isEmpty)
    #expect(
      Parsed("[1,2,3]", "schema.json", limits: ParseLimits(maxNodes: 3)).report == [
        "error 1:6-1:7 more than 3 values in one file (split the file)"
      ])
  }

  @Test func `a file cut at any byte is an error`() {
    let bytes = Array(
      #"{"a": [1, -2.5e+10, true, false, null], "é\n\ud83d\ude00": {"x": ""}, "z": [{}, []]}"#.utf8)
    for count in 0..<bytes.count {
      for path in ["schema.json", "schema.yaml"] {
        let parsed = Parsed(bytes: Array(bytes[..<count]), path)
        #expect(parsed.tree == nil, "\(count)")
        #expect(parsed.errors.count == 1, "\(count)")
      }
    }
    #expect(Parsed(bytes: bytes, "schema.json").report.isEmpty)
  }

  @Test func `a file with any byte changed neither crashes nor loses its places`() {
    let bytes = Array(
      #"{"a": [1, 2.5e1, true, null], "é\n\ud83d\ude00": {"x": "yz012345678"}}"#.utf8)
    for index in bytes.indices {
      for replacement: UInt8 in [0, 0x0A, 0x22, 0x2C, 0x31, 0x5C, 0x7B, 0x7D, 0x80, 0xC3, 0xFF] {
        var changed = bytes
        changed[index] = replacement
        let parsed = Parsed(bytes: changed, "schema.json")
        #expect(parsed.tree != nil || !parsed.errors.isEmpty)
        #expect(parsed.diagnostics.allSatisfy { $0.range.end <= UInt32(bytes.count) })
      }
    }
  }
}
