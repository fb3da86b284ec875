import Foundation
import SourceText
import SyntaxTree
import Testing

/// What an earlier version has as well is not read again, and the result is that of reading it.
@Suite struct RepeatedBlocksTests {
  /// A document like an API's, with blocks that are long enough to be known again.
  private static func document(_ random: inout SeededRandom) -> [String] {
    var lines = ["openapi: 3.1.0", "info:", "  title: Shop", "paths:"]
    for path in 0..<4 {
      lines.append("  /things/\(path):")
      for method in ["get", "post"] {
        lines += ["    \(method):", "      description: >-"]
        lines += (0..<4).map { "        Folded text \(path) \($0), long enough to be known again." }
        lines += ["      tags: [a, 'b', \"c d\"]", "      responses:", "        '200':"]
        lines += ["          description: \"quoted", "            over lines\"", ""]
      }
    }
    lines += ["components:", "  schemas:"]
    for schema in 0..<6 {
      lines.append(schema % 3 == 2 ? "    \"Quoted \(schema)\":" : "    Schema\(schema):")
      lines += ["      type: object", "      # a comment", "      properties:"]
      for property in 0..<4 {
        lines += ["        field\(property):", "          description: |"]
        lines += (0..<2).map { "            Text of \(schema).\(property).\($0) with some words." }
        lines += ["          enum:", "          - a: 1", "          - [1, {b: 2}]"]
      }
      if random.next(2) == 0 { lines += ["", "  # a comment that is out of line"] }
    }
    lines += ["  responses: {Empty: {description: nothing}}", "tags:", "- name: a", "- name: b"]
    return lines
  }

  /// Lines that change how what is around them is read.
  private static let strangers = [
    "- x", "    - x", "  key: |", "key: \"", "'", "\"", "}", "  {", "    key: {", "]", "&a",
    "  b: &a 1",
    "  c: *a", "*a : 1", "    <<: *a", "---", "...", "%TAG ! tag:x,2000:", "# comment", "", "   ",
    "\t", "  key: >+", "      type: string", "    Schema1:", "  schemas:", "paths:", "  ? a",
    "  : b",
    "    text that goes on", "!!str", "      yes: no", "components: 0", "        - b", "    get:",
    "\u{2028}", "  é: 'ü'",
  ]

  private static func edited(_ lines: [String], _ random: inout SeededRandom) -> [String] {
    var lines = lines
    for _ in 0..<(1 + random.next(2)) {
      let place = random.next(lines.count)
      switch random.next(7) {
      case 0: lines.remove(at: place)
      case 1: lines.insert(strangers[random.next(strangers.count)], at: place)
      case 2: lines[place] += strangers[random.next(strangers.count)]
      case 3: lines[place] = "  " + lines[place]
      case 4: lines[place] = String(lines[place].drop { $0 == " " })
      case 5:
        let end = min(lines.count, place + 1 + random.next(30))
        lines.insert(contentsOf: lines[place..<end], at: random.next(lines.count))
      default:
        let end = min(lines.count, place + 1 + random.next(60))
        let indentation = String(repeating: " ", count: random.next(5))
        for index in place..<end { lines[index] = indentation + lines[index] }
      }
      if lines.isEmpty { lines = ["a: b"] }
    }
    return lines
  }

  @Test(arguments: 0..<40) func readsLikeTheWhole(seed: Int) {
    var random = SeededRandom(UInt64(seed))
    var reused = 0
    for _ in 0..<60 {
      let ending = random.next(4) == 0 ? "\r\n" : "\n"
      let mark = random.next(6) == 0 ? "\u{FEFF}" : ""
      let before = Self.document(&random)
      let after = Self.edited(before, &random)
      let end = random.next(5) == 0 ? "" : ending
      let earlier = Parsed(mark + before.joined(separator: ending) + ending)
      let text = mark + after.joined(separator: ending) + end
      let alone = Parsed(text)
      let following = Parsed(text, after: earlier)
      #expect(following.report == alone.report, "\(text)")
      #expect(following.places == alone.places, "\(text)")
      if let tree = following.tree, tree.repeatedBlocks > 0 { reused += 1 }
    }
    #expect(reused > 3)
  }

  /// Long enough to be known again, and to be most of a document.
  private static let block = """
    x:
        get:
          description: \(String(repeating: "long enough ", count: 40))
          responses: {'200': {description: ok}}
    """

  /// What stands between a block and the next key, or around its key, belongs to the document it is in.
  @Test(arguments: [
    // The end of the first document.
    ("a:\n  b:\n    \(block)\n...\n", "a:\n  b:\n    \(block)\n...\nc: {d: 1}\n"),
    // An entry that a merge key hides.
    (
      "a:\n  <<:\n    \(block)\n    y: {b: hidden}\n  y: {b: mine}\n",
      "a:\n    \(block)\n    y: {b: hidden}\n"
    ),
    // A question mark that introduces the next key.
    ("a:\n  b:\n    \(block)\n?\n  c\n: {}\n", "a:\n  b:\n    \(block)\n?\n  c: {d: 1}\n"),
    // A key that is introduced by one.
    ("a: 1\n?\n  b\n:\n  \(block)\n", "  a: 1\n  b\n:\n  \(block)\n"),
  ])
  func readsWhatIsAroundABlock(_ before: String, _ after: String) {
    let alone = Parsed(after)
    let following = Parsed(after, after: Parsed(before))
    #expect(following.report == alone.report)
    #expect(following.places == alone.places)
  }

  @Test(.enabled(if: corpus != nil, "APILINT_CORPUS names no folder: nothing is read"))
  func readsRealDocumentsLikeTheWhole() throws {
    let folder = try #require(corpus)
    var reused = 0
    for series in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
      var earlier: Parsed?
      let names = try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(series)")
      for name in (names ?? []).sorted() where name.hasSuffix("yaml") || name.hasSuffix("yml") {
        let path = "\(folder)/\(series)/\(name)"
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        let alone = Parsed(bytes: bytes)
        let following = Parsed(bytes: bytes, after: earlier)
        #expect(following.report == alone.report, "\(path)")
        #expect(following.places == alone.places, "\(path)")
        reused += following.tree?.repeatedBlocks ?? 0
        earlier = alone
      }
    }
    #expect(reused > 100)
  }
}

private let corpus = ProcessInfo.processInfo.environment["APILINT_CORPUS"]

/// The same numbers for the same seed (SplitMix64).
private struct SeededRandom {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((value ^ (value >> 31)) % UInt64(limit))
  }
}
