import Reporters
import RuleEngine
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

  @Test(arguments: [(ReportFormat.text, "hostile.txt"), (.markdown, "hostile.md")])
  func hostileNames(_ format: ReportFormat, _ file: String) throws {
    try Golden.check(
      Report.render(SampleOutcome.hostile, format: format), "reports/\(file)")
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
