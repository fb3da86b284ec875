/// Plain wrapping between words.
enum WrappedText {
  /// The lines of a text that has `first` columns on its first line and `rest` on every other.
  /// Words are never broken: a path that is cut can no longer be clicked on or copied.
  static func lines(_ text: String, first: Int, rest: Int) -> [String] {
    lines(text.split(separator: " ").map(String.init), first: first, rest: rest)
  }

  /// The same for pieces that stay whole although there may be spaces in them.
  static func lines(_ pieces: [String], first: Int, rest: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for piece in pieces {
      let width = columns(of: piece)
      if used > 0, used + 1 + width > (lines.isEmpty ? first : rest) {
        lines.append(line)
        line = ""
        used = 0
      }
      if used > 0 {
        line += " "
        used += 1
      }
      line += piece
      used += width
    }
    return lines + [line]
  }

  /// The columns that a terminal gives to a text: two for East Asian wide characters and emoji.
  static func columns(of text: some StringProtocol) -> Int {
    text.reduce(0) { sum, character in
      switch character.unicodeScalars.first?.value ?? 0 {
      case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
        0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
        0x1F900...0x1FAFF, 0x20000...0x3FFFD:
        sum + 2
      default: sum + 1
      }
    }
  }
}
