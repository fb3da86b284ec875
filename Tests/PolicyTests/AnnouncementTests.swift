import History
import RuleEngine
import SchemaModel
import Testing

/// POLICY.md, "When was it announced?" (6 to 12).
@Suite struct AnnouncementTests {
  private let plain = SmallAPI.plain

  @Test(
    "6: the announcement is the first version of the unbroken run with that sunset or an earlier one"
  )
  func theFirstVersionOfTheRun() throws {
    let timeline = Timeline([
      ("2026-01-01", plain), ("2026-02-01", SmallAPI.under("2026-06-01")),
      ("2026-03-01", SmallAPI.under("2026-06-01")),
    ])
    let finding = try timeline.change(to: SmallAPI.without, on: "2026-06-01").change
    #expect(finding?.verdict == .honoured)
    #expect(finding?.severity == .info)
    #expect(finding?.notice?.announced == day("2026-02-01"))
    #expect(finding?.notice?.evidence == "2026-02-01.yaml")
    #expect(finding?.notice?.days == 120)
  }

  @Test(
    "6: a sunset that was put off keeps its announcement; one that was brought forward does not")
  func theRunGoesBackOverEarlierSunsets() throws {
    let later = Timeline([
      ("2026-01-01", plain), ("2026-02-01", SmallAPI.under("2026-06-01")),
      ("2026-05-20", SmallAPI.under("2026-08-01")),
    ])
    let honoured = try later.change(to: SmallAPI.without, on: "2026-08-01").change
    #expect(honoured?.verdict == .honoured)
    #expect(honoured?.notice?.announced == day("2026-02-01"))

    let earlier = Timeline([
      ("2026-01-01", plain), ("2026-02-01", SmallAPI.under("2026-08-01")),
      ("2026-05-20", SmallAPI.under("2026-06-01")),
    ])
    let short = try earlier.change(to: SmallAPI.without, on: "2026-08-01").change
    #expect(short?.verdict == .tooShort)
    #expect(short?.notice?.announced == day("2026-05-20"))
  }

  @Test(
    "6: a withdrawal, a deleted sunset and a removal end the run",
    arguments: ["withdrawn", "without sunset", "removed"])
  func whatEndsTheRun(_ gap: String) throws {
    let between =
      switch gap {
      case "withdrawn": SmallAPI.plain
      case "without sunset": SmallAPI(email: "deprecated: true, ").text
      default: SmallAPI.without
      }
    let timeline = Timeline([
      ("2026-01-01", plain), ("2026-02-01", SmallAPI.under("2026-06-01")), ("2026-05-30", between),
      ("2026-05-31", SmallAPI.under("2026-06-01")),
    ])
    let finding = try timeline.change(to: SmallAPI.without, on: "2026-06-01").change
    #expect(finding?.verdict == .tooShort)
    #expect(finding?.notice?.announced == day("2026-05-31"))
  }

  @Test("6: a gap that opens and closes on one day does not end the run")
  func aGapWithinADay() throws {
    let timeline = Timeline([
      ("2026-01-01", plain), ("2026-02-01", SmallAPI.under("2026-06-01")), ("2026-05-30", plain),
      ("2026-05-30", SmallAPI.under("2026-06-01")),
    ])
    let finding = try timeline.change(to: SmallAPI.without, on: "2026-06-01").change
    #expect(finding?.verdict == .honoured)
    #expect(finding?.notice?.announced == day("2026-02-01"))
  }

  @Test("7: a claim of an earlier day than the evidence proves nothing")
  func aClaimCannotHelp() throws {
    let timeline = Timeline([
      ("2026-01-01", plain), ("2026-05-01", SmallAPI.under("2026-06-01", since: "2026-01-15")),
    ])
    let finding = try timeline.change(to: SmallAPI.without, on: "2026-06-01").change
    #expect(finding?.verdict == .tooShort)
    #expect(finding?.notice?.announced == day("2026-05-01"))
  }

  @Test("7: a later claim counts")
  func aLaterClaimCounts() throws {
    let timeline = Timeline([
      ("2026-01-01", plain), ("2026-02-01", SmallAPI.under("2026-06-01", since: "2026-05-01")),
    ])
    let finding = try timeline.change(to: SmallAPI.without, on: "2026-06-01").change
    #expect(finding?.verdict == .tooShort)
    #expect(finding?.notice?.announced == day("2026-05-01"))
  }

  @Test(
    "7: a claim before the evidence is backdated, as bad as it is far",
    arguments: [
      ("2026-04-20", "2027-01-01", Severity.info), ("2026-04-17", "2027-01-01", .info),
      ("2026-04-16", "2027-01-01", .warning), ("2026-04-30", "2026-07-23", .error),
    ])
  func backdating(_ claim: String, _ sunset: String, _ severity: Severity) throws {
    let timeline = Timeline([("2026-01-01", plain)])
    let findings = try timeline.change(
      to: SmallAPI.under(sunset, since: claim), on: "2026-05-01")
    #expect(findings.finding("deprecation-backdated")?.severity == severity)
  }

