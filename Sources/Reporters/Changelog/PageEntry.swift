internal import Changelog
internal import RuleEngine
internal import SchemaModel

/// One entry of the page.
struct PageEntry {
  private let entry: ChangelogEntry
  private let now: CalendarDay
  /// The operations that it reaches, as indices of ``PageEntries/operations``.
  private let operations: [Int]

  init(_ entry: ChangelogEntry, now: CalendarDay, operations: [Int]) {
    self.entry = entry
    self.now = now
    self.operations = operations
  }

  /// - Parameter isBrief: only what has to be done, when and where.
  func markup(isBrief: Bool) -> MarkupWriter {
    var markup = MarkupWriter()
    // The coordinate is there as it is, for programs; what people see of it is made fit to be seen.
    let isBreaking = entry.kind == .changed && entry.compatibility == .breaking
    markup.block(
      "article",
      [
        "class": isBreaking ? "breaking" : "entry",
        "id": entry.anchor, "data-entry": "", "data-kind": entry.kind.rawValue,
        "data-coordinate": entry.coordinate, "data-operations": Self.ranges(operations),
      ]
    ) { markup in
      writeHeading(to: &markup)
      if isBrief { writeBrief(to: &markup) } else { writeAnswers(to: &markup) }
    }
    return markup
  }

  private func writeHeading(to markup: inout MarkupWriter) {
    markup.element("h4") { markup in
      markup.text("\(entry.verb) \(entry.noun)", limit: 80)
      if !entry.name.isEmpty {
        markup.text(" ")
        markup.element("code") { $0.text(entry.name, limit: 80) }
      }
      if !entry.container.isEmpty {
        markup.text(entry.name.isEmpty ? " " : " of ")
        markup.element("code") { $0.text(entry.container, limit: 120) }
      }
      markup.text(" ")
      markup.element("a", ["href": "#\(entry.anchor)", "aria-label": "Link to this entry"]) {
        $0.text("#")
      }
    }
  }

  private func writeBrief(to markup: inout MarkupWriter) {
    markup.element("p") { markup in
      markup.element("code") { $0.text(entry.coordinate, limit: 120) }
      if let when = entry.when(now: now) { markup.text(": \(when)", limit: 120) }
    }
  }

  private func writeAnswers(to markup: inout MarkupWriter) {
    markup.element("dl") { markup in
      for answer in entry.answers(now: now) {
        markup.element("dt", text: answer.question)
        markup.element("dd") { AnswerMarkup.write(answer.spans, to: &$0) }
      }
    }
    guard let sides = entry.payload?.sides, !sides.isEmpty else { return }
    markup.element("div", ["class": "sides"]) { markup in
      for (label, text) in sides {
        markup.element("figure") { markup in
          markup.element("figcaption", text: label)
          AnswerMarkup.writeBlock(text, ["tabindex": "0"], to: &markup)
        }
      }
    }
  }

  /// `0-3 7`: a shared type reaches hundreds of operations, mostly one after the other.
  private static func ranges(_ indices: [Int]) -> String {
    var parts: [(first: Int, last: Int)] = []
    for index in indices.sorted() {
      if let last = parts.last, last.last + 1 >= index {
        parts[parts.count - 1].last = index
      } else {
        parts.append((index, index))
      }
    }
    return parts.map { $0.first == $0.last ? "\($0.first)" : "\($0.first)-\($0.last)" }
      .joined(separator: " ")
  }
}
