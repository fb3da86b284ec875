import Reporters
import RuleEngine
import TestSupport
import Testing

@Suite struct AuditGoldenTests {
  @Test(arguments: [
    (AuditFormat.text, "everything.txt"), (.json, "everything.json"), (.csv, "everything.csv"),
    (.html, "everything.html"),
  ])
  func everything(_ format: AuditFormat, _ file: String) throws {
    try check(SampleAudit.everything, format, file)
  }

  @Test(arguments: [(80, "everything-80.txt"), (140, "everything-140.txt")])
  func widths(_ width: Int, _ file: String) throws {
    try check(SampleAudit.everything, .text, file, ReportOptions(width: width))
  }

  @Test func colored() throws {
    let options = ReportOptions(width: 120, color: true)
    try check(SampleAudit.everything, .text, "everything-colored.txt", options)
  }

  @Test func verbose() throws {
    let options = ReportOptions(width: 120, verbosity: .verbose)
    try check(SampleAudit.everything, .text, "everything-verbose.txt", options)
  }

  @Test func quiet() throws {
    let options = ReportOptions(verbosity: .quiet)
    try check(SampleAudit.everything, .text, "everything-quiet.txt", options)
  }

  @Test(arguments: [(AuditFormat.text, "folder.txt"), (.json, "folder.json")])
  func folders(_ format: AuditFormat, _ file: String) throws {
    try check(SampleAudit.folder, format, file)
  }

  @Test(arguments: [
    (AuditFormat.text, "clean.txt"), (.json, "clean.json"), (.csv, "clean.csv"),
    (.html, "clean.html"),
  ])
  func nothingToReport(_ format: AuditFormat, _ file: String) throws {
    try check(SampleAudit.clean, format, file)
  }

  private func check(
    _ outcome: AuditOutcome, _ format: AuditFormat, _ file: String,
    _ options: ReportOptions = ReportOptions()
  ) throws {
    let bytes = AuditReport.render(outcome, format: format, options: options)
    #expect(
      bytes == AuditReport.render(outcome, format: format, options: options),
      "a second run gives other bytes")
    try Golden.check(bytes, "reports/audit/\(file)")
  }
}
