internal import RuleEngine
internal import SourceText

/// The page that a report for the terminal is written on: width, colour and what all its blocks
/// have in common. Text is made fit for the terminal here and nowhere else.
struct TextPage {
  /// Which version a place is in.
  enum Side {
    case before
    case after
    /// Another place in the version after.
    case other
  }

  private(set) var text = ""
  let width: Int
  private let style: TerminalStyle
  /// Whether there are two versions, so that places say which one they are in.
  private let namesSides: Bool

  init(_ options: ReportOptions, namesSides: Bool = true) {
    width = max(40, options.width)
    style = TerminalStyle(isColored: options.color)
    self.namesSides = namesSides
  }

  /// Whether a heading was written last, to which what comes next belongs.
  private var isBelowHeading = false

  /// Writes an empty line, unless the page begins here, or a heading stands above.
  mutating func separate() {
    if !text.isEmpty, !isBelowHeading { text += "\n" }
    isBelowHeading = false
  }

  /// Writes a line as it is.
  mutating func line(_ line: String, _ role: TerminalStyle.Role? = nil) {
    text += style.paint(line, role) + "\n"
  }

  /// Writes a line of pieces in colours of their own. Blanks at its end are left out.
  mutating func line(_ pieces: [(text: String, role: TerminalStyle.Role?)]) {
    let end = (pieces.lastIndex { !$0.text.allSatisfy { $0 == " " } }).map { $0 + 1 } ?? 0
    text += pieces.prefix(end).map { style.paint($0.text, $0.role) }.joined() + "\n"
  }

  /// Writes the heading of an API with a line under it.
  mutating func heading(_ heading: String) {
    separate()
    line(heading, .strong)
    line(String(repeating: "─", count: min(width, WrappedText.columns(of: heading))), .dim)
  }

  /// Writes the name of the operation or the type that the next findings belong to.
  mutating func groupHeading(_ owner: String) {
    guard !owner.isEmpty else { return }
    separate()
    line("── \(VisibleText.line(owner, limit: 120))", .strong)
    isBelowHeading = true
  }

  /// Writes `mark message`, wrapped, with `tail` behind it where it fits, else below.
  mutating func statement(
    _ mark: String, _ role: TerminalStyle.Role, _ message: String, tail: String = "",
    isStrong: Bool = false
  ) {
    let indent = "  "
    let lines = WrappedText.lines(
      VisibleText.line(message), first: width - WrappedText.columns(of: mark) - 1,
      rest: width - indent.count)
    text += style.paint(mark, role)
    for (index, line) in lines.enumerated() {
      text += (index == 0 ? " " : "\n\(indent)") + style.paint(line, isStrong ? .strong : nil)
    }
    if !tail.isEmpty {
      let start = lines.count == 1 ? WrappedText.columns(of: mark) + 1 : indent.count
      let used = start + WrappedText.columns(of: lines.last ?? "") + 2
      text += used + WrappedText.columns(of: tail) <= width ? "  " : "\n\(indent)"
      text += style.paint(tail, .dim)
    }
    text += "\n"
  }

  /// Writes `label: text`, wrapped between words.
  mutating func labelled(_ label: String, _ text: String) {
    let words = VisibleText.line(text, limit: 800).split(separator: " ").map(String.init)
    write(label, words)
  }

  /// Writes `label: item, item, …`, wrapped between items.
  mutating func labelled(_ label: String, _ items: [String]) {
    let items = items.map { VisibleText.line($0, limit: 100) }
    write(label, items.dropLast().map { "\($0)," } + items.suffix(1))
  }

  /// The text of all labels begins in the same column.
  private mutating func write(_ label: String, _ pieces: [String]) {
    guard !pieces.isEmpty else { return }
    let indent = 11
    let lines = WrappedText.lines(pieces, first: width - indent, rest: width - indent)
    for (index, line) in lines.enumerated() {
      let mark = index == 0 ? "  \(label):" : ""
      let space = String(repeating: " ", count: max(1, indent - mark.count))
      text += style.paint(mark, .dim) + space + line + "\n"
    }
  }

  /// Writes where a range is, with its source line and carets under it.
  mutating func place(
    _ range: SourceRange?, _ side: Side?, _ places: inout PlaceTable, _ role: TerminalStyle.Role
  ) {
    guard let range, let place = places.place(of: range) else { return }
    let location = Self.location(place)
    switch namesSides ? side : nil {
    case .before: text += "  \(style.paint("- before", .removed)) \(location)\n"
    case .after: text += "  \(style.paint("+ after", .added))  \(location)\n"
    case .other: text += "  and      \(location)\n"
    case nil: text += "    \(location)\n"
    }
    for line in places.snippet(of: range, width: width - 14) {
      guard let bar = line.firstIndex(of: "|") else { continue }
      let source = line[line.index(after: bar)...]
      let isCarets = line[..<bar].allSatisfy { $0 == " " }
      text += "    \(style.paint(String(line[...bar]), .dim))"
      text += style.paint(String(source), isCarets ? role : nil) + "\n"
    }
  }

  /// `file:line:column`.
  static func location(_ place: PlaceTable.Place) -> String {
    let file = VisibleText.line(place.file, limit: 1_000)
    return "\(file):\(place.start.line):\(place.start.column)"
  }
}
