import History
import RuleEngine
import SchemaModel
import SourceText
import Testing

/// POLICY.md, "Waivers" (27).
@Suite struct WaiverTests {
  private let place = SourceRange(file: FileIndex(0), start: 0, end: 0)

  private func waiver(for finding: Finding, expires: String) -> Waiver {
    Waiver(
      rule: finding.rule, element: finding.coordinate, fingerprint: finding.id, reason: "outage",
      owner: "ann", approvedBy: "bob", expires: day(expires), place: place)
  }

  @Test("27: a live waiver excuses its change, which is told all the same")
  func excuses() throws {
    var timeline = Timeline([("2026-01-01", SmallAPI.plain)])
    let found = try timeline.change(to: SmallAPI.without, on: "2026-05-01")
    let finding = try #require(found.change)
    timeline.waivers = [waiver(for: finding, expires: "2026-05-01")]
    let waived = try timeline.change(to: SmallAPI.without, on: "2026-05-01").change
    #expect(waived?.verdict == .waived)
    #expect(waived?.severity == .info)
    #expect(waived?.why.contains("outage") ?? false)
    // It is live through its last day.
    #expect(
      try timeline.change(to: SmallAPI.without, on: "2026-05-02").change?.verdict == .unannounced)
  }

  @Test("27: a waiver names one change by its rule, its element and its fingerprint")
  func namesOneChange() throws {
    var timeline = Timeline([("2026-01-01", SmallAPI.plain)])
    let finding = try #require(
      try timeline.change(to: SmallAPI.without, on: "2026-05-01").change)
    for change in 0..<3 {
      var other = waiver(for: finding, expires: "2026-06-01")
      if change == 0 { other.rule = "operation-removed" }
      if change == 1 { other.element = "GET /users" }
      if change == 2 { other.fingerprint = "0123456789abcdef" }
      timeline.waivers = [other]
      let found = try timeline.change(to: SmallAPI.without, on: "2026-05-01")
      #expect(found.verdict == .unannounced)
      let problems = WaiverReview([other], now: day("2026-05-01"))
        .findings(of: found, isUnderNotice: { _ in false })
      #expect(problems.map(\.relation) == [.unknown])
    }
  }

  @Test("27: of two changes that look the same a waiver excuses the one that it names")
  func excusesOneOfTwins() throws {
    func api(_ gone: String) -> String {
      let member = "{type: object, required: [k], properties: {k: {const: a}\(gone)}}"
      let other = member.replacing("const: a", with: "const: b")
      return SmallAPI(properties: "kind: {oneOf: [\(member), \(other)]}, ").text
    }
    var timeline = Timeline([("2026-01-01", api(", x: {type: string}"))])
    let twins = try timeline.change(to: api(""), on: "2026-05-01").filter { $0.verdict != nil }
    #expect(twins.count == 2)
    for twin in twins {
      timeline.waivers = [waiver(for: twin, expires: "2026-05-30")]
      let found = try timeline.change(to: api(""), on: "2026-05-01")
      #expect(found.filter { $0.verdict == .waived }.map(\.id) == [twin.id])
      #expect(found.filter { $0.verdict == .unannounced }.count == 1)
    }
  }

  @Test("27: expired while its change is pending, spent, and too long a life")
  func review() throws {
    let timeline = Timeline([("2026-01-01", SmallAPI.plain)])
    let found = try timeline.change(to: SmallAPI.without, on: "2026-05-01")
    let finding = try #require(found.change)
    func relations(_ waiver: Waiver, _ findings: [Finding]) -> [Relation] {
      WaiverReview([waiver], now: day("2026-05-01"))
        .findings(of: findings, isUnderNotice: { _ in false }).map(\.relation)
    }
    var live = waiver(for: finding, expires: "2026-05-30")
    live.added = day("2026-04-01")
    #expect(relations(live, found) == [])
    var expired = waiver(for: finding, expires: "2026-04-30")
    expired.added = day("2026-04-01")
    #expect(relations(expired, found) == [.overdue])
    var spent = live
    spent.isInBase = true
    #expect(relations(spent, []) == [.superseded])
    #expect(relations(live, []) == [.unknown])
    var long = live
    long.expires = day("2026-07-01")
    #expect(relations(long, found) == [.invalid])
  }

  @Test(
    "27: a waiver of a sunset replaces the promise in the gate too, a notice period after its merge"
  )
  func aWaivedSunset() throws {
    func verdict(_ added: String) throws -> Verdict? {
      var timeline = Timeline([
        ("2026-01-01", SmallAPI.plain), ("2026-02-01", SmallAPI.under("2026-12-01")),
        ("2026-03-01", SmallAPI.under("2026-06-01")),
      ])
      var waiver = Waiver(
        rule: "sunset-moved-earlier", element: "GET /users · 200 · body · email",
        fingerprint: "0", reason: "r", owner: "a", approvedBy: "b", expires: day("2026-05-01"),
        place: place)
      waiver.sunset = .init(from: day("2026-12-01"), to: day("2026-06-01"))
      waiver.added = day(added)
      timeline.waivers = [waiver]
      return try timeline.change(to: SmallAPI.without, on: "2026-06-01").verdict
    }
    #expect(try verdict("2026-03-01") == .honoured)
    #expect(try verdict("2026-03-10") == .tooEarly)
  }
}
