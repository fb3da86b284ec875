import SourceText
import SyntaxTree
import Testing

@Suite struct CutFileTests {
  static let document = """
    %YAML 1.2
    ---
    base: &base {a: "x\\u00e9", 'b': 'it''s'}
    ü: [*base, !!str 1, ~]
    merged:
      <<: *base
      text: |+
        a
         b

      folded: >-
        c
        d
    ? long
    : - - x
      - y: 0x1F
    ...
    """

  @Test(arguments: ["\n", "\r\n"])
  func `YAML cut at any byte is read or refused with a place inside it`(ending: String) {
    let bytes = Array(
      Self.document.split(separator: "\n", omittingEmptySubsequences: false)
        .joined(separator: ending).utf8)
    for count in 0...bytes.count {
      let parsed = Parsed(bytes: Array(bytes[..<count]))
      #expect(parsed.tree != nil || parsed.errors.count == 1, "\(count)")
      #expect(parsed.diagnostics.allSatisfy { Int($0.range.end) <= count }, "\(count)")
      if let tree = parsed.tree {
        for node in 0..<tree.nodeCount {
          let range = tree.range(NodeID(node))
          #expect(range.start <= range.end && Int(range.end) <= count)
        }
      }
    }
    #expect(Parsed(bytes: bytes).report.isEmpty)
  }

  @Test func `YAML with any byte changed neither crashes nor loses its places`() {
    let bytes = Array(Self.document.utf8)
    for index in bytes.indices {
      for replacement: UInt8 in [0, 0x09, 0x0A, 0x22, 0x23, 0x26, 0x2A, 0x3A, 0x5B, 0x7D, 0x80] {
        var changed = bytes
        changed[index] = replacement
        let parsed = Parsed(bytes: changed)
        #expect(parsed.tree != nil || !parsed.errors.isEmpty)
        #expect(parsed.diagnostics.allSatisfy { Int($0.range.end) <= bytes.count })
      }
    }
  }
}
