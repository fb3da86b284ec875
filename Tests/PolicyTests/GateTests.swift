import History
import RuleEngine
import SchemaModel
import Testing

/// POLICY.md, "Days" and "The gate" (1 to 5 and 13 to 21).
@Suite struct GateTests {
  private let plain = SmallAPI.plain

  private func timeline(_ text: String, since day: String = "2026-02-01") -> Timeline {
    Timeline([("2026-01-01", plain), (day, text)])
  }

  @Test(
    "2: 84 days pass, 83 fail",
    arguments: [
      ("2026-04-25", Verdict.tooShort), ("2026-04-26", .honoured), ("2026-04-27", .honoured),
    ])
  func eightyFourDays(_ now: String, _ verdict: Verdict) throws {
    let found = try timeline(SmallAPI.under("2026-04-01")).change(to: SmallAPI.without, on: now)
    #expect(found.verdict == verdict)
  }

  @Test(
    "3: a removal is allowed on the sunset day itself",
    arguments: [("2026-05-31", Verdict.tooEarly), ("2026-06-01", .honoured)])
  func onTheSunsetDay(_ now: String, _ verdict: Verdict) throws {
    let found = try timeline(SmallAPI.under("2026-06-01")).change(to: SmallAPI.without, on: now)
    #expect(found.verdict == verdict)
  }

  @Test("5: a version as a sunset announces nothing")
  func aVersionIsNoDate() throws {
    let found = try timeline(SmallAPI.under("v3")).change(to: SmallAPI.without, on: "2026-12-01")
    #expect(found.verdict == .unannounced)
  }

  @Test("5: of two spellings that disagree the later dates count")
  func theLaterOfTwoSpellings() throws {
    let text = SmallAPI.under("2026-06-01", since: nil, "x-removal-date: 2026-08-01, ")
    let found = try timeline(text).change(to: SmallAPI.without, on: "2026-07-31")
    #expect(found.verdict == .tooEarly)
  }

  @Test("13: the notice of what contains an element covers it, another operation's never does")
  func containersAndNeighbours() throws {
    let notice = SmallAPI.notice("2026-06-01")
    let shared = "User: {type: object, properties: {id: {type: string}, name: {type: string}}}"
    func paths(_ first: String, _ second: String) -> String {
      SmallAPI.path("a", first, answers: "User") + SmallAPI.path("b", second, answers: "User")
    }
    let gone = shared.replacing(", name: {type: string}", with: "")
    func verdict(_ a: String, _ b: String) throws -> Verdict? {
      let before = SmallAPI(paths: paths(a, b), schemas: shared).text
      let after = SmallAPI(paths: paths(a, b), schemas: gone).text
      return try timeline(before).change(to: after, on: "2026-06-10").verdict
    }
    #expect(try verdict(notice, notice) == .honoured)
    #expect(try verdict(notice, "") == .unannounced)
    #expect(try verdict("", "") == .unannounced)
  }

  @Test(
    "13: what is reached only by way of elements under notice is covered by them, cycles included")
  func reachability() throws {
    func text(_ first: String, _ second: String, _ street: String) -> String {
      SmallAPI(
        paths: SmallAPI.path("a", first, answers: "User")
          + SmallAPI.path("b", second, answers: "Other"),
        schemas: """
          User: {type: object, properties: {friend: {$ref: '#/components/schemas/User'},
            home: {$ref: '#/components/schemas/Address'}}},
          Other: {type: object, properties: {id: {type: string}, user: {\(second) allOf: [{$ref: '#/components/schemas/User'}]}}},
          Address: {type: object, properties: {city: {type: string}, \(street)}}
          """
      ).text
    }
    func verdict(_ first: String, _ second: String) throws -> Verdict? {
      let before = text(first, second, "street: {type: string}")
      let after = text(first, second, "zip: {type: string}")
      return try timeline(before).change(to: after, on: "2026-06-10").verdict
    }
    let early = SmallAPI.notice("2026-06-01")
    #expect(try verdict(early, early) == .honoured)
    #expect(try verdict(early, "") == .unannounced)
    #expect(try verdict(early, SmallAPI.notice("2026-07-01")) == .tooEarly)
  }

