internal import RuleEngine
internal import SchemaModel
internal import SourceText

/// The report for people at a terminal.
///
/// What could not be read comes first, then one API after the other, and in each what an operation or a type
/// has, worst first, since nobody scrolls through three hundred findings to see whether an error is among them.
/// The last line is the verdict on the whole, which stays in sight.
struct TextReport {
  /// How many unremarkable infos of an API are listed unless the user asks for all.
  private static let listedInfos = 10

  private let options: ReportOptions
  private var page: TextPage
  /// How many remarks are not listed, since they were to be made of the version before as well.
  private var hiddenRemarks = 0

  /// The report of a run in UTF-8.
  static func render(_ outcome: RunOutcome, _ options: ReportOptions) -> [UInt8] {
    var report = TextReport(options: options, namesSides: outcome.subject == .change)
    for api in outcome.apis { report.write(diagnosticsOf: api) }
    let needsHeadings = outcome.apis.count > 1
    for api in outcome.apis { report.write(api, needsHeading: needsHeadings) }
    report.writeEnd(of: outcome)
    return Array(report.page.text.utf8)
  }

  private init(options: ReportOptions, namesSides: Bool) {
    self.options = options
    page = TextPage(options, namesSides: namesSides)
  }

  private mutating func write(diagnosticsOf api: RunOutcome.APIOutcome) {
    let sides: [(TextPage.Side, RunOutcome.Version?)] = [
      (.before, api.before), (.after, api.after),
    ]
    // Of two versions what is the matter with the first one is past, and what is with both is no news.
    let isOfChange = api.before != nil && api.after != nil && options.verbosity != .verbose
    let known = Set(api.before?.diagnostics.map(\.message) ?? [])
    for (side, version) in sides {
      var places = PlaceTable(version)
      for diagnostic in version?.diagnostics ?? [] {
        if isOfChange, diagnostic.severity != .error,
          side == .before || known.contains(diagnostic.message)
        {
          hiddenRemarks += side == .after ? 1 : 0
          continue
        }
        let writer = TextDiagnostic(diagnostic, side)
        if options.verbosity == .quiet {
          if diagnostic.severity == .error { writer.writeLine(on: &page, &places) }
        } else {
          writer.write(on: &page, &places)
        }
      }
    }
  }

  private mutating func write(_ api: RunOutcome.APIOutcome, needsHeading: Bool) {
    let findings = api.shownFindings
    guard !findings.isEmpty else { return }
    var places = PlaceTables(api)
    if options.verbosity == .quiet {
      for finding in findings where finding.severity == .error {
        TextFinding(finding).writePlainLine(on: &page, &places)
      }
      return
    }
    if needsHeading { page.heading(Self.heading(of: api)) }
    let detailed =
      options.verbosity == .verbose ? findings : findings.filter { $0.severity > .info }
    for group in FindingGroup.groups(of: detailed) {
      page.groupHeading(group.owner)
      for finding in group.findings { TextFinding(finding).write(on: &page, &places) }
    }
    guard options.verbosity != .verbose else { return }
    writeInfos(findings.filter { $0.severity == .info }, &places)
  }

  /// One line each. What a verdict was given on is always listed; of the rest only the first few,
  /// so that errors are not pushed off the screen.
  private mutating func writeInfos(
    _ infos: [Finding], _ places: inout PlaceTables
  ) {
    guard !infos.isEmpty else { return }
    page.separate()
    var plain = 0
    for info in infos {
      let isPlain = info.verdict == nil && info.compatibility == .compatible
      if isPlain { plain += 1 }
      if isPlain, plain > Self.listedInfos { continue }
      TextFinding(info).writeLine(on: &page, &places)
    }
    let hidden = plain - Self.listedInfos
    guard hidden > 0 else { return }
    page.line("… and \(hidden) more info\(hidden == 1 ? "" : "s") (--verbose lists them)", .dim)
  }

  private mutating func writeEnd(of outcome: RunOutcome) {
    let summary = Summary(outcome)
    if options.verbosity != .quiet {
      page.separate()
      let source = outcome.nowWasGiven ? "as given" : "today"
      if hiddenRemarks > 0 {
        let remarks = hiddenRemarks == 1 ? "1 remark" : "\(hiddenRemarks) remarks"
        page.line("\(remarks) on both versions: `apilint lint` lists them", .dim)
      }
      for note in outcome.notes {
        page.statement("note:", note.isDoubt ? .warning : .info, note.text)
        page.labelled("do", note.remedy ?? "")
      }
      page.line("judged as of \(outcome.now) (\(source))", .dim)
    }
    let role: TerminalStyle.Role =
      summary.errors + summary.unreadable > 0
      ? .error : summary.warnings > 0 ? .warning : .strong
    page.line("apilint: \(VerdictLine(outcome).text)", role)
  }

  /// The path below the inputs, and what the API calls itself.
  private static func heading(of api: RunOutcome.APIOutcome) -> String {
    let title = api.after?.title ?? api.before?.title ?? ""
    let versions = [api.before?.apiVersion, api.after?.apiVersion]
      .compactMap { $0 }.filter { !$0.isEmpty }
    let version = Set(versions).count == 1 ? versions[0] : versions.joined(separator: " → ")
    return [api.path, title, version].filter { !$0.isEmpty }
      .map { VisibleText.line($0, limit: 120) }
      .joined(separator: "  ")
  }
}
