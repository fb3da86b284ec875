internal import SourceText

/// Questions about the text around a range.
extension SDLOutline {
  package func text(_ range: Range<Int>) -> String {
    String(decoding: source.bytes[range], as: UTF8.self)
  }

  /// Where text begins: behind a byte order mark.
  var start: Int { source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  /// How lines end in this file.
  var newline: String {
    guard let end = source.bytes.firstIndex(of: 0x0A) else { return "\n" }
    return end > 0 && source.bytes[end - 1] == 0x0D ? "\r\n" : "\n"
  }

  /// The `|` or `&` that parts two names of a list, with the blanks around it; nothing but the end of the first
  /// one where there is none.
  func separator(before offset: Int, after first: Range<Int>) -> Range<Int> {
    let bytes = source.bytes
    var mark: Int?
    var position = first.upperBound
    while position < offset {
      position = skipIgnored(from: position)
      guard position < offset else { break }
      mark = position
      position += 1
    }
    guard let mark else { return first.upperBound..<offset }
    var start = mark
    while start > first.upperBound, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 {
      start -= 1
    }
    var end = mark + 1
    while end < offset, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
    return start..<end
  }

  func skipBlanks(from offset: Int) -> Int {
    var offset = offset
    while offset < source.bytes.count, source.bytes[offset] <= 0x20 { offset += 1 }
    return offset
  }

  /// The end of the line where nothing but a comma and a comment follows on it, else the offset itself.
  func endOfLine(behind offset: Int) -> Int {
    var end = offset
    let bytes = source.bytes
    while end < bytes.count, [0x20, 0x09, 0x2C, 0x0D].contains(bytes[end]) { end += 1 }
    guard end < bytes.count, bytes[end] == UInt8(ascii: "#") else { return offset }
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    return end
  }

  /// Whether nothing but blanks stands before an offset on its line.
  func isAtLineStart(_ offset: Int) -> Bool {
    var offset = offset
    while offset > 0, source.bytes[offset - 1] == 0x20 || source.bytes[offset - 1] == 0x09 {
      offset -= 1
    }
    return offset == 0 || source.bytes[offset - 1] == 0x0A
  }

  /// The blanks before an offset on its line.
  func indentation(at offset: Int) -> String {
    var start = offset
    while start > 0, source.bytes[start - 1] == 0x20 || source.bytes[start - 1] == 0x09 {
      start -= 1
    }
    return text(start..<offset)
  }

  /// Whether the line above that of an offset is empty.
  func hasEmptyLineAbove(_ offset: Int) -> Bool {
    var start = offset
    while start > 0, source.bytes[start - 1] == 0x20 || source.bytes[start - 1] == 0x09 {
      start -= 1
    }
    guard start > 1, source.bytes[start - 1] == 0x0A else { return false }
    var above = start - 2
    while above >= 0, source.bytes[above] == 0x20 || source.bytes[above] == 0x0D { above -= 1 }
    return above < 0 || source.bytes[above] == 0x0A
  }

  /// Behind the name of a definition or a member.
  func endOfName(_ entry: Entry) -> Int {
    var offset = entry.core.lowerBound
    let bytes = source.bytes
    func skipName() {
      while offset < bytes.count, Lexer.continuesName(bytes[offset]) || bytes[offset] == 0x40 {
        offset += 1
      }
    }
    skipName()
    if entry.kind == .definition {
      // The keyword; then the name.
      while offset < bytes.count, bytes[offset] <= 0x20 { offset += 1 }
      skipName()
    }
    return offset
  }

  /// A range with the rest of its lines where it stands alone on them, and an empty line that would be left
  /// twice; else with the blanks and the comma behind it.
  func wholeLines(of range: Range<Int>) -> Range<Int> {
    let bytes = source.bytes
    var start = range.lowerBound
    var end = range.upperBound
    while start > 0, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
    while end < bytes.count, [0x20, 0x09, 0x2C].contains(bytes[end]) { end += 1 }
    let isAlone =
      (start == 0 || bytes[start - 1] == 0x0A)
      && (end == bytes.count || bytes[end] == 0x0A || bytes[end] == 0x0D)
    guard isAlone else { return range.lowerBound..<end }
    if end < bytes.count, bytes[end] == 0x0D { end += 1 }
    if end < bytes.count { end += 1 }
    // One of two empty lines, or the one above a closing brace.
    if start > 1, bytes[start - 1] == 0x0A, bytes[start - 2] == 0x0A {
      let next = end < bytes.count ? bytes[end] : 0x0A
      let closing = skipBlanks(from: end)
      if next == 0x0A || closing == bytes.count || bytes[closing] == UInt8(ascii: "}") {
        start -= 1
      }
    }
    return start..<end
  }
}
