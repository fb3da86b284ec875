import Reporters
import RuleEngine
import SourceText
import TestSupport
import Testing

@Suite struct GoldenReportTests {
  @Test func json() throws { try check(.json, "everything.json") }
  @Test func markdown() throws { try check(.markdown, "everything.md") }
  @Test func text() throws { try check(.text, "everything.txt") }

  @Test func narrowText() throws {
    try check(.text, "everything-80.txt", ReportOptions(width: 80))
  }

  @Test func coloredText() throws {
    try check(.text, "everything-colored.txt", ReportOptions(width: 120, color: true))
  }

  @Test func verboseText() throws {
    try check(.text, "everything-verbose.txt", ReportOptions(verbosity: .verbose))
  }

  @Test func quietText() throws {
    try check(.text, "everything-quiet.txt", ReportOptions(verbosity: .quiet))
  }

  /// The formats for programs, of every sample.
  @Test(
    arguments: [
      (ReportFormat.github, "github.txt"), (.githubSummary, "summary.md"), (.gitlab, "gitlab.json"),
      (.sarif, "sarif"), (.junit, "junit.xml"), (.checkstyle, "checkstyle.xml"),
      (.rdjson, "rdjson"),
    ], ["everything", "hostile", "folder", "clean"])
  func ofCISystems(_ format: (ReportFormat, String), _ sample: String) throws {
    let outcome = try #require(SampleOutcome.samples[sample])
    let bytes = Report.render(outcome, format: format.0)
    #expect(bytes == Report.render(outcome, format: format.0), "a second run gives other bytes")
    try Golden.check(bytes, "reports/\(sample).\(format.1)")
  }

  @Test(arguments: [(ReportFormat.text, "hostile.txt"), (.markdown, "hostile.md")])
  func hostileNames(_ format: ReportFormat, _ file: String) throws {
    try Golden.check(
      Report.render(SampleOutcome.hostileBrief, format: format), "reports/\(file)")
  }

  @Test(arguments: [
    (ReportFormat.text, "folder.txt"), (.json, "folder.json"), (.markdown, "folder.md"),
  ])
  func folders(_ format: ReportFormat, _ file: String) throws {
    try Golden.check(
      Report.render(SampleOutcome.folder, format: format), "reports/\(file)")
  }

  @Test(arguments: [
    (ReportFormat.text, "clean.txt"), (.json, "clean.json"), (.markdown, "clean.md"),
  ])
  func nothingToReport(_ format: ReportFormat, _ file: String) throws {
    try Golden.check(
      Report.render(SampleOutcome.outcome([]), format: format), "reports/\(file)")
  }

  @Test func remarksOnBothVersionsAreCounted() {
    let old = Diagnostic(
      .warning, "the path 'a' does not begin with a slash", at: SampleAPI.old("paths"))
    let new = Diagnostic(
      .warning, "the path 'b' does not begin with a slash", at: SampleAPI.new("paths"))
    var outcome = SampleOutcome.outcome([], diagnostics: [old, new])
    outcome.apis[0].before?.diagnostics = [old]
    let text = String(decoding: Report.render(outcome, format: .text), as: UTF8.self)
    #expect(!text.contains("the path 'a'"))
    #expect(text.contains("the path 'b'"))
    #expect(text.contains("1 remark on both versions: `apilint lint` lists them"))
    let verbose = Report.render(outcome, format: .text, options: ReportOptions(verbosity: .verbose))
    #expect(String(decoding: verbose, as: UTF8.self).contains("the path 'a'"))
  }

  private func check(
    _ format: ReportFormat, _ file: String, _ options: ReportOptions = ReportOptions()
  ) throws {
    let bytes = Report.render(SampleOutcome.everything, format: format, options: options)
    #expect(
      bytes == Report.render(SampleOutcome.everything, format: format, options: options),
      "a second run gives other bytes")
    try Golden.check(bytes, "reports/\(file)")
  }
}
