import Reporters
import RuleEngine
import TestSupport
import Testing

@Suite struct ScheduleGoldenTests {
  @Test(arguments: [
    (ScheduleFormat.text, "everything.txt"), (.json, "everything.json"), (.csv, "everything.csv"),
  ])
  func everything(_ format: ScheduleFormat, _ file: String) throws {
    try check(SampleSchedule.everything, format, file)
  }

  @Test func narrow() throws {
    try check(SampleSchedule.everything, .text, "everything-60.txt", ReportOptions(width: 60))
  }

  @Test func colored() throws {
    let options = ReportOptions(width: 120, color: true)
    try check(SampleSchedule.everything, .text, "everything-colored.txt", options)
  }

  @Test func verbose() throws {
    let options = ReportOptions(verbosity: .verbose)
    try check(SampleSchedule.everything, .text, "everything-verbose.txt", options)
  }

  @Test func quiet() throws {
    let options = ReportOptions(verbosity: .quiet)
    try check(SampleSchedule.everything, .text, "everything-quiet.txt", options)
  }

  @Test func folders() throws { try check(SampleSchedule.folder, .text, "folder.txt") }

  @Test(arguments: [
    (ScheduleFormat.text, "clean.txt"), (.json, "clean.json"), (.csv, "clean.csv"),
  ])
  func nothingToReport(_ format: ScheduleFormat, _ file: String) throws {
    try check(SampleSchedule.outcome([]), format, file)
  }

  /// Whatever order the command has them in.
  @Test func overdueFirstUndatedLast() {
    let mixed = SampleSchedule.outcome(SampleSchedule.entries.reversed())
    #expect(
      ScheduleReport.render(mixed, format: .json)
        == ScheduleReport.render(SampleSchedule.everything, format: .json))
  }

  private func check(
    _ outcome: ScheduleOutcome, _ format: ScheduleFormat, _ file: String,
    _ options: ReportOptions = ReportOptions()
  ) throws {
    let bytes = ScheduleReport.render(outcome, format: format, options: options)
    #expect(
      bytes == ScheduleReport.render(outcome, format: format, options: options),
      "a second run gives other bytes")
    try Golden.check(bytes, "reports/schedule/\(file)")
  }
}
