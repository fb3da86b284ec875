import RuleEngine
import SchemaModel
import Testing

@testable import Reporters

@Suite struct AuditTotalsTests {
  private let day = SampleAPI.day(2026, 3, 2)

  @Test func shareIsRoundedDown() {
    #expect(totals(kept: 199, broken: 1).keptPercent == 99)
    #expect(totals(kept: 2, broken: 1).keptPercent == 66)
    #expect(totals(kept: 1, broken: 0).keptPercent == 100)
    #expect(totals(kept: 0, broken: 0).keptPercent == nil)
  }

  /// Unannounced is no notice; what owes none, and what is not known, counts for nothing.
  @Test func noticeThatCounts() throws {
    let totals = AuditTotals(SampleAudit.everything.apis)
    let notice = try #require(totals.notice)
    #expect((notice.shortest, notice.median, notice.longest) == (0, 84, 700))
    #expect(totals.decided == 7)
    #expect(AuditTotals([SampleAudit.api([])]).notice == nil)
  }

  @Test func ofTwoInTheMiddleTheShorter() {
    let records = [20, 80].map { SampleAudit.record("a", .tooShort, on: day, announced: $0) }
    #expect(AuditTotals([SampleAudit.api(records)]).notice?.median == 20)
  }

  @Test func whatIsOffCountsForNothing() {
    #expect(AuditTotals(SampleAudit.everything.apis).records == SampleAudit.records.count - 1)
  }

  @Test func whatCannotBeSeenIsNotNever() {
    #expect(SampleAudit.record("a", .unannounced, on: day).announcedText == "never")
    #expect(SampleAudit.record("a", .undecided, on: day).announcedText == "not known")
    #expect(
      SampleAudit.record("a", .tooEarly, on: day, sunset: day + 9).announcedText == "not known")
    #expect(SampleAudit.record("a", .unproven, on: day, announced: 3).noticeText == "≥3 of 84")
  }

  @Test func sentences() {
    #expect(sentence(totals(kept: 1, broken: 0)) == "1 removal: all allowed by the notice policy")
    #expect(sentence(totals(kept: 1, broken: 1)) == "2 removals: 1 without the promised notice")
    #expect(sentence(totals(kept: 0, broken: 0)) == "nothing was removed or broken")
  }

  private func sentence(_ totals: AuditTotals) -> String { AuditSentences(totals).verdict }

  private func totals(kept: Int, broken: Int) -> AuditTotals {
    let kept = (0..<kept).map { _ in
      SampleAudit.record("k", .honoured, on: day, announced: 90, sunset: day)
    }
    let broken = (0..<broken).map { _ in SampleAudit.record("b", .unannounced, on: day) }
    return AuditTotals([SampleAudit.api(kept + broken)])
  }
}
