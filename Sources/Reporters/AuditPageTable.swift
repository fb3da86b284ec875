internal import History
internal import RuleEngine
internal import SchemaModel

/// The table of the page. It is kept to a size that browsers and mail can cope with: of many records
/// the bad ones and the latest are shown, and it is said how many are not.
struct AuditPageTable {
  /// The most rows, and the most bytes of them.
  private static let mostRows = 1_000
  private static let mostBytes = 450_000
  /// How much of a name and of a text is shown.
  private static let longestName = 200
  private static let longestText = 300

  private let outcome: AuditOutcome

  init(_ outcome: AuditOutcome) { self.outcome = outcome }

  func write(to markup: inout MarkupWriter) {
    let rows = chosenRows
    let count = outcome.apis.reduce(0) { $0 + $1.reportedRecords.count }
    guard count > 0 else { return }
    let shown = rows.reduce(0) { $0 + $1.count }
    markup.block("section", ["aria-labelledby": "records"]) { markup in
      markup.breakLine()
      markup.block("h2", ["id": "records"], text: "What went, and with what notice")
      if shown < count {
        let text =
          "\(count - shown) of \(count) rows are left out. What was broken goes before the rest, and what is late before what is early; the JSON and CSV reports have all."
        markup.block("p", ["class": "note"], text: text)
      }
      markup.block("table", ["class": "records"]) { markup in
        markup.breakLine()
        markup.block(
          "caption", text: "Removals and breaking changes, in order of time within each API")
        writeHeadings(to: &markup)
        for (api, rows) in zip(outcome.apis, rows) where !rows.isEmpty {
          markup.block("tbody") { markup in
            markup.breakLine()
            if outcome.apis.count > 1 || !api.name.isEmpty {
              markup.block("tr", ["class": "api"]) { markup in
                markup.element("th", ["scope": "rowgroup", "colspan": "6"]) {
                  $0.text(api.title, limit: Self.longestName)
                }
              }
            }
            for row in rows { markup.append(row) }
          }
        }
      }
    }
  }

  private func writeHeadings(to markup: inout MarkupWriter) {
    markup.block("thead") { markup in
      markup.element("tr") { markup in
        for heading in ["gone on", "element", "announced", "promised for", "notice", "verdict"] {
          markup.element("th", ["scope": "col"], text: heading)
        }
      }
    }
  }

  /// The rows of each API that have room, in order of time.
  private var chosenRows: [[MarkupWriter]] {
    var all: [(api: Int, record: AuditRecord)] = []
    for (index, api) in outcome.apis.enumerated() {
      all += api.reportedRecords.map { (index, $0) }
    }
    let order = all.indices.sorted { left, right in
      let (first, second) = (all[left].record, all[right].record)
      if first.fate != second.fate { return first.fate.rank < second.fate.rank }
      if first.gone.day != second.gone.day { return first.gone.day > second.gone.day }
      return left < right
    }
    var chosen: [(index: Int, row: MarkupWriter)] = []
    var bytes = 0
    for index in order.prefix(Self.mostRows) {
      let row = Self.row(of: all[index].record)
      bytes += row.bytes.count
      if bytes > Self.mostBytes { break }
      chosen.append((index, row))
    }
    var rows = [[MarkupWriter]](repeating: [], count: outcome.apis.count)
    for (index, row) in chosen.sorted(by: { $0.index < $1.index }) {
      rows[all[index].api].append(row)
    }
    return rows
  }

  private static func row(of record: AuditRecord) -> MarkupWriter {
    var markup = MarkupWriter()
    let fate = record.fate.rawValue
    markup.block("tr", ["class": fate]) { markup in
      dated(record.gone.day, record.gone.name, to: &markup)
      markup.element("th", ["scope": "row"]) { markup in
        markup.element("code") { $0.text(record.coordinate, limit: longestName) }
        markup.element("small", text: record.what)
        if !record.isRemoval { small(record.message, to: &markup) }
        if record.fate != .kept { small(record.why, to: &markup) }
      }
      if let announced = record.announced {
        // Its day stands above it.
        let evidence = record.evidenceText ?? ""
        let day = " of \(announced)"
        let source = evidence.hasSuffix(day) ? String(evidence.dropLast(day.count)) : evidence
        dated(announced, source, to: &markup)
      } else {
        markup.element("td", text: record.announcedText)
      }
      markup.element("td") { markup in
        guard let sunset = record.sunset else { return markup.text("–") }
        markup.element("time", text: sunset.description)
        if let first = record.movedSunset {
          markup.element("small") { markup in
            markup.text("first for ")
            markup.element("time", text: first.description)
          }
        }
      }
      markup.element("td", text: record.noticeText)
      markup.element("td") { markup in
        markup.element("span", ["class": "pill \(fate)"], text: record.verdict.rawValue)
      }
    }
    return markup
  }

  private static func dated(_ day: CalendarDay, _ remark: String, to markup: inout MarkupWriter) {
    markup.element("td") { markup in
      markup.element("time", text: day.description)
      if !remark.isEmpty, remark != day.description { small(remark, to: &markup) }
    }
  }

  private static func small(_ text: String, to markup: inout MarkupWriter) {
    guard !text.isEmpty else { return }
    markup.element("small") { $0.text(text, limit: longestText) }
  }
}
