/// A table at the terminal. One of its columns takes what width the others leave; where that is too
/// little, each row becomes a few lines instead.
struct TextTable {
  /// What stands in one column.
  struct Column {
    /// What stands above it.
    var heading: String
    /// What stands before a value where there is no heading above it.
    var label = ""
    /// Takes the width that is left, and is shortened in the middle.
    var isFlexible = false
  }

  /// A text in its colour.
  struct Cell {
    var text: String
    var role: TerminalStyle.Role?

    init(_ text: String, _ role: TerminalStyle.Role? = nil) {
      self.text = text
      self.role = role
    }
  }

  /// One line of the table, and what is said below it.
  struct Row {
    /// A character before the row that catches the eye, or a blank.
    var mark: Cell
    var cells: [Cell]
    var notes: [String] = []
  }

  /// The least columns in which a coordinate can still be told from others.
  private static let leastFlexible = 24
  private static let gap = 2

  private let columns: [Column]
  private let rows: [Row]
  private let flexible: Int

  init(_ columns: [Column], _ rows: [Row]) {
    self.columns = columns
    self.rows = rows
    flexible = columns.firstIndex { $0.isFlexible } ?? columns.count - 1
  }

  func write(on page: inout TextPage) {
    var widths = columns.indices.map { column in
      rows.reduce(columns[column].heading.count) {
        max($0, WrappedText.columns(of: $1.cells[column].text))
      }
    }
    let fixed = widths.reduce(0, +) - widths[flexible]
    let left = page.width - 2 - fixed - Self.gap * (columns.count - 1)
    guard left >= min(widths[flexible], Self.leastFlexible) else { return writeStacked(on: &page) }
    widths[flexible] = min(widths[flexible], left)
    let headings = columns.map { Cell($0.heading, .dim) }
    write(Row(mark: Cell(" "), cells: headings), widths, on: &page)
    for row in rows { write(row, widths, on: &page) }
  }

  private func write(_ row: Row, _ widths: [Int], on page: inout TextPage) {
    var pieces = [(row.mark.text + " ", row.mark.role)]
    for (column, cell) in row.cells.enumerated() {
      let text =
        column == flexible
        ? ShortenedText.middle(cell.text, columns: widths[column]) : cell.text
      let space = widths[column] - WrappedText.columns(of: text) + Self.gap
      pieces += [(text, cell.role), (String(repeating: " ", count: max(0, space)), nil)]
    }
    page.line(pieces)
    let indent = 2 + widths[..<flexible].reduce(0) { $0 + $1 + Self.gap }
    write(row.notes, indent: indent, on: &page)
  }

  private func writeStacked(on page: inout TextPage) {
    for row in rows {
      let first = row.cells[0]
      let room = page.width - 4 - WrappedText.columns(of: first.text)
      let name = ShortenedText.middle(row.cells[flexible].text, columns: room)
      page.line([
        (row.mark.text + " ", row.mark.role), (first.text, first.role), ("  ", nil),
        (name, row.cells[flexible].role),
      ])
      let others = row.cells.indices.dropFirst().filter { index in
        index != flexible && !row.cells[index].text.isEmpty
      }
      let parts = others.map { columns[$0].label + row.cells[$0].text }
      let pieces = parts.dropLast().map { "\($0)," } + parts.suffix(1)
      for line in WrappedText.lines(pieces, first: page.width - 4, rest: page.width - 4) {
        page.line("    \(line)")
      }
      write(row.notes, indent: 4, on: &page)
    }
  }

  private func write(_ notes: [String], indent: Int, on page: inout TextPage) {
    let space = String(repeating: " ", count: indent)
    for note in notes where !note.isEmpty {
      let room = max(20, page.width - indent)
      for line in WrappedText.lines(VisibleText.line(note), first: room, rest: room) {
        page.line(space + ShortenedText.middle(line, columns: room), .dim)
      }
    }
  }
}
