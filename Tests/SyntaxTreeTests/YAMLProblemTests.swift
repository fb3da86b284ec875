import SourceText
import SyntaxTree
import Testing

/// The traps of libyaml and of YAML, one by one: what is said, and where.
@Suite struct YAMLProblemTests {
  private func report(_ text: String) -> [String] { Parsed(text).report }

  @Test func `invalid UTF-8 is told at its own line and byte`() {
    #expect(
      Parsed(bytes: Array("a: é\nb: ".utf8) + [0xFF, 0x0A]).report == [
        "error 2:4-2:5 a byte is not UTF-8 (save the file as UTF-8)"
      ])
  }

  @Test(arguments: [("\u{1}", "0001"), ("\u{7F}", "007F"), ("\u{FFFE}", "FFFE")])
  func `characters that YAML has not are told at their line and byte`(
    character: String, name: String
  ) {
    let report = report("a: 1\r\nb: x\(character)y\n")
    #expect(report.count == 1)
    #expect(
      report.first?.hasPrefix("error 2:5-2:\(5 + character.utf8.count) the character U+\(name) is")
        == true)
  }

  @Test func `a byte order mark is skipped and still counted in offsets`() {
    let parsed = Parsed("\u{FEFF}a: 1\nb: ü\nc: 3\n")
    #expect(parsed.report.isEmpty)
    #expect(parsed.text(parsed.node("c").flatMap { parsed.tree?.range($0) }) == "3")
    #expect(parsed.tree?.keyRange(NodeID(1))?.start == 3)
  }

  @Test func `a byte order mark does not shift the columns of the first line`() {
    #expect(report("\u{FEFF}a: @b").first?.hasPrefix("error 1:4-1:5 ") == true)
  }

  @Test(
    arguments: [
      [0xFF, 0xFE, 0x61, 0x00], [0xFE, 0xFF, 0x00, 0x61], [0x61, 0x00, 0x3A, 0x00],
      [0x00, 0x61, 0x00, 0x3A],
    ] as [[UInt8]])
  func `UTF-16 is named`(bytes: [UInt8]) {
    #expect(
      Parsed(bytes: bytes).report == [
        "error 1:1-1:1 the file is encoded in UTF-16 (save it as UTF-8)"
      ])
  }

  @Test(arguments: [
    ("\u{85}", "NEL (U+0085)"), ("\u{2028}", "LS (U+2028)"), ("\u{2029}", "PS (U+2029)"),
  ])
  func `line separators of YAML 1.1 are warned of`(character: String, name: String) {
    let parsed = Parsed("a: x\(character)b: 2\nc: @")
    #expect(
      parsed.report.first
        == "warning 1:5-1:\(5 + character.utf8.count) the character \(name) is read as the end of"
        + " a line, as in YAML 1.1 (remove it, or write it as an escape in double quotes)")
    // Lines are still counted as editors do.
    #expect(parsed.report.last?.hasPrefix("error 2:4-2:5 ") == true)
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `every line ending is read and counted`(ending: String) {
    let parsed = Parsed(["a: |", "  x", "  y", "b: 'é", "  z'", "c: @"].joined(separator: ending))
    #expect(parsed.report.first?.hasPrefix("error 6:4-6:5 ") == true)
    let valid = Parsed(["a: |", "  x", "  y", "b: 1", ""].joined(separator: ending))
    #expect(valid.canonical == #"{"a":"x\ny\n","b":1}"#)
    #expect(
      valid.text(valid.node("a").flatMap { valid.tree?.range($0) })
        == ["|", "  x", "  y"].joined(separator: ending))
  }

  @Test(arguments: [
    ("yes", "true"), ("No", "false"), ("on", "true"), ("OFF", "false"), ("017", "an octal number"),
    ("1:30", "a number to the base 60"), ("1_000", "a number"), ("0b11", "a binary number"),
  ])
  func `what YAML 1.1 reads differently is noted once`(text: String, meaning: String) {
    #expect(
      report("a: \(text)\nb: \(text)\nc: '\(text)'") == [
        "note 1:4-1:\(4 + text.count) '\(text)' is \(meaning) to readers that follow YAML 1.1"
          + " (put it in quotes if it is text)"
      ])
  }

  @Test(arguments: ["2024-01-01", "0", "10", "-1", "1.5", "n", "none", "once", "1:99", "v1:30"])
  func `what YAML 1.1 reads alike is not noted`(text: String) {
    #expect(report("a: \(text)").isEmpty)
  }

  @Test func `YAML 1.2 may be asked for, 1.3 may not`() {
    #expect(report("%YAML 1.2\n---\na: 1\n").isEmpty)
    #expect(
      report("%YAML 1.3\n---\na: 1\n") == [
        "error 1:1-1:2 the file asks for a version of YAML that is not read"
          + " (write '%YAML 1.2', or remove the line)"
      ])
  }

  @Test func `thousands of directives are refused before they cost anything`() {
    let text = String(repeating: "%TAG !a! x\n", count: 200_000) + "---\na: 1\n"
    #expect(report(text).first?.contains("there are 200,000 directives") == true)
  }

  @Test func `an undefined alias is an error at the alias`() {
    #expect(
      report("a: 1\nb: *x\n") == [
        "error 2:4-2:6 the alias '*x' has no anchor '&x' before it (define the anchor first,"
          + " or put the value in quotes if it is text)"
      ])
  }

  @Test func `an alias inside its own anchor is an error`() {
    #expect(
      report("a: &x\n  b: *x\n") == [
        "error 2:6-2:8 the alias '*x' stands for a value that contains it"
          + " (use a $ref for what is recursive) [the anchor 1:4-1:6]"
      ])
  }

  @Test func `aliases that multiply are stopped at the limit`() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...12 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    #expect(report(text).first?.contains("aliases make more than 1,000,000 values") == true)
    #expect(report(text).count == 1)
  }

  @Test func `aliases do not nest deeper than the limit`() {
    var text = "a0: &a0 [x]\n"
    for level in 1...300 { text += "a\(level): &a\(level) [*a\(level - 1)]\n" }
    #expect(report(text).first?.contains("nested deeper than 256 levels") == true)
  }

  @Test func `a key that is there twice is told with the first, which is the one that counts`() {
    let parsed = Parsed("a: 1\nb:\n  c: 1\n  'c': [2]\n  d: 3\n")
    #expect(
      parsed.report == [
        "error 4:3-4:6 the key 'c' is there twice (remove or rename one of them; the second was"
          + " not read) [first here 3:3-3:4]"
      ])
    #expect(parsed.canonical == #"{"a":1,"b":{"c":1,"d":3}}"#)
  }

  @Test(arguments: [2, 8, 9, 100, 5000])
  func `repeated keys are found in mappings of any size`(size: Int) {
    let keys = (0..<size).map { "k\($0): \($0)" }
    let parsed = Parsed((keys + ["k\(size / 2): x", "k0: y"]).joined(separator: "\n"))
    #expect(parsed.errors.count == 2)
    #expect(parsed.tree.map { $0.childCount($0.root) } == size)
    #expect(Parsed(keys.joined(separator: "\n")).report.isEmpty)
  }

  @Test func `keys that are no scalars are errors`() {
    #expect(
      report("? [a]\n: 1\n").first?.hasPrefix(
        "error 1:3-1:4 a mapping key must be a scalar, this is a list") == true)
    #expect(
      report("{a: 1}: 2\n").first?.contains("a mapping key must be a scalar, this is a mapping")
        == true)
    #expect(
      report("a: &x [1]\n*x : 2\n").first?.hasPrefix("error 2:1-2:3 a mapping key must be") == true)
  }

  @Test func `null keys are errors`() {
    #expect(report(": 1\n") == ["error 1:1-1:2 a key is missing before ':' (write a key)"])
    #expect(
      report("null: 1\n") == ["error 1:1-1:5 a key is null (put it in quotes if it is text)"])
    #expect(report("'null': 1\n").isEmpty)
  }

  @Test func `tags that are not known are warned of, and the value is read`() {
    let parsed = Parsed("a: !foo 1\nb: !!binary aGk=\nc: !bar {x: 1}\n")
    #expect(parsed.canonical == #"{"a":1,"b":"aGk=","c":{"x":1}}"#)
    #expect(
      parsed.report == [
        "warning 1:4-1:10 the tag '!foo' is not known; the value is read without it (remove the tag)",
        "warning 2:4-2:17 the tag '!!binary' is not known; the value is read without it (remove the tag)",
        "warning 3:4-3:5 the tag '!bar' is not known; the value is read without it (remove the tag)",
      ])
  }

  @Test func `tags of the core schema are respected`() {
    let parsed = Parsed(
      "a: !!str 1\nb: !!int '7'\nc: !!float 1\nd: ! 5\ne: !!null ''\nf: !!map {}\n")
    #expect(parsed.report.isEmpty)
    #expect(parsed.canonical == #"{"a":"1","b":7,"c":1,"d":"5","e":null,"f":{}}"#)
    #expect(parsed.node("c").flatMap { parsed.tree?.kind($0) } == .number)
    #expect(
      report("a: !!int x") == [
        "error 1:4-1:11 the tag says an integer, but the value is 'x' (correct or remove the tag)"
      ])
    #expect(
      report("a: !!map [1]").first?.contains("the tag says a mapping, but the value is a list")
        == true)
  }

  @Test(arguments: [("", 1023), ("", 1024), ("{", 1023)])
  func `keys up to the limit of YAML are read`(before: String, length: Int) {
    let key = String(repeating: "k", count: length)
    #expect(report("\(before)\(key): 1\(before.isEmpty ? "" : "}")").isEmpty)
  }

  @Test(arguments: ["", "x: 1\n", "{", "{y: 1, "])
  func `a key over the limit is named as the cause`(before: String) {
    let key = String(repeating: "k", count: 1025)
    let report = report("\(before)\(key): 1\(before.hasPrefix("{") ? "}" : "")")
    #expect(report.first?.contains("a key is longer than the 1,024 characters") == true)
    #expect(report.count == 1)
  }

  @Test func `nesting is limited in block and flow style`() {
    let flow = String(repeating: "[", count: 20_000)
    #expect(
      report("a: \(flow)").first?.hasPrefix("error 1:259-1:260 nested deeper than 256") == true)
    let block = (0..<400).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n")
    #expect(report(block).first?.hasPrefix("error 257:257-") == true)
    let items = String(repeating: "- ", count: 5000)
    #expect(report(items).first?.hasPrefix("error 1:513-") == true)
  }

  @Test func `nodes and bytes are limited`() {
    let nodes = Parsed("[1, 2, 3]\n# x", limits: ParseLimits(maxNodes: 3))
    #expect(nodes.report.contains { $0.contains("more than 3 values in one file") })
    let bytes = Parsed("a: 1", limits: ParseLimits(maxBytes: 3))
    #expect(
      bytes.report == [
        "error 1:1-1:1 the file has 4 bytes, more than the 3 that are read (split the file)"
      ])
  }

  @Test func `a second document is an error at its place, and the first is read`() {
    let parsed = Parsed("a: 1\n---\nb: 2\n")
    #expect(
      parsed.report == [
        "error 2:1-2:4 a second document begins here; only the first was read"
          + " (keep one document in a file)"
      ])
    #expect(parsed.canonical == #"{"a":1}"#)
  }

  @Test(arguments: [
    "", " \n", "# only a comment\n", "---\n", "--- # x\n...\n", "\u{FEFF}", "\n\n# é\n",
  ])
  func `an empty document is an error`(text: String) {
    let parsed = Parsed(text)
    #expect(parsed.tree == nil)
    #expect(parsed.report.count == 1)
    #expect(parsed.report.first?.contains("the document is empty") == true)
  }

  @Test(arguments: ["a:\n\tb: 1\n", "a:\n-\tx\n\tb\n"])
  func `tabs for indentation are named`(text: String) {
    #expect(report(text).first?.contains("a tab is used for indentation") == true)
    #expect(report(text).first?.contains("(replace the tab by spaces)") == true)
  }

  @Test(arguments: ["@x", "%x", "`x"])
  func `values that have to be quoted are named`(value: String) {
    #expect(
      report("a: \(value)") == [
        "error 1:4-1:5 a value that is not quoted begins with '\(value.prefix(1))'"
          + " (put the value in quotes)"
      ])
  }

  @Test func `a colon inside a plain value is explained`() {
    #expect(
      report("a: this: that") == [
        "error 1:8-1:9 a value that is not quoted contains ': ' (put the value in quotes)"
      ])
  }

  @Test func `what is never closed is told at the end with its beginning`() {
    #expect(
      report("a: 1\nb: [x,\n  y\n") == [
        "error 4:1-4:1 the file ends inside a '[' that is not closed (close it with ']')"
          + " [opened here 2:4-2:5]"
      ])
    #expect(
      report("a: {x: 1") == [
        "error 1:9-1:9 the file ends inside a '{' that is not closed (close it with '}')"
          + " [opened here 1:4-1:5]"
      ])
    #expect(
      report("ä: \"x\ny") == [
        "error 2:2-2:2 the file ends inside a text that is not closed (close it with the quote it"
          + " was opened with) [opened here 1:5-1:6]"
      ])
  }

  @Test func `wrong indentation is told with the mapping it breaks`() {
    #expect(
      report("a: 1\n b: 2\n").first?.hasPrefix("error 2:3-2:4 ") == true)
    #expect(
      report("a:\n  b: 1\n c: 2\n").first?.hasPrefix("error 3:2-3:3 expected a key of the mapping")
        == true)
  }
}
