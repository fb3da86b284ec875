import Changelog
import Reporters
import TestSupport
import Testing

@Suite struct ChangelogGoldenTests {
  private static let samples: [(name: String, outcome: ChangelogOutcome)] = [
    ("everything", SampleChangelog.everything), ("history", SampleChangelog.history),
    (
      "hostile",
      SampleChangelog.hostile(SampleOutcome.hostileNames.filter { $0.unicodeScalars.count < 200 })
    ), ("folder", SampleChangelog.folder),
    ("clean", SampleChangelog.clean),
  ]

  @Test(arguments: ChangelogFormat.allCases, samples.map(\.name))
  func golden(_ format: ChangelogFormat, _ name: String) throws {
    let outcome = try #require(Self.samples.first { $0.name == name }).outcome
    let bytes = ChangelogReport.render(outcome, format: format)
    #expect(bytes == ChangelogReport.render(outcome, format: format), "a second run differs")
    try Golden.check(bytes, "reports/changelog/\(name).\(Self.suffix(of: format))")
  }

  @Test(arguments: samples.map(\.name))
  func jsonFollowsTheSchema(_ name: String) throws {
    let outcome = try #require(Self.samples.first { $0.name == name }).outcome
    let report = ChangelogReport.render(outcome, format: .json)
    #expect(try SchemaCheck.problems(of: report, "changelog-1.schema.json") == [])
  }

  private static func suffix(of format: ChangelogFormat) -> String {
    switch format {
    case .markdown: "md"
    case .html: "html"
    case .json: "json"
    case .atom: "atom.xml"
    case .jsonFeed: "feed.json"
    case .icalendar: "ics"
    case .csv: "csv"
    }
  }
}
