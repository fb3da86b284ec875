internal import History
internal import RuleEngine
internal import SchemaModel

/// The report on a history for people at a terminal.
///
/// One table an API, in order of time, since that is how a history is told; what was broken is marked,
/// so that it is found among what was kept. The totals and the verdict come last and stay in sight.
struct AuditTextReport {
  /// How many versions that were left out are listed for each API unless the user asks for all.
  private static let listedSkipped = 5

  private let options: ReportOptions
  private var page: TextPage

  /// The report in UTF-8.
  static func render(_ outcome: AuditOutcome, _ options: ReportOptions) -> [UInt8] {
    var report = AuditTextReport(options)
    if options.verbosity != .quiet {
      for api in outcome.apis { report.write(api, isOnly: outcome.apis.count == 1) }
    }
    report.writeTotals(outcome)
    return Array(report.page.text.utf8)
  }

  private init(_ options: ReportOptions) {
    self.options = options
    page = TextPage(options)
  }

  private var isVerbose: Bool { options.verbosity == .verbose }

  private mutating func write(_ api: AuditOutcome.API, isOnly: Bool) {
    let records = api.reportedRecords
    // Of many APIs those that have nothing to tell are only counted.
    guard isVerbose || isOnly || !records.isEmpty || !api.skipped.isEmpty else { return }
    if !isOnly || !api.name.isEmpty { page.heading(VisibleText.line(api.title, limit: 200)) }
    if !records.isEmpty { AuditTextTable.table(of: records, isVerbose).write(on: &page) }
    if !isOnly { page.statement("read:", .dim, AuditSentences.reading(of: api)) }
    write(api.skipped)
  }

  private mutating func write(_ skipped: [SkippedVersion]) {
    let listed = isVerbose ? skipped[...] : skipped.prefix(Self.listedSkipped)
    for item in listed {
      page.statement("skipped:", .warning, "\(item.version.description): \(item.reason)")
    }
    let hidden = skipped.count - listed.count
    guard hidden > 0 else { return }
    let versions = CountedNoun.text(hidden, "more version")
    page.line("… and \(versions) skipped (--verbose lists them)", .dim)
  }

  private mutating func writeTotals(_ outcome: AuditOutcome) {
    let totals = AuditTotals(outcome.apis)
    let sentences = AuditSentences(totals)
    page.separate()
    if totals.records > 0 {
      page.labelled("total", sentences.counts)
      page.labelled("verdict", sentences.verdicts)
      page.labelled("kept", sentences.kept ?? "")
    }
    if let notice = totals.notice {
      let days = "shortest \(notice.shortest), median \(notice.median), longest \(notice.longest)"
      page.labelled("notice", "\(days) days, where \(outcome.noticeDays) are promised")
    }
    page.labelled("read", reading(outcome, totals))
    page.labelled("days", outcome.dating)
    if options.verbosity != .quiet { page.line(AuditSentences.period(outcome), .dim) }
    let role: TerminalStyle.Role =
      switch totals.worst {
      case .error: .error
      case .warning: .warning
      case .info, .off: totals.skipped > 0 ? .warning : .strong
      }
    page.line("apilint: \(sentences.verdict)", role)
  }

  private func reading(_ outcome: AuditOutcome, _ totals: AuditTotals) -> String {
    let skipped = totals.skipped > 0 ? "; \(totals.skipped) skipped" : ""
    if outcome.apis.count == 1 { return AuditSentences.reading(of: outcome.apis[0]) + skipped }
    let quiet = outcome.apis.count { $0.reportedRecords.isEmpty }
    let apis = CountedNoun.text(totals.apis, "API")
    let versions = CountedNoun.text(totals.versions, "version")
    let without = quiet > 0 ? ", \(quiet) of them without a removal or breaking change" : ""
    return "\(versions) of \(apis)\(without)\(skipped)"
  }
}