  @Test("14: other changes are covered until 28 days after the sunset, a removal for ever")
  func perpetualDeprecation() throws {
    let noticed = SmallAPI.under("2026-06-01")
    let changed = noticed.replacing("2026-06-01, type: string", with: "2026-06-01, type: integer")
    let timeline = timeline(noticed)
    #expect(try timeline.change(to: changed, on: "2026-06-28").verdict == .honoured)
    #expect(try timeline.change(to: changed, on: "2026-06-29").verdict == .unannounced)
    #expect(try timeline.change(to: SmallAPI.without, on: "2030-01-01").verdict == .honoured)
  }

  @Test("15, 16: a breaking addition needs a planned change that names it")
  func aPlannedAddition() throws {
    func text(_ plans: String, _ parameter: String) -> String {
      SmallAPI(operation: plans + parameter).text
    }
    let parameter =
      "parameters: [{name: tenant, in: query, required: true, schema: {type: string}}], "
    func plan(_ element: String, _ change: String = "presence added") -> String {
      "x-planned-changes: [{change: \(change), element: '\(element)', effective: 2026-06-01}], "
    }
    func verdict(
      _ element: String, _ change: String = "presence added", on now: String = "2026-06-01"
    )
      throws -> Verdict?
    {
      let before = text(plan(element, change), "")
      let after = text(plan(element, change), parameter)
      return try timeline(before).change(to: after, on: now).verdict
    }
    #expect(try verdict("GET /users · query tenant") == .honoured)
    #expect(try verdict("GET /users · query tenant", on: "2026-05-31") == .tooEarly)
    #expect(try verdict("GET /users · query region") == .unannounced)
    #expect(try verdict("GET /users · query tenant", "requirement narrowed") == .unannounced)
    #expect(try verdict("GET /users · query tenant", on: "2026-06-29") == .unannounced)
  }

  @Test("16: a plan covers what breaks no more than it announced")
  func aPlannedBound() throws {
    func text(_ plans: String, _ length: Int) -> String {
      let parameter =
        "parameters: [{name: q, in: query, schema: {type: string, maxLength: \(length)}}], "
      return SmallAPI(operation: plans + parameter).text
    }
    let plan =
      "x-planned-changes: [{change: upper-bound narrowed, element: GET /users · query q, value: 20, effective: 2026-06-01}], "
    func verdict(_ length: Int, on now: String = "2026-06-01") throws -> Verdict? {
      try timeline(text(plan, 50)).change(to: text(plan, length), on: now).verdict
    }
    #expect(try verdict(20) == .honoured)
    #expect(try verdict(30) == .honoured)
    #expect(try verdict(10) == .unannounced)
    #expect(try verdict(20, on: "2026-05-01") == .tooEarly)
  }

