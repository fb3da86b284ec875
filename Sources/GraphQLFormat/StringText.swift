internal import SourceText

/// The text that string tokens and comments stand for.
enum StringText {
  /// The text of a quoted string (GraphQL, September 2025, section 2.10.4).
  static func quoted(_ token: Token, _ bytes: ByteView, _ symbols: inout SymbolTable) -> Symbol {
    let content = bytes[token.start + 1..<token.end - 1]
    var hasEscapes = false
    for offset in 0..<content.count where content[offset] == UInt8(ascii: "\\") {
      hasEscapes = true
      break
    }
    return hasEscapes ? symbols.intern(unescaped(content)) : symbols.intern(content)
  }

  private static func unescaped(_ content: ByteView) -> String {
    var text: [UInt8] = []
    var offset = 0
    while offset < content.count {
      let byte = content[offset]
      guard byte == UInt8(ascii: "\\"), let escape = content.at(offset + 1) else {
        text.append(byte)
        offset += 1
        continue
      }
      offset += 2
      switch escape {
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "u"): appendScalar(content, &offset, to: &text)
      default: text.append(escape)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// `\u00E9`, `\u{1F600}`, or two halves of a surrogate pair; what is none of them is U+FFFD.
  private static func appendScalar(
    _ content: ByteView, _ offset: inout Int, to text: inout [UInt8]
  ) {
    var value: UInt32 = 0xFFFD
    if content.at(offset) == UInt8(ascii: "{") {
      var end = offset + 1
      while let byte = content.at(end), byte != UInt8(ascii: "}") { end += 1 }
      value = hexadecimal(content, offset + 1..<min(end, content.count)) ?? 0xFFFD
      offset = min(end + 1, content.count)
    } else {
      value = hexadecimal(content, offset..<offset + 4) ?? 0xFFFD
      offset = min(offset + 4, content.count)
      if (0xD800...0xDBFF).contains(value), content.at(offset) == UInt8(ascii: "\\"),
        content.at(offset + 1) == UInt8(ascii: "u"),
        let low = hexadecimal(content, offset + 2..<offset + 6), (0xDC00...0xDFFF).contains(low)
      {
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
        offset += 6
      }
    }
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    text.append(contentsOf: Array(String(scalar).utf8))
  }

  private static func hexadecimal(_ content: ByteView, _ range: Range<Int>) -> UInt32? {
    guard range.count <= 8, !range.isEmpty, range.upperBound <= content.count else { return nil }
    return UInt32(String(decoding: range.map { content[$0] }, as: UTF8.self), radix: 16)
  }

  /// The text of a block string: its common indentation and its blank first and last lines are no part of
  /// it (section 2.10.4.1).
  static func block(_ token: Token, _ bytes: ByteView, _ symbols: inout SymbolTable) -> Symbol {
    let content = bytes[token.start + 3..<token.end - 3]
    // Nearly always it is one line, on a line of its own or not.
    if let line = onlyLine(of: content) { return symbols.intern(content[line]) }
    let lines = content.lines
    var indent = Int.max
    for line in lines.dropFirst() {
      let blank = content.blanks(at: line)
      if blank < line.count { indent = min(indent, blank) }
    }
    func isBlank(_ line: Range<Int>) -> Bool { content.blanks(at: line) == line.count }
    let first = lines.firstIndex { !isBlank($0) } ?? lines.count
    let last = lines.lastIndex { !isBlank($0) } ?? first - 1
    var text: [UInt8] = []
    for (index, line) in lines[first..<max(first, last + 1)].enumerated() {
      if index > 0 { text.append(0x0A) }
      let isFirst = line.lowerBound == 0
      let start = isFirst || indent == .max ? 0 : min(indent, line.count)
      append(content, line.lowerBound + start..<line.upperBound, to: &text)
    }
    return symbols.intern(String(decoding: text, as: UTF8.self))
  }

  private static func append(_ content: ByteView, _ range: Range<Int>, to text: inout [UInt8]) {
    var offset = range.lowerBound
    while offset < range.upperBound {
      if content[offset] == UInt8(ascii: "\\"), content.matches("\\\"\"\"", at: offset) {
        text.append(contentsOf: [0x22, 0x22, 0x22])
        offset += 4
      } else {
        text.append(content[offset])
        offset += 1
      }
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  /// The one line of a block string that is not blank, without its indentation; nil where there are more,
  /// or where it needs a closer look.
  private static func onlyLine(of content: ByteView) -> Range<Int>? {
    var start = 0
    var isOnFirstLine = true
    while let byte = content.at(start), isSpace(byte) {
      if byte == 0x0A || byte == 0x0D { isOnFirstLine = false }
      start += 1
    }
    // On the first line blanks count.
    guard !isOnFirstLine || start == 0 else { return nil }
    var end = content.count
    while end > start, isSpace(content[end - 1]) { end -= 1 }
    guard end > start else { return nil }
    for offset in start..<end {
      switch content[offset] {
      case 0x0A, 0x0D, UInt8(ascii: "\\"): return nil
      default: continue
      }
    }
    // Blanks behind the text belong to its line.
    var behind = end
    while let byte = content.at(behind), byte == 0x20 || byte == 0x09 { behind += 1 }
    return start..<behind
  }

  /// The text of comments that stand one below the other, from the first one up to `end`.
  static func comments(
    from start: Int, to end: Int, _ bytes: ByteView, _ symbols: inout SymbolTable
  ) -> Symbol {
    var text: [UInt8] = []
    let content = bytes[start..<end]
    for line in content.lines {
      var offset = line.lowerBound + content.blanks(at: line)
      guard offset < line.upperBound, content[offset] == UInt8(ascii: "#") else { continue }
      offset += 1
      if offset < line.upperBound, content[offset] == 0x20 { offset += 1 }
      if !text.isEmpty { text.append(0x0A) }
      for index in offset..<line.upperBound { text.append(content[index]) }
    }
    return symbols.intern(String(decoding: text, as: UTF8.self))
  }
}

extension ByteView {
  /// The lines without their ends.
  fileprivate var lines: [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    var offset = 0
    while offset < count {
      let byte = self[offset]
      if byte == 0x0A || byte == 0x0D {
        lines.append(start..<offset)
        if byte == 0x0D, at(offset + 1) == 0x0A { offset += 1 }
        start = offset + 1
      }
      offset += 1
    }
    lines.append(start..<count)
    return lines
  }

  /// How many blanks and tabs a line begins with.
  fileprivate func blanks(at line: Range<Int>) -> Int {
    var offset = line.lowerBound
    while offset < line.upperBound, self[offset] == 0x20 || self[offset] == 0x09 { offset += 1 }
    return offset - line.lowerBound
  }
}
