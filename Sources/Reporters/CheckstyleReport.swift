internal import RuleEngine

/// XML as Checkstyle writes it, which many CI systems read: the items of each file by their lines.
struct CheckstyleReport {
  /// The report of a run in UTF-8.
  static func render(_ outcome: RunOutcome, _ options: ReportOptions) -> [UInt8] {
    var files: [String] = []
    var items: [String: [ReportItem]] = [:]
    for item in ReportItem.items(of: outcome, options) {
      let path = item.place?.path ?? ""
      if items[path] == nil { files.append(path) }
      items[path, default: []].append(item)
    }
    var markup = MarkupWriter()
    markup.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    markup.block("checkstyle", ["version": "4.3"]) { markup in
      markup.breakLine()
      for file in files {
        markup.block("file", ["name": file]) { markup in
          markup.breakLine()
          for item in items[file] ?? [] { write(item, to: &markup) }
        }
      }
    }
    return markup.bytes
  }

  private static func write(_ item: ReportItem, to markup: inout MarkupWriter) {
    markup.empty(
      "error",
      [
        "line": String(item.place?.line ?? 1), "column": String(item.place?.scalarColumn ?? 1),
        "severity": item.severity.rawValue, "message": item.text,
        "source": "apilint.\(item.rule)",
      ])
    markup.breakLine()
  }
}
