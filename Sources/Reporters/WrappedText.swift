internal import SourceText

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

  /// The columns that a terminal gives to a text.
  static func columns(of text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + DisplayCell.width(of: $1) }
  }
}
