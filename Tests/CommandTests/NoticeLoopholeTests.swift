import Testing

/// Ways around the promise by what an API says of itself over time (POLICY.md, 6, 7, 11, 13, 14 and 17).
@Suite struct NoticeLoopholeTests {
  private let plain = OrdersAPI.plain

  /// A project with the versions of `orders.yaml` that were published.
  private func project(_ versions: (day: String, text: String)...) throws -> Project {
    let project = try Project()
    for version in versions { try project.publish(version.text, on: version.day) }
    return project
  }

  /// What a change of `orders.yaml` comes to on a day.
  private func check(_ project: Project, _ text: String, on now: String) throws -> CheckRun {
    try project.write("orders.yaml", text)
    return try project.check(on: now)
  }

  @Test("withdrawn and announced anew the day before: the notice begins anew")
  func announcedAnew() throws {
    let project = try project(
      ("2026-01-05", plain), ("2026-02-01", OrdersAPI.under("2026-06-01")), ("2026-05-30", plain),
      ("2026-05-31", OrdersAPI.under("2026-06-01")))
    let check = try check(project, OrdersAPI.without, on: "2026-06-01")
    #expect(check.status == 1)
    #expect(check.verdict("response-property-removed") == "error too-short")
    #expect(check.finding("response-property-removed")?.notice?.announced == "2026-05-31")
  }

  @Test("a whole API that goes a few days after any change to it goes back to nothing")
  func removedAfterAChange() throws {
    let project = try project(
      ("2026-01-05", OrdersAPI.without), ("2026-05-30", plain), ("2026-05-30", plain))
    try project.write("other.yaml", plain.replacing("title: Orders", with: "title: Others"))
    try project.commit(on: "2026-05-31")
    try project.branch("change")
    try project.remove("orders.yaml")
    let check = try project.check(on: "2026-06-01")
    #expect(check.status == 1, "\(check)")
    #expect(check.verdict("api-removed") == "error unannounced")
  }

  @Test("postponed and brought forward: the latest promise binds")
  func broughtForward() throws {
    let project = try project(
      ("2026-01-05", plain), ("2026-02-01", OrdersAPI.under("2026-06-01")),
      ("2026-03-01", OrdersAPI.under("2026-09-01")))
    let forward = try check(project, OrdersAPI.under("2026-06-01"), on: "2026-04-01")
    #expect(forward.status == 1)
    #expect(forward.errors == ["sunset-moved-earlier"])
    try project.commit(on: "2026-04-01")
    let removal = try check(project, OrdersAPI.without, on: "2026-08-31")
    #expect(removal.status == 1)
    #expect(removal.verdict("response-property-removed") == "error too-early")
  }

  @Test("a sunset that is added late to an old deprecation is announced when it is added")
  func lateSunset() throws {
    let old = OrdersAPI(note: "deprecated: true, x-deprecated-at: 2026-02-01, ").text
    let project = try project(("2026-01-05", plain), ("2026-02-01", old))
    let late = OrdersAPI.under("2026-06-01", since: "2026-02-01")
    let addition = try check(project, late, on: "2026-05-25")
    #expect(addition.status == 1)
    #expect(addition.errors == ["notice-too-short"])
    try project.commit(on: "2026-05-25")
    let removal = try check(project, OrdersAPI.without, on: "2026-06-01")
    #expect(removal.status == 1)
    #expect(removal.verdict("response-property-removed") == "error too-short")
  }

  @Test("a claim may not be deleted")
  func deletedClaim() throws {
    let project = try project(
      ("2026-01-05", plain), ("2026-02-01", OrdersAPI.under("2026-09-01", since: "2026-02-01")))
    let check = try check(project, OrdersAPI.under("2026-09-01"), on: "2026-03-01")
    #expect(check.status == 1)
    #expect(check.errors == ["announcement-removed"])
  }

  @Test("what is kept long after its sunset is kept in fact: a change of it was never announced")
  func perpetualDeprecation() throws {
    let noticed = OrdersAPI.notice("2026-06-01")
    let project = try project(("2026-01-05", plain), ("2026-02-01", OrdersAPI.under("2026-06-01")))
    let changed = OrdersAPI(note: noticed, noteType: "integer").text
    let soon = try check(project, changed, on: "2026-06-20")
    #expect(soon.status == 0, "\(soon)")
    let late = try check(project, changed, on: "2026-09-01")
    #expect(late.status == 1)
    #expect(late.findings.contains { $0.severity == "error" && $0.verdict == "unannounced" })
  }

  @Test("the notice of one operation does not cover another that uses the same schema")
  func neighboursNotice() throws {
    let noticed = OrdersAPI(list: OrdersAPI.notice("2026-06-01"))
    var gone = noticed
    gone.note = nil
    let project = try project(("2026-01-05", plain), ("2026-02-01", noticed.text))
    let check = try check(project, gone.text, on: "2026-06-10")
    #expect(check.status == 1)
    #expect(check.verdict("response-property-removed") == "error unannounced")
  }

  @Test("a misspelt sunset announces nothing, and is never green")
  func misspeltSunset() throws {
    let misspelt = OrdersAPI(
      cancel: "deprecated: true, x-deprecated-reason: unused, x-sunset-dat: 2026-06-01, ")
    let project = try project(("2026-01-05", plain))
    let announcement = try check(project, misspelt.text, on: "2026-02-01")
    #expect(announcement.status == 1)
    #expect(announcement.errors == ["sunset-missing"])
    #expect(announcement.warnings.contains("annotation-misspelt"))
    try project.commit(on: "2026-02-01")
    let removal = try check(project, OrdersAPI(cancel: nil).text, on: "2026-06-10")
    #expect(removal.status == 1)
    #expect(removal.verdict("operation-removed") == "error unannounced")
  }

  @Test("a back-dated claim proves nothing against the history")
  func backdated() throws {
    let project = try project(("2026-01-05", plain))
    let claim = OrdersAPI.under("2026-06-01", since: "2026-01-15")
    let announcement = try check(project, claim, on: "2026-05-01")
    #expect(announcement.status == 1)
    #expect(announcement.errors == ["deprecation-backdated", "notice-too-short"])
    try project.commit(on: "2026-05-01")
    let removal = try check(project, OrdersAPI.without, on: "2026-06-01")
    #expect(removal.status == 1)
    #expect(removal.verdict("response-property-removed") == "error too-short")
    #expect(removal.finding("response-property-removed")?.notice?.announced == "2026-05-01")
  }
}
