/// Content lines of iCalendar (RFC 5545, section 3.1).
struct CalendarLines {
  /// The text written so far, in UTF-8.
  private(set) var bytes: [UInt8] = []

  /// The octets of a line without its end.
  private static let longest = 75

  /// Writes a property whose value is no text, and needs no care.
  mutating func line(_ name: String, _ value: String) { fold("\(name):\(value)") }

  /// Writes a property whose value is text: line breaks, and what separates values, are escaped (3.3.11).
  /// Other control characters have no place in a text and are written by their numbers.
  mutating func text(_ name: String, _ value: String) {
    var escaped = ""
    var previous: Unicode.Scalar?
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": escaped += "\\\(scalar)"
      case "\n" where previous == "\r": break
      case "\n", "\r": escaped += "\\n"
      case "\t": escaped.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
        escaped += "\\" + VisibleText.escape(scalar)
      default: escaped.unicodeScalars.append(scalar)
      }
      previous = scalar
    }
    fold("\(name):\(escaped)")
  }

  /// A long line goes on behind a line break and a blank, and no character is cut in two.
  private mutating func fold(_ line: String) {
    var used = 0
    for scalar in line.unicodeScalars {
      let size = UTF8.width(scalar)
      if used + size > Self.longest {
        bytes += Array("\r\n ".utf8)
        used = 1
      }
      bytes += Array(String(scalar).utf8)
      used += size
    }
    bytes += Array("\r\n".utf8)
  }
}
