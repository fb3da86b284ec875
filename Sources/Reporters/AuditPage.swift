internal import History
internal import RuleEngine
internal import SchemaModel

/// The report on a history as a page for a browser: one file that asks the network for nothing, works
/// without scripts, and can be printed.
struct AuditPage {
  private let outcome: AuditOutcome
  private let totals: AuditTotals
  private let sentences: AuditSentences

  /// The page in UTF-8.
  static func render(_ outcome: AuditOutcome) -> [UInt8] {
    var markup = MarkupWriter()
    AuditPage(outcome).write(to: &markup)
    return markup.bytes
  }

  private init(_ outcome: AuditOutcome) {
    self.outcome = outcome
    totals = AuditTotals(outcome.apis)
    sentences = AuditSentences(totals)
  }

  private func write(to markup: inout MarkupWriter) {
    let frame = PageFrame(
      title: "Notice given: \(outcome.input)", style: AuditPageStyle.sheet,
      toolVersion: outcome.toolVersion)
    frame.write(to: &markup) { markup in
      writeHeader(to: &markup)
      markup.block("main") { markup in
        markup.breakLine()
        writePlot(to: &markup)
        AuditPageTotals(outcome, totals).write(to: &markup)
        AuditPageTable(outcome).write(to: &markup)
        AuditPageReading(outcome).write(to: &markup)
      }
    }
  }

  private func writeHeader(to markup: inout MarkupWriter) {
    markup.block("header") { markup in
      markup.breakLine()
      markup.block("h1") { markup in
        markup.text("Notice given by ")
        markup.element("code") { $0.text(outcome.input, limit: 120) }
      }
      let name = totals[.broken] > 0 ? "broken" : totals[.open] > 0 ? "open" : "kept"
      let verdict = sentences.verdict
      let sentence = verdict.prefix(1).uppercased() + verdict.dropFirst() + "."
      markup.block("p", ["class": "verdict \(name)"], text: sentence)
      markup.block("p", ["class": "quiet"]) { markup in
        markup.text("Consumers are promised \(outcome.noticeDays) days of notice before ")
        markup.text("anything is removed or changed under them; ")
        markup.text("\(AuditSentences.period(outcome)). ")
        markup.text(outcome.dating)
      }
    }
  }

  private func writePlot(to markup: inout MarkupWriter) {
    let points = outcome.apis.flatMap(\.reportedRecords).map { PlotPoint($0) }
      .enumerated()
      .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }
      .map(\.element)
    guard !points.isEmpty else { return }
    markup.block("figure") { markup in
      markup.breakLine()
      markup.block("figcaption") { markup in
        markup.element("h2", text: "Days of notice, by the day on which things went")
        writeLegend(to: &markup)
      }
      for frame in [PlotScale.Frame.wide, .narrow] {
        let plot = NoticePlot(points, promised: outcome.noticeDays, frame)
        plot.write(to: &markup)
        let text = plot.remarks.joined(separator: " ")
        if !text.isEmpty { markup.block("p", ["class": "quiet \(frame.name)"], text: text) }
      }
    }
  }

  private func writeLegend(to markup: inout MarkupWriter) {
    markup.block("ul", ["class": "legend"]) { markup in
      markup.breakLine()
      for fate in PromiseFate.allCases where totals[fate] > 0 {
        markup.block("li") { markup in
          key(to: &markup) { PlotShape.write(fate, x: 9, y: 9, radius: 6, to: &$0) }
          let verdicts = fate.verdicts.filter { totals[$0] > 0 }.map(\.rawValue)
          markup.text(" \(totals[fate]) \(fate.phrase) (\(verdicts.joined(separator: ", ")))")
        }
      }
      markup.block("li") { markup in
        key(to: &markup) {
          $0.empty("line", ["class": "promise", "x1": "0", "y1": "9", "x2": "18", "y2": "9"])
        }
        markup.text(" \(outcome.noticeDays) days, as promised")
      }
    }
  }

  private func key(to markup: inout MarkupWriter, _ body: (inout MarkupWriter) -> Void) {
    markup.element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "class": "key", "viewBox": "0 0 18 18",
        "aria-hidden": "true",
      ], body)
  }
}
