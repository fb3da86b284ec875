internal import SourceText

/// Text brought to a number of columns for a table.
enum ShortenedText {
  /// The text where it fits, else its beginning and its end around an ellipsis. The end has more room,
  /// since that is where coordinates of one API differ.
  static func middle(_ text: String, columns: Int) -> String {
    guard WrappedText.columns(of: text) > columns else { return text }
    let room = max(2, columns) - 1
    let head = prefix(text.unicodeScalars, columns: room * 2 / 5)
    let used = head.reduce(0) { $0 + DisplayCell.width(of: $1) }
    var tail = prefix(text.unicodeScalars.reversed(), columns: room - used)
    // A combining mark would go onto the ellipsis.
    while let last = tail.last, DisplayCell.width(of: last) == 0 { tail.removeLast() }
    return string(head) + "…" + string(tail.reversed())
  }

  private static func prefix(_ scalars: some Sequence<Unicode.Scalar>, columns: Int)
    -> [Unicode.Scalar]
  {
    var result: [Unicode.Scalar] = []
    var used = 0
    for scalar in scalars {
      used += DisplayCell.width(of: scalar)
      guard used <= columns else { break }
      result.append(scalar)
    }
    return result
  }

  private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var result = ""
    result.unicodeScalars.append(contentsOf: scalars)
    return result
  }
}
