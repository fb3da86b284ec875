import Foundation
import Reporters
import RuleEngine
import Testing

/// Ten thousand records are a long history of a large API: what is written of them keeps to its size.
@Suite struct LargeAuditTests {
  private static let records = 10_000

  @Test(arguments: AuditFormat.allCases)
  func audits(_ format: AuditFormat) {
    let outcome = SampleAudit.many(Self.records)
    let bytes = AuditReport.render(outcome, format: format)
    #expect(bytes.count < (format == .html ? 1_000_000 : 12_000_000))
  }

  @Test(arguments: ScheduleFormat.allCases)
  func schedules(_ format: ScheduleFormat) {
    let outcome = SampleSchedule.many(Self.records)
    let bytes = ScheduleReport.render(outcome, format: format)
    #expect(bytes.count < 10_000_000)
  }

  /// The limits of the page count bytes, so that long names do not get round them.
  @Test func pageOfHostileNamesIsSmallEnough() {
    let outcome = SampleAudit.many(Self.records) {
      String(repeating: "\u{202E}<&", count: 200) + String($0)
    }
    let page = AuditReport.render(outcome, format: .html)
    #expect(page.count < 1_000_000)
    #expect(MarkupCheck(page).problem == nil)
  }

  @Test func pageSaysWhatIsLeftOut() {
    let page = AuditReport.render(SampleAudit.many(Self.records), format: .html)
    let check = MarkupCheck(page)
    #expect(check.problem == nil)
    #expect(check.elements["tr"].map { $0 > 1_000 && $0 < 1_020 } ?? false)
    #expect(
      String(decoding: page, as: UTF8.self).contains("9000 of 10000 rows are left out"))
  }

  /// What lies in one place is one mark, which says how many it stands for.
  @Test func manyAtOnePlaceAreOneMark() {
    let day = SampleAPI.day(2025, 3, 3)
    let records = (0..<5_000).map { SampleAudit.record("Order.f\($0)", .unannounced, on: day) }
    let outcome = SampleAudit.outcome([SampleAudit.api(records)])
    let check = MarkupCheck(AuditReport.render(outcome, format: .html))
    #expect(check.texts.contains("5000"))
    // One mark in either size of the plot, and the one of the legend.
    #expect(check.elements["path"] == 3)
  }
}
