internal import SourceText

/// Text of an input made fit to be shown: what would steer a terminal, turn the reading direction
/// round or not be seen at all is written as an escape, and what is endless is cut.
enum VisibleText {
  /// The text on one line, of `limit` characters (Unicode scalars) or little more. Of a longer
  /// one the beginning and the end are kept.
  static func line(_ text: String, limit: Int = 400) -> String {
    var result = ""
    let scalars = text.unicodeScalars
    guard scalars.count > limit else {
      for scalar in scalars { append(scalar, to: &result) }
      return result
    }
    let tail = limit / 4
    for scalar in scalars.prefix(limit - tail - 1) { append(scalar, to: &result) }
    result += "…"
    for scalar in scalars.suffix(tail) { append(scalar, to: &result) }
    return result
  }

  private static func append(_ scalar: Unicode.Scalar, to result: inout String) {
    switch scalar {
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    case "\t": result += "\\t"
    case _ where DisplayCell.isHidden(scalar): result += escape(scalar)
    default: result.unicodeScalars.append(scalar)
    }
  }

  /// A character by its number: `\u{001B}`.
  static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "\\u{\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)}"
  }
}
