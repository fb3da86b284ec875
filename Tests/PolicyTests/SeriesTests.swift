import History
import RuleEngine
import SchemaModel
import Testing

/// What a series of versions can and cannot tell.
@Suite struct SeriesTests {
  @Test("an unreadable version is skipped and reported")
  func unreadable() throws {
    let timeline = Timeline([
      ("2026-01-01", SmallAPI.plain), ("2026-02-01", ""), ("2026-03-01", SmallAPI.plain),
    ])
    var replay = HistoryReplay()
    var loader = Timeline.Loader(
      versions: Timeline.stamps(timeline.versions), texts: timeline.versions.map(\.text))
    try replay.run(&loader) { _ in }
    #expect(replay.skipped.map(\.version.name) == ["2026-02-01.yaml"])
    #expect(replay.skipped.map(\.reason) == ["it is empty"])
    #expect(replay.versionCount == 2)
  }

  @Test(
    "a gap longer than the notice period makes what may have happened in it undecided",
    arguments: [("2026-03-26", Verdict.unannounced), ("2026-03-27", .undecided)])
  func gaps(_ second: String, _ verdict: Verdict) throws {
    var timeline = Timeline([("2026-01-01", SmallAPI.plain), (second, SmallAPI.without)])
    #expect(try timeline.audit().map { $0.findings.verdict } == [.unannounced])
    timeline.circumstances.mayMissVersions = true
    #expect(try timeline.audit().map { $0.findings.verdict } == [verdict])
  }

  @Test("so does an announcement in such a gap, unless it suffices as it is")
  func announcedInAGap() throws {
    func verdict(_ gone: String) throws -> Verdict? {
      var timeline = Timeline([
        ("2026-01-01", SmallAPI.plain), ("2026-06-01", SmallAPI.under("2026-07-01")),
        (gone, SmallAPI.without),
      ])
      timeline.circumstances.mayMissVersions = true
      return try timeline.audit().last?.findings.verdict
    }
    #expect(try verdict("2026-08-01") == .undecided)
    #expect(try verdict("2026-08-24") == .honoured)
  }

  @Test("an unreadable version between two others may have announced something")
  func gapsOfUnreadableVersions() throws {
    let timeline = Timeline([
      ("2026-01-01", SmallAPI.plain), ("2026-03-01", ""), ("2026-06-01", SmallAPI.without),
    ])
    #expect(try timeline.audit().last?.findings.verdict == .undecided)
  }

  @Test("so may one behind a version that was taken in already")
  func gapsBehindLaterVersions() throws {
    let timeline = Timeline([
      ("2026-01-01", SmallAPI.plain), ("2026-01-10", SmallAPI.under("2026-03-01")),
      ("2026-02-01", SmallAPI.plain), ("2026-03-01", ""), ("2026-06-01", SmallAPI.without),
    ])
    #expect(try timeline.audit().last?.findings.verdict == .undecided)
    #expect(try timeline.audit().dropLast().allSatisfy { $0.step.missedSince == nil })
  }

  @Test("a version is followed in the line of its own major")
  func theLineOfAVersion() throws {
    func api(_ version: String, _ email: String?) -> String {
      SmallAPI(email: email, version: version).text
    }
    let notice = SmallAPI.notice("2026-06-01")
    let versions: [Timeline.Published] = [
      ("2026-01-01", api("1.0.0", "")), ("2026-01-02", api("2.0.0", "")),
      ("2026-02-01", api("1.1.0", notice)), ("2026-03-01", api("2.1.0", "")),
    ]
    var circumstances = HistoryReplay.Circumstances()
    circumstances.hasMajorLines = true
    var replay = HistoryReplay(circumstances)
    var loader = Timeline.Loader(
      versions: Timeline.stamps(versions), texts: versions.map(\.text))
    try replay.run(&loader) { _ in }
    let old = try Timeline.lower(api("1.1.0", notice))
    #expect(replay.line(of: old)?.version?.name == "2026-02-01.yaml")
    #expect(replay.latestLine?.version?.name == "2026-03-01.yaml")
  }

  @Test("an API that goes and comes back is announced anew")
  func goneAndBack() throws {
    let timeline = Timeline([
      ("2026-01-01", SmallAPI.under("2026-02-01")), ("2026-03-01", nil),
      ("2026-05-01", SmallAPI.under("2026-05-10")),
    ])
    let steps = try timeline.audit()
    #expect(steps.map { $0.findings.verdict } == [.unannounced])
    #expect(try timeline.change(to: SmallAPI.without, on: "2026-05-10").verdict == .tooShort)
  }

  @Test("memory of a history is that of its latest version")
  func recordsAreThoseOfTheLatestVersion() throws {
    let versions = (1...60).map { index -> Timeline.Published in
      (day("2026-01-01") + index).description.withText(
        SmallAPI.under("2027-01-01", since: nil, "title: v\(index), "))
    }
    let timeline = Timeline([("2026-01-01", SmallAPI.plain)] + versions)
    let found = try timeline.change(to: SmallAPI.without, on: "2027-01-01").change
    #expect(found?.notice?.announced == day("2026-01-02"))
    #expect(found?.verdict == .honoured)
  }
}

extension String {
  fileprivate func withText(_ text: String) -> Timeline.Published { (self, text) }
}