  @Test("16, 17: the day of a plan is a promise")
  func aPlanIsAPromise() throws {
    func text(_ effective: String) -> String {
      SmallAPI(
        operation:
          "x-planned-changes: [{change: presence added, element: GET /users · query q, effective: \(effective)}], "
      ).text
    }
    let timeline = Timeline([
      ("2026-01-01", plain), ("2026-02-01", text("2026-09-01")), ("2026-03-01", text("2026-10-01")),
    ])
    let findings = try timeline.change(to: text("2026-09-15"), on: "2026-03-02")
    #expect(findings.finding("plan-moved-earlier")?.severity == .error)
    #expect(
      try timeline.change(to: text("2026-11-01"), on: "2026-03-02").finding("plan-postponed") != nil
    )
  }

  @Test("17: every sunset ever announced binds, whatever the annotation says today")
  func thePromiseBinds() throws {
    let timeline = Timeline([
      ("2026-01-01", plain), ("2026-02-01", SmallAPI.under("2026-09-01")),
      ("2026-03-01", SmallAPI.under("2026-06-01")),
    ])
    let found = try timeline.change(to: SmallAPI.without, on: "2026-08-31")
    #expect(found.verdict == .tooEarly)
    #expect(found.change?.notice?.sunset == day("2026-09-01"))
    // Later than the annotation says, and still earlier than what was promised.
    let moved = try timeline.change(to: SmallAPI.under("2026-07-01"), on: "2026-03-02")
    #expect(moved.finding("sunset-moved-earlier")?.severity == .error)
    #expect(moved.finding("sunset-postponed") == nil)
  }

  @Test("17: postponed and brought forward is brought forward")
  func postponedAndBroughtForward() throws {
    let timeline = Timeline([
      ("2026-01-01", plain), ("2026-02-01", SmallAPI.under("2026-06-01")),
      ("2026-03-01", SmallAPI.under("2026-09-01")),
    ])
    let found = try timeline.change(to: SmallAPI.under("2026-06-01"), on: "2026-03-02")
    #expect(found.finding("sunset-moved-earlier")?.severity == .error)
  }

  @Test("17: a mistyped year can be mended by withdrawing it")
  func aMistypedYear() throws {
    let timeline = Timeline([
      ("2026-01-01", plain), ("2026-02-01", SmallAPI.under("2072-06-01")), ("2026-02-03", plain),
    ])
    let anew = try timeline.change(to: SmallAPI.under("2026-06-01"), on: "2026-02-05")
    #expect(!anew.contains { $0.severity == .error })
    let longer = Timeline(timeline.versions + [("2026-02-05", SmallAPI.under("2026-06-01"))])
    #expect(try longer.change(to: SmallAPI.without, on: "2026-06-01").verdict == .honoured)
  }

  @Test("18: an element born under a notice that is running has that announcement")
  func bornUnderNotice() throws {
    let notice = SmallAPI.notice("2026-06-01")
    let born = SmallAPI(operation: notice, properties: "late: {type: string}, ").text
    let timeline = Timeline([
      ("2026-01-01", plain), ("2026-02-01", SmallAPI(operation: notice).text),
      ("2026-05-20", born),
    ])
    let gone = SmallAPI(operation: notice).text
    let found = try timeline.change(to: gone, on: "2026-06-01")
    #expect(found.verdict == .honoured)
    #expect(found.change?.notice?.announced == day("2026-02-01"))
  }

  @Test("18: a new operation may return an old schema")
  func aNewOperationWithAnOldSchema() throws {
    let schemas =
      "Old: {\(SmallAPI.notice("2026-12-01")) type: object, properties: {a: {type: string}}}"
    func paths(_ names: [String]) -> String {
      names.map { SmallAPI.path($0, "", answers: "Old") }.joined()
    }
    let timeline = Timeline([
      ("2026-01-01", plain), ("2026-02-01", SmallAPI(paths: paths(["a"]), schemas: schemas).text),
    ])
    let found = try timeline.change(
      to: SmallAPI(paths: paths(["a", "b"]), schemas: schemas).text, on: "2026-11-01")
    #expect(!found.contains { $0.severity >= .warning }, "\(found.map(\.message))")
  }

  @Test("19: a component that is inlined, extracted or renamed carries its notice along")
  func movesWithinTheSource() throws {
    let notice = SmallAPI.notice("2026-06-01")
    func text(_ name: String) -> String {
      SmallAPI(
        email: nil, properties: "email: {$ref: '#/components/schemas/\(name)'}, ",
        schemas: "\(name): {\(notice)type: string}"
      ).text
    }
    let inlined = SmallAPI(email: notice).text
    let forms = [text("Mail"), inlined, text("Letter")]
    for first in forms {
      for second in forms {
        let timeline = Timeline([
          ("2026-01-01", plain), ("2026-02-01", first), ("2026-05-01", second),
        ])
        let found = try timeline.change(to: SmallAPI.without, on: "2026-06-01")
        #expect(found.verdict == .honoured)
        #expect(found.change?.notice?.announced == day("2026-02-01"))
      }
    }
  }

  @Test("19: what states where it was moved from carries the promise along, if that is gone")
  func statedMoves() throws {
    let old = SmallAPI.under("2026-06-01")
    func moved(_ email: String?) -> String {
      let from = "x-moved-from: GET /users · 200 · body · email, "
      return SmallAPI(
        email: email,
        properties: "mail: {\(SmallAPI.notice("2026-06-01"))\(from)type: string}, "
      ).text
    }
    let gone = SmallAPI(email: nil).text
    let timeline = Timeline([
      ("2026-01-01", plain), ("2026-02-01", old), ("2026-05-01", moved(nil)),
    ])
    #expect(try timeline.change(to: gone, on: "2026-06-01").verdict == .honoured)
    let notice = SmallAPI.notice("2026-06-01")
    let copied = Timeline([
      ("2026-01-01", plain), ("2026-02-01", old), ("2026-05-01", moved(notice)),
    ])
    #expect(
      try copied.change(to: SmallAPI(email: notice).text, on: "2026-06-01").verdict == .tooShort)
  }

  @Test("20: going back to a version of the last 7 days is a revert, unless a promise was made")
  func reverts() throws {
    let added = SmallAPI(properties: "phone: {type: string}, ").text
    let timeline = Timeline([("2026-01-01", plain), ("2026-02-01", added)])
    let week = try timeline.change(to: plain, on: "2026-02-08")
    #expect(week.verdict == .reverted)
    #expect(week.change?.severity == .warning)
    #expect(try timeline.change(to: plain, on: "2026-02-09").verdict == .unannounced)
    // A version that was raised in between is no other change.
    let raised = SmallAPI(properties: "phone: {type: string}, ", version: "1.1.0").text
    let bumped = Timeline([("2026-01-01", plain), ("2026-02-01", raised)])
    let back = SmallAPI(version: "1.2.0").text
    #expect(try bumped.change(to: back, on: "2026-02-05").verdict == .reverted)
    // Only what goes back to what it was.
    let other = SmallAPI(email: nil).text
    let found = try timeline.change(to: other, on: "2026-02-03")
    #expect(found.filter { $0.verdict == .unannounced }.map(\.name) == ["email"])
    #expect(found.filter { $0.verdict == .reverted }.map(\.name) == ["phone"])
  }

  @Test("20: over several places of use the worst counts")
  func theWorstOfSeveral() throws {
    let shared = "User: {type: object, properties: {id: {type: string}, name: {type: string}}}"
    func text(_ first: String, _ second: String, _ schemas: String) -> String {
      let paths =
        SmallAPI.path("a", SmallAPI.notice(first), answers: "User")
        + SmallAPI.path("b", SmallAPI.notice(second), answers: "User")
      return SmallAPI(paths: paths, schemas: schemas).text
    }
    let gone = shared.replacing(", name: {type: string}", with: "")
    let before = text("2026-06-01", "2026-09-01", shared)
    let found = try timeline(before).change(
      to: text("2026-06-01", "2026-09-01", gone), on: "2026-06-20")
    #expect(found.verdict == .tooEarly)
    #expect(found.change?.notice?.earliest == day("2026-09-01"))
  }

  @Test("21: a finding says what to add, the earliest legal date, and one with room for review")
  func theAdvice() throws {
    let found = try timeline(plain).change(to: SmallAPI.without, on: "2026-11-22")
    let advice = try #require(found.change?.advice)
    #expect(advice.contains("2027-02-14"))
    #expect(advice.contains("2027-02-28 leaves room for review"))
  }

  @Test("a finding says which notice covered it, and by what evidence")
  func theNoticeThatCovered() throws {
    let found = try timeline(SmallAPI.under("2026-06-01")).change(
      to: SmallAPI.without, on: "2026-06-01")
    let notice = try #require(found.change?.notice)
    #expect(notice.place != nil)
    #expect(notice.evidence == "2026-02-01.yaml")
    #expect(found.change?.why.contains("seen in 2026-02-01.yaml") ?? false)
  }
}
