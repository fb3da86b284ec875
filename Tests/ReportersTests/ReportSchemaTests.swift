import Foundation
import Reporters
import RuleEngine
import TestSupport
import Testing

/// Holds JSON reports against their published schema, with as much of JSON Schema as it uses.
/// Continuous integration does the same with a full validator.
@Suite struct ReportSchemaTests {
  private static let outcomes = [
    "everything": SampleOutcome.everything, "hostile": SampleOutcome.hostile,
    "folder": SampleOutcome.folder, "clean": SampleOutcome.outcome([]),
  ]

  @Test(arguments: outcomes.keys.sorted())
  func reportsFollowTheSchema(_ name: String) throws {
    let outcome = try #require(Self.outcomes[name])
    let report = Report.render(outcome, format: .json)
    #expect(try SchemaCheck.problems(of: report, "report-1.schema.json") == [])
  }

  /// Programs get names as they are; only the notation is escaped.
  @Test func namesSurvive() throws {
    let report = try #require(
      try JSONSerialization.jsonObject(
        with: Data(Report.render(SampleOutcome.hostile, format: .json))) as? [String: Any])
    let findings = try #require(report["findings"] as? [[String: Any]])
    let names = findings.map { ($0["element"] as? [String: Any])?["name"] as? String }
    #expect(names == SampleOutcome.hostileNames)
  }

  @Test func theSchemaKnowsEveryWord() throws {
    let schema = String(
      decoding: try PackageFolder.bytes(of: "fixtures/schemas/report-1.schema.json"),
      as: UTF8.self)
    let words =
      Verdict.allCases.map(\.rawValue) + Compatibility.allCases.map(\.rawValue)
      + Bump.allCases.map(\.rawValue)
    for word in words { #expect(schema.contains("\"\(word)\"")) }
  }
}
