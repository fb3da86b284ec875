internal import History
internal import RuleEngine
internal import SchemaModel

/// What reports for people say of a whole history. The terminal and the page use the same words.
struct AuditSentences {
  private let totals: AuditTotals

  init(_ totals: AuditTotals) { self.totals = totals }

  /// What it comes to, in one sentence, without the tool's name and without a full stop.
  var verdict: String {
    let reading =
      totals.skipped > 0
      ? "incomplete, \(CountedNoun.text(totals.skipped, "version")) could not be read; " : ""
    guard totals.records > 0 else { return reading + "nothing was removed or broken" }
    var meaning: [String] = []
    if totals[.broken] > 0 { meaning.append("\(totals[.broken]) without the promised notice") }
    if totals[.open] > 0 { meaning.append("\(totals[.open]) that cannot be decided") }
    if meaning.isEmpty { meaning.append("all allowed by the notice policy") }
    return "\(reading)\(counts): \(meaning.joined(separator: ", "))"
  }

  /// `4 removals, 1 breaking change`.
  var counts: String {
    [(totals.removals, "removal"), (totals.changes, "breaking change")]
      .filter { $0.0 > 0 }
      .map { CountedNoun.text($0.0, $0.1) }
      .joined(separator: ", ")
  }

  /// `66 % (2 of 3 that can be decided)`; nil where none can.
  var kept: String? {
    totals.keptPercent.map { percent in
      "\(percent) % (\(totals[.kept]) of \(totals.decided) that can be decided)"
    }
  }

  /// `2 unannounced`, the worst first.
  var verdicts: [String] {
    PromiseFate.allCases.flatMap(\.verdicts)
      .filter { totals[$0] > 0 }
      .map { "\(totals[$0]) \($0.rawValue)" }
  }

  /// What was read of an API: `12 versions, from 1.0 of 2025-01-02 to 2.3 of 2026-11-20`.
  static func reading(of api: AuditOutcome.API) -> String {
    let count = CountedNoun.text(api.versions, "version")
    guard let first = api.first, let last = api.last else { return count }
    return first == last
      ? "\(count), \(last.description)"
      : "\(count), from \(first.description) to \(last.description)"
  }

  /// `judged up to 2026-11-22 (as given)`.
  static func period(_ outcome: AuditOutcome) -> String {
    "judged up to \(outcome.now) (\(outcome.nowWasGiven ? "as given" : "today"))"
  }
}