  @Test("7: a claim that is edited later is compared with the evidence")
  func anEditedClaimIsBackdated() throws {
    let timeline = Timeline([
      ("2026-01-01", plain), ("2026-02-01", SmallAPI.under("2026-12-01", since: "2026-02-01")),
    ])
    let edited = SmallAPI.under("2026-12-01", since: "2026-01-01")
    let findings = try timeline.change(to: edited, on: "2026-05-01")
    #expect(findings.finding("deprecation-backdated")?.severity == .warning)
    let honest = SmallAPI.under("2026-12-01", since: "2026-02-02")
    #expect(
      try timeline.change(to: honest, on: "2026-05-01").finding("deprecation-backdated") == nil)
  }

  @Test("10: in the oldest version an announcement is known to be on or before its day")
  func theOldestVersion() throws {
    let timeline = Timeline([("2026-02-01", SmallAPI.under("2026-03-01"))])
    let enough = try timeline.change(to: SmallAPI.without, on: "2026-04-26").change
    #expect(enough?.verdict == .honoured)
    let unproven = try timeline.change(to: SmallAPI.without, on: "2026-04-25").change
    #expect(unproven?.verdict == .unproven)
    #expect(unproven?.severity == .error)
  }

  @Test("10: in a shallow clone that is undecided")
  func aShallowClone() throws {
    var timeline = Timeline([("2026-02-01", SmallAPI.under("2026-03-01"))])
    timeline.circumstances.isCutOff = true
    let finding = try timeline.change(to: SmallAPI.without, on: "2026-04-25").change
    #expect(finding?.verdict == .undecided)
    #expect(finding?.advice.contains("fetch-depth: 0") ?? false)
  }

  @Test("10: what stands in the oldest version is never back-dated")
  func theOldestVersionIsNeverBackdated() throws {
    let timeline = Timeline([("2026-02-01", SmallAPI.under("2026-12-01", since: "2026-02-01"))])
    let edited = SmallAPI.under("2026-12-01", since: "2025-01-01")
    #expect(
      try timeline.change(to: edited, on: "2026-05-01").finding("deprecation-backdated") == nil)
  }

  @Test("10: a baseline's claims count for the oldest version, with their own sunset only")
  func aBaseline() throws {
    var timeline = Timeline([("2026-02-01", SmallAPI.under("2026-03-01"))])
    let element = "GET /users · 200 · body · email"
    timeline.circumstances.baseline = NoticeBaseline(entries: [
      .init(element: element, announced: day("2025-11-01"), sunset: day("2026-03-01"))
    ])
    let proved = try timeline.change(to: SmallAPI.without, on: "2026-03-01").change
    #expect(proved?.verdict == .honoured)
    #expect(proved?.notice?.announced == day("2025-11-01"))
    timeline.circumstances.baseline = NoticeBaseline(entries: [
      .init(element: element, announced: day("2025-11-01"), sunset: day("2026-04-01"))
    ])
    #expect(
      try timeline.change(to: SmallAPI.without, on: "2026-03-01").change?.verdict == .unproven)
  }

  @Test("11: what the new version announces is announced now")
  func theNewVersionAnnouncesNow() throws {
    let timeline = Timeline([("2026-01-01", plain)])
    let tooShort = try timeline.change(to: SmallAPI.under("2026-07-23"), on: "2026-05-01")
    #expect(tooShort.finding("notice-too-short")?.severity == .error)
    let enough = try timeline.change(to: SmallAPI.under("2026-07-24"), on: "2026-05-01")
    #expect(enough.finding("notice-too-short") == nil)
  }

  @Test("11: a sunset that is added to an old deprecation begins now")
  func aSunsetAddedLate() throws {
    let old = SmallAPI(email: "deprecated: true, x-deprecated-at: 2025-01-01, ").text
    let timeline = Timeline([("2026-01-01", plain), ("2026-02-01", old)])
    let findings = try timeline.change(
      to: SmallAPI.under("2026-06-01", since: "2025-01-01"), on: "2026-05-01")
    #expect(findings.finding("notice-too-short")?.severity == .error)
    let later = Timeline([
      ("2026-01-01", plain), ("2026-02-01", old),
      ("2026-05-01", SmallAPI.under("2026-06-01", since: "2025-01-01")),
    ])
    #expect(
      try later.change(to: SmallAPI.without, on: "2026-06-01").change?.verdict == .tooShort)
  }

  @Test("12: a notice counts in its own line; the other one neither withdraws nor gains it")
  func linesOfMajors() throws {
    func one(_ email: String?) -> String { SmallAPI(email: email, version: "1.5.0").text }
    func two(_ email: String?) -> String { SmallAPI(email: email, version: "2.0.0").text }
    let notice = SmallAPI.notice("2026-06-01")
    var timeline = Timeline([
      ("2026-01-01", one("")), ("2026-02-01", two("")), ("2026-02-10", one(notice)),
      ("2026-03-01", two("")), ("2026-06-01", one(nil)), ("2026-06-02", two(nil)),
    ])
    timeline.circumstances.hasMajorLines = true
    let steps = try timeline.audit().map { ($0.step.after.name, $0.findings.verdict) }
    #expect(steps.filter { $0.0 == "2026-06-01.yaml" }.map(\.1) == [.honoured])
    #expect(steps.filter { $0.0 == "2026-06-02.yaml" }.map(\.1) == [.unannounced])
  }
}
