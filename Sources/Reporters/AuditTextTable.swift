internal import History
internal import RuleEngine
internal import SchemaModel

/// The table of one API's records at the terminal.
enum AuditTextTable {
  /// The widest name that is worth laying out; no terminal shows more.
  private static let longestName = 400

  static func table(of records: [AuditRecord], _ isVerbose: Bool) -> TextTable {
    TextTable(
      [
        .init(heading: "gone on"), .init(heading: "what"),
        .init(heading: "element", isFlexible: true),
        .init(heading: "announced", label: "announced: "),
        .init(heading: "promised", label: "promised: "),
        .init(heading: "notice", label: "notice: "), .init(heading: "verdict"),
      ], records.map { row($0, isVerbose) })
  }

  private static func row(_ record: AuditRecord, _ isVerbose: Bool) -> TextTable.Row {
    let role = RuleListing.role(of: record.severity)
    var notes: [String] = []
    // That something was removed the row says itself; how it changed it does not.
    if isVerbose || !record.isRemoval { notes.append(record.message) }
    if let first = record.movedSunset { notes.append("promised first for \(first)") }
    if isVerbose {
      notes.append(record.why.isEmpty ? "" : "why: \(record.why)")
      if let evidence = record.evidenceText { notes.append("announced \(evidence)") }
      notes.append(versions(of: record))
    }
    return TextTable.Row(
      mark: TextTable.Cell(mark(of: record.fate), role),
      cells: [
        .init(record.gone.day.description), .init(record.what),
        .init(VisibleText.line(record.coordinate, limit: longestName), .strong),
        .init(record.announcedText),
        .init(record.sunset?.description ?? ""), .init(record.noticeText),
        .init(record.verdict.rawValue, role),
      ], notes: notes)
  }

  private static func mark(of fate: PromiseFate) -> String {
    switch fate {
    case .broken: "✗"
    case .open: "?"
    case .excused, .kept: " "
    }
  }

  private static func versions(of record: AuditRecord) -> String {
    let operations =
      record.operations > 0
      ? ", reaches \(CountedNoun.text(record.operations, "operation"))" : ""
    return
      "last seen in \(record.lastSeen.description) (\(record.place)), gone in \(record.gone.description)\(operations)"
  }
}
