import Reporters
import RuleEngine
import TestSupport
import Testing

/// Holds the JSON reports on histories and schedules against their published schemas.
@Suite struct OutcomeSchemaTests {
  private static let audits = [
    "everything": SampleAudit.everything, "hostile": SampleAudit.hostile,
    "folder": SampleAudit.folder, "clean": SampleAudit.clean,
  ]

  private static let schedules = [
    "everything": SampleSchedule.everything, "hostile": SampleSchedule.hostile,
    "clean": SampleSchedule.outcome([]),
  ]

  @Test(arguments: audits.keys.sorted())
  func auditsFollowTheSchema(_ name: String) throws {
    let report = AuditReport.render(try #require(Self.audits[name]), format: .json)
    #expect(try SchemaCheck.problems(of: report, "audit-1.schema.json") == [])
  }

  @Test(arguments: schedules.keys.sorted())
  func schedulesFollowTheSchema(_ name: String) throws {
    let report = ScheduleReport.render(try #require(Self.schedules[name]), format: .json)
    #expect(try SchemaCheck.problems(of: report, "schedule-1.schema.json") == [])
  }

  @Test func theSchemaKnowsEveryVerdict() throws {
    let schema = String(
      decoding: try PackageFolder.bytes(of: "fixtures/schemas/audit-1.schema.json"),
      as: UTF8.self)
    for verdict in Verdict.allCases { #expect(schema.contains("\"\(verdict.rawValue)\"")) }
  }
}
