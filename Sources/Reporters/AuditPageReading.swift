internal import History
internal import RuleEngine

/// The last part of the page: which versions of which API were read, and which were not.
struct AuditPageReading {
  /// The most rows of either table.
  private static let mostRows = 100
  private static let longestText = 200

  private let outcome: AuditOutcome

  init(_ outcome: AuditOutcome) { self.outcome = outcome }

  func write(to markup: inout MarkupWriter) {
    markup.block("section", ["aria-labelledby": "reading"]) { markup in
      markup.breakLine()
      markup.block("h2", ["id": "reading"], text: "What was read")
      let apis = outcome.apis.map { [$0.title, AuditSentences.reading(of: $0)] }
      Self.table("Versions", ["API", "versions"], apis, to: &markup)
      let skipped = outcome.apis.flatMap { api in
        api.skipped.map { [api.title, $0.version.description, $0.reason] }
      }
      guard !skipped.isEmpty else { return }
      Self.table(
        "Versions that were left out", ["API", "version", "reason"], skipped, to: &markup)
    }
  }

  private static func table(
    _ caption: String, _ headings: [String], _ rows: [[String]], to markup: inout MarkupWriter
  ) {
    markup.block("table", ["class": "reading"]) { markup in
      markup.breakLine()
      let hidden = rows.count - mostRows
      markup.block("caption", text: hidden > 0 ? "\(caption) (\(hidden) more)" : caption)
      markup.block("thead") { markup in
        markup.element("tr") { markup in
          for heading in headings { markup.element("th", ["scope": "col"], text: heading) }
        }
      }
      markup.block("tbody") { markup in
        markup.breakLine()
        for row in rows.prefix(mostRows) {
          markup.block("tr") { markup in
            for (index, cell) in row.enumerated() {
              let attributes: MarkupWriter.Attributes = index == 0 ? ["scope": "row"] : [:]
              markup.element(index == 0 ? "th" : "td", attributes) {
                $0.text(cell, limit: longestText)
              }
            }
          }
        }
      }
    }
  }
}
