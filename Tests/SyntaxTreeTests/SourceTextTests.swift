import SourceText
import Testing

@Suite struct SymbolTableTests {
  @Test func `equal text has one symbol, other text another`() {
    var symbols = SymbolTable()
    let texts = (0..<3000).map { String(repeating: "ab", count: $0 % 40) + String($0) } + ["", "é"]
    let ids = texts.map { symbols.intern($0) }
    #expect(ids.map { Int($0.id) } == Array(0..<texts.count))
    #expect(texts.map { symbols.intern($0) } == ids)
    #expect(ids.map { symbols.text($0) } == texts)
    #expect(texts.map { symbols.find($0) } == ids)
    #expect(symbols.count == texts.count)
    #expect(symbols.find("not there") == nil)
  }

  @Test func `no symbol is no text`() {
    let symbols = SymbolTable()
    #expect(symbols.find("") == nil)
    #expect(symbols.text(.none) == "")
    #expect(!symbols.hasPrefix(.none, ""))
  }

  @Test func `prefixes are told without making text`() {
    var symbols = SymbolTable()
    let symbol = symbols.intern("x-sunset")
    #expect(symbols.hasPrefix(symbol, "x-"))
    #expect(symbols.hasPrefix(symbol, "x-sunset"))
    #expect(!symbols.hasPrefix(symbol, "x-sunsets"))
    #expect(!symbols.hasPrefix(symbol, "y-"))
  }
}

@Suite struct LineTableTests {
  @Test func `LF, CR LF and CR end lines, and columns are bytes`() {
    let lines = LineTable(Array("é1\nb\r\n\rlonger than eight\n".utf8))
    #expect(lines.lineCount == 5)
    #expect((1...5).map { lines.lineRange($0) } == [0..<3, 4..<5, 7..<7, 8..<25, 26..<26])
    let positions = [0, 2, 3, 4, 5, 6, 7, 8, 26, 99].map { lines.position(at: $0) }
    #expect(positions.map(\.line) == [1, 1, 1, 2, 2, 2, 3, 4, 5, 5])
    #expect(positions.map(\.column) == [1, 3, 4, 1, 2, 3, 1, 1, 1, 1])
  }

  @Test func `an empty file has one empty line`() {
    let lines = LineTable([])
    #expect(lines.lineCount == 1)
    #expect(lines.lineRange(1) == 0..<0)
    #expect(lines.position(at: 5) == SourcePosition(line: 1, column: 1))
  }

  @Test func `many lines are counted as if one by one, whatever ends them`() {
    var random = SystemRandomNumberGenerator()
    let seed = random.next()
    var state = seed
    func next(_ limit: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % limit
    }
    for endings in [["\n"], ["\r\n"], ["\n", "\r", "\r\n", "\n\n"]] {
      var text: [UInt8] = []
      var starts = [0]
      while text.count < 9_000 {
        text += [UInt8](repeating: UInt8(ascii: "x"), count: Int(1 + next(90)))
        for byte in endings[Int(next(UInt64(endings.count)))].utf8 {
          text.append(byte)
          if byte == 0x0A, text.dropLast().last == 0x0D { starts.removeLast() }
          starts.append(text.count)
        }
      }
      let lines = LineTable(text)
      #expect(lines.lineCount == starts.count, "seed \(seed)")
      for offset in 0...text.count {
        let line = starts.lastIndex { $0 <= offset } ?? 0
        // Inside CR LF the line has not ended.
        #expect(
          lines.position(at: offset)
            == SourcePosition(line: line + 1, column: offset - starts[line] + 1), "seed \(seed)")
      }
      for line in starts.indices {
        #expect(lines.lineRange(line + 1).lowerBound == starts[line], "seed \(seed)")
      }
    }
  }

  @Test func `a byte order mark is in no line`() {
    let lines = LineTable(Array("\u{FEFF}a\n".utf8))
    #expect(lines.lineRange(1) == 3..<4)
    #expect(lines.position(at: 3) == SourcePosition(line: 1, column: 1))
  }
}

@Suite struct SnippetTests {
  private func snippet(_ text: String, _ range: Range<Int>, width: Int = 100) -> [String] {
    let source = SourceFile(path: "a", bytes: Array(text.utf8))
    let renderer = SnippetRenderer(source, LineTable(source.bytes), width: width)
    return renderer.render(
      SourceRange(
        file: FileIndex(0), start: UInt32(range.lowerBound), end: UInt32(range.upperBound)))
  }

  @Test func `carets stand under the range`() {
    #expect(snippet("a: 1\n  email: x\n", 7..<12) == ["2 |   email: x", "  |   ^^^^^"])
  }

  @Test func `a range over several lines is cut to its first`() {
    #expect(snippet("ab:\n  c\n", 0..<7) == ["1 | ab:", "  | ^^^"])
  }

  @Test func `an empty range still has a caret, at the end of a line too`() {
    #expect(snippet("ab\n", 2..<2) == ["1 | ab", "  |   ^"])
    #expect(snippet("", 0..<0) == ["1 |", "  | ^"])
  }

  @Test func `tabs, wide characters and combining marks are aligned`() {
    #expect(snippet("\ta\tb", 3..<4) == ["1 |     a   b", "  |         ^"])
    #expect(snippet("日本: x", 8..<9) == ["1 | 日本: x", "  |       ^"])
    #expect(snippet("e\u{301}x", 3..<4) == ["1 | e\u{301}x", "  |  ^"])
  }

  @Test func `what would not be seen is written out`() {
    #expect(
      snippet("a\u{202E}b\u{1}c", 5..<6) == [
        #"1 | a\u{202E}b\u{0001}c"#, "  |           ^^^^^^^^",
      ])
    let source = SourceFile(path: "a", bytes: [0x61, 0xFF, 0x62])
    let renderer = SnippetRenderer(source, LineTable(source.bytes))
    #expect(
      renderer.render(SourceRange(file: FileIndex(0), start: 1, end: 2)) == [
        #"1 | a\xFFb"#, "  |  ^^^^",
      ])
  }

  @Test func `a wide line is shortened around the carets`() {
    let text = String(repeating: "x", count: 500) + "HERE" + String(repeating: "y", count: 500_000)
    let lines = snippet(text, 500..<504, width: 40)
    #expect(lines[0].contains("xHEREy"))
    #expect(lines[0].hasPrefix("1 | …x"))
    #expect(lines[0].hasSuffix("y…"))
    #expect(lines[0].count <= 4 + 40)
    #expect(lines[0].firstIndex(of: "H") == lines[0].index(lines[0].startIndex, offsetBy: 4 + 20))
    #expect(Array(lines[1]).firstIndex(of: "^") == Array(lines[0]).firstIndex(of: "H"))
    #expect(lines[1].filter { $0 == "^" }.count == 4)
    #expect(snippet(text, 0..<1, width: 40)[0].hasPrefix("1 | xxx"))
    let last = snippet(text, 500_503..<500_504, width: 40)
    #expect(last[0].hasSuffix("y"))
    #expect(last[1].count == last[0].count)
  }
}
