/// Shows the line of a place with a line of carets under it:
///
/// ```
/// 12 |   email:
///    |   ^^^^^
/// ```
///
/// A range over several lines is cut to its first. A line wider than `width` is shortened around
/// the carets, and only as much of it is read as can be shown, so a minified file of one line
/// costs no more than others.
package struct SnippetRenderer: Sendable {
  private let source: SourceFile
  private let lines: LineTable
  /// The columns that text may take, gutter not counted.
  private let width: Int

  /// A renderer for places in one file. `width` is the columns that a line of text may take, the
  /// gutter not counted; less than 20 count as 20.
  package init(_ source: SourceFile, _ lines: LineTable, width: Int = 100) {
    self.source = source
    self.lines = lines
    self.width = max(20, width)
  }

  /// The source line and the line of carets under `range` (of this file).
  ///
  /// `gutter` is the least width of the line number, for snippets that stand under each other.
  package func render(_ range: SourceRange, gutter: Int = 0) -> [String] {
    let start = min(Int(range.start), source.bytes.count)
    let position = lines.position(at: start)
    let line = lines.lineRange(position.line)
    let caretStart = min(max(start, line.lowerBound), line.upperBound)
    let caretEnd = min(max(Int(range.end), caretStart), line.upperBound)

    let window = visiblePart(of: line, around: caretStart)
    let cells = DisplayCell.cells(of: source.bytes, window)
    let shown = shorten(cells, around: caretStart, upTo: caretEnd)
    let hidesStart = (shown.first?.offset ?? line.lowerBound) > line.lowerBound
    let hidesEnd =
      shown.count < cells.count && shown.last?.offset != cells.last?.offset
      || window.upperBound < line.upperBound

    var text = hidesStart ? "…" : ""
    var carets = hidesStart ? " " : ""
    for cell in shown {
      text += cell.text
      if cell.offset < caretStart {
        carets += String(repeating: " ", count: cell.width)
      } else if cell.offset < caretEnd {
        carets += String(repeating: "^", count: cell.width)
      }
    }
    if hidesEnd { text += "…" }
    // Something is pointed at even where the range is empty or at the end of the line.
    if !carets.contains("^") { carets += "^" }

    let number = String(position.line)
    let space = max(gutter, number.count)
    let pad = String(repeating: " ", count: space - number.count)
    return [
      Self.trimmed("\(pad)\(number) | \(text)"),
      "\(String(repeating: " ", count: space)) | \(carets)",
    ]
  }

  /// As much of the line as could be shown around an offset, cut between characters. No character
  /// is narrower than a quarter of a column per byte, combining marks aside.
  private func visiblePart(of line: Range<Int>, around offset: Int) -> Range<Int> {
    var start = max(line.lowerBound, offset - 4 * width)
    while start < offset, source.bytes[start] & 0xC0 == 0x80 { start += 1 }
    var end = min(line.upperBound, offset + 4 * width)
    while end < line.upperBound, source.bytes[end] & 0xC0 == 0x80 { end += 1 }
    return start..<end
  }

  /// The cells that fit: half of the width before the carets at most, unless the end of the line
  /// leaves more.
  private func shorten(_ cells: [DisplayCell], around start: Int, upTo end: Int) -> [DisplayCell] {
    guard cells.reduce(0, { $0 + $1.width }) > width else { return cells }
    let room = width - 2
    var first = cells.firstIndex { $0.offset >= start } ?? cells.count
    var last = first
    var used = 0
    func prepend(while limit: Int) {
      while first > 0, used + cells[first - 1].width <= limit {
        first -= 1
        used += cells[first].width
      }
    }
    // The carets first, then what is before them, then what is behind.
    let behind = cells.firstIndex { $0.offset >= end } ?? cells.count
    while last < max(behind, first), used + cells[last].width <= room / 2 {
      used += cells[last].width
      last += 1
    }
    prepend(while: used + room / 2 > room ? room : used + room / 2)
    while last < cells.count, used + cells[last].width <= room {
      used += cells[last].width
      last += 1
    }
    prepend(while: room)
    return Array(cells[first..<last])
  }

  private static func trimmed(_ text: String) -> String {
    var text = text
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }
}
