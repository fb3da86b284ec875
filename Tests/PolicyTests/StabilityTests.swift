import History
import RuleEngine
import SchemaModel
import Testing

/// POLICY.md, "Stability" (25 and 26).
@Suite struct StabilityTests {
  private func api(_ operation: String, email: String? = "", root: String = "") -> String {
    SmallAPI(email: email, operation: operation, api: root).text
  }

  private func level(_ level: String) -> String { "x-stability-level: \(level), " }

  @Test(
    "26: stable 84 days, beta 28, alpha and draft none",
    arguments: [("stable", 84), ("beta", 28), ("alpha", 0), ("draft", 0)])
  func periods(_ name: String, _ days: Int) throws {
    let old = api(level(name))
    let timeline = Timeline([("2025-01-01", old)])
    let found = try timeline.change(to: api(level(name), email: nil), on: "2026-01-01").change
    #expect(found?.notice?.required == days)
    #expect(found?.verdict == (days == 0 ? .exempt : .unannounced))
  }

  @Test("25: an element without a level has that of the nearest that states one, else it is stable")
  func inheritance() throws {
    let root = "x-stability-level: beta"
    let timeline = Timeline([("2025-01-01", api("", root: root))])
    let found = try timeline.change(to: api("", email: nil, root: root), on: "2026-01-01").change
    #expect(found?.notice?.required == 28)
    let stable = Timeline([("2025-01-01", api(level("stable"), root: root))])
    let other = try stable.change(
      to: api(level("stable"), email: nil, root: root), on: "2026-01-01"
    ).change
    #expect(other?.notice?.required == 84)
  }

  @Test("25: over several places of use the longest period counts")
  func theLongestPeriod() throws {
    func text(_ properties: String) -> String {
      SmallAPI(
        paths: SmallAPI.path("a", level("alpha"), answers: "User")
          + SmallAPI.path("b", level("beta"), answers: "User"),
        schemas: "User: {type: object, properties: {id: {type: string}\(properties)}}"
      ).text
    }
    let timeline = Timeline([("2025-01-01", text(", name: {type: string}"))])
    let found = try timeline.change(to: text(""), on: "2026-01-01").change
    #expect(found?.notice?.required == 28)
  }

  @Test(
    "25: the period is that of the highest level of the last 84 days",
    arguments: [("2026-04-25", 84), ("2026-04-27", 0)])
  func loweredFirst(_ now: String, _ days: Int) throws {
    let timeline = Timeline([
      ("2026-01-01", api("")), ("2026-02-01", api(level("alpha"))),
    ])
    let found = try timeline.change(to: api(level("alpha"), email: nil), on: now).change
    #expect(found?.notice?.required == days)
  }

  @Test("25: or since the announcement")
  func loweredUnderNotice() throws {
    let notice = SmallAPI.notice("2026-12-01")
    let timeline = Timeline([
      ("2025-12-01", api("")), ("2026-01-01", api("", email: notice)),
      ("2026-02-01", api(level("alpha"), email: notice)),
    ])
    let found = try timeline.change(to: api(level("alpha"), email: nil), on: "2026-12-01").change
    #expect(found?.notice?.required == 84)
    #expect(found?.verdict == .honoured)
  }

  @Test("25: promotion under notice is checked as if announced anew")
  func promotion() throws {
    let notice = SmallAPI.notice("2026-04-01")
    let timeline = Timeline([
      ("2026-01-01", api("", email: level("beta"))),
      ("2026-02-01", api("", email: level("beta") + notice)),
    ])
    let found = try timeline.change(
      to: api("", email: level("stable") + notice), on: "2026-02-10")
    #expect(found.finding("notice-too-short")?.severity == .error)
  }

  @Test("25: a fall is breaking")
  func aFall() throws {
    let timeline = Timeline([("2026-01-01", api(""))])
    let found = try timeline.change(to: api(level("beta")), on: "2026-03-01")
    #expect(found.finding("stability-lowered")?.compatibility == .breaking)
    #expect(found.finding("stability-lowered")?.verdict == .unannounced)
  }

  @Test("26: periods per path pattern, of which the longest counts")
  func periodsOfPaths() throws {
    var timeline = Timeline([("2025-01-01", api(""))])
    timeline.policy.paths = [
      .init(pattern: GlobPattern("/us*", separator: "/"), periods: [.stable: 10])
    ]
    let found = try timeline.change(to: api("", email: nil), on: "2026-01-01").change
    #expect(found?.notice?.required == 10)
    timeline.policy.paths = [
      .init(pattern: GlobPattern("/other", separator: "/"), periods: [.stable: 10])
    ]
    #expect(
      try timeline.change(to: api("", email: nil), on: "2026-01-01").change?.notice?.required == 84)
  }
}
