import Testing

/// Waivers from outside (POLICY.md, 27).
@Suite struct WaiverCommandTests {
  /// A project whose change removes a property without notice.
  private func project() throws -> Project {
    let project = try Project()
    try project.publish(OrdersAPI.plain, on: "2026-01-05")
    try project.branch("change")
    try project.write("orders.yaml", OrdersAPI.without)
    return project
  }

  private let arguments = [
    "--reason", "it leaked secrets", "--owner", "ann", "--approved-by", "bob",
  ]

  /// Excuses the removal on a day.
  private func waive(
    _ project: Project, on now: String = "2026-05-01", expires: String = "2026-06-01"
  ) throws -> Run {
    try project.apilint(
      ["waive", "response-property-removed", "--now", now, "--expires", expires] + arguments)
  }

  @Test("`waive` writes a waiver that works, and consumers are told of the change")
  func written() throws {
    let project = try project()
    #expect(try project.check(on: "2026-05-01").status == 1)
    let run = try waive(project)
    #expect(run.status == 0, "\(run.messages)")
    let check = try project.check(on: "2026-05-01")
    #expect(check.status == 0, "\(check)")
    #expect(check.verdict("response-property-removed") == "info waived")
    #expect(check.finding("response-property-removed")?.why.contains("it leaked secrets") ?? false)
    let text = try project.apilint("check", "--now", "2026-05-01")
    #expect(text.output.contains("waived"))
    let changelog = try project.apilint("check", "--now", "2026-05-01", "--format", "markdown")
    #expect(changelog.output.contains("note"))
  }

  @Test("a waiver is live through its last day, and an error while its change is still pending")
  func expired() throws {
    let project = try project()
    #expect(try waive(project).status == 0)
    try project.commit(on: "2026-05-01")
    #expect(try project.check(on: "2026-06-01").status == 0)
    let expired = try project.check(on: "2026-06-02")
    #expect(expired.status == 1)
    #expect(expired.errors == ["response-property-removed", "waiver-expired"])
  }

  @Test("a waiver excuses one change: another one of the same rule and element it does not")
  func anotherFingerprint() throws {
    let project = try project()
    #expect(try waive(project).status == 0)
    let waiver = try project.read(".apilint-waivers.yaml")
    let change = try #require(waiver.split(separator: "\n").first { $0.contains("change:") })
    try project.write(
      ".apilint-waivers.yaml", waiver.replacing(change, with: "    change: \"0123456789abcdef\""))
    let check = try project.check(on: "2026-05-01")
    #expect(check.status == 1)
    #expect(check.errors.contains("response-property-removed"))
    #expect(check.finding("waiver-unused") != nil)
  }

  @Test("a waiver whose change was made is spent, which is told")
  func spent() throws {
    let project = try project()
    #expect(try waive(project).status == 0)
    try project.commit(on: "2026-05-01")
    try project.checkOut("main")
    try project.merge("change", on: "2026-05-02")
    try project.branch("next")
    try project.commit(on: "2026-05-03")
    let next = try project.check(on: "2026-05-03")
    #expect(next.status == 0, "\(next)")
    #expect(next.verdict("waiver-spent") == "info")
  }

  @Test("a waiver that lives for more than 90 days is an error, and `waive` writes none")
  func tooLong() throws {
    let project = try project()
    let refused = try waive(project, expires: "2026-07-31")
    #expect(refused.status == 2)
    #expect(refused.messages.contains("at most 90 days"))
    #expect(!project.has(".apilint-waivers.yaml"))
    #expect(try waive(project, expires: "2026-07-30").status == 0)
    #expect(try project.check(on: "2026-05-01").status == 0)
    let waiver = try project.read(".apilint-waivers.yaml")
    try project.write(
      ".apilint-waivers.yaml", waiver.replacing("expires: 2026-07-30", with: "expires: 2026-07-31"))
    let check = try project.check(on: "2026-05-01")
    #expect(check.status == 1)
    #expect(check.errors.contains("waiver-too-long"))
  }

  @Test("the 90 days begin with the commit that added the waiver, however often it is edited")
  func extendedLife() throws {
    let project = try project()
    #expect(try waive(project, expires: "2026-07-30").status == 0)
    try project.commit(on: "2026-05-01")
    try project.checkOut("main")
    try project.merge("change", on: "2026-05-02")
    let waiver = try project.read(".apilint-waivers.yaml")
    try project.write(
      ".apilint-waivers.yaml", waiver.replacing("expires: 2026-07-30", with: "expires: 2026-10-01"))
    let check = try project.check(on: "2026-07-20")
    #expect(check.status == 1)
    #expect(check.errors == ["waiver-too-long"])
  }

  @Test("the 90 days are counted also of waivers behind a link and in a named configuration")
  func extendedLifeElsewhere() throws {
    for name in ["waivers.txt", "lint.yaml"] {
      let project = try project()
      #expect(try waive(project, expires: "2026-07-30").status == 0)
      let waivers = try project.read(".apilint-waivers.yaml")
      try project.remove(".apilint-waivers.yaml")
      let options = name == "lint.yaml" ? ["--config", name] : []
      if options.isEmpty { try project.link(".apilint-waivers.yaml", to: name) }
      try project.write(name, options.isEmpty ? "waivers: []\n" : "fail-on: error\n")
      try project.commit(on: "2026-05-01")
      try project.write(name, waivers)
      try project.commit(on: "2026-05-02")
      try project.checkOut("main")
      try project.merge("change", on: "2026-05-03")
      try project.write(name, waivers.replacing("2026-07-30", with: "2026-10-01"))
      let check = try project.report(["check", "--now", "2026-07-20"] + options)
      #expect(check.errors == ["waiver-too-long"], "\(check)")
      try project.write(name, waivers.replacing("2026-07-30", with: "2026-08-01"))
      let just = try project.report(["check", "--now", "2026-07-20"] + options)
      #expect(just.errors == [], "\(just)")
    }
  }

  @Test(
    "a waiver that does not say everything is an error with its file, its line and what to do",
    arguments: ["rule", "element", "change", "reason", "owner", "approved-by", "expires"])
  func missingField(_ field: String) throws {
    let project = try project()
    #expect(try waive(project).status == 0)
    let lines = try project.read(".apilint-waivers.yaml").split(separator: "\n")
    let kept = lines.filter { !$0.dropFirst(4).hasPrefix("\(field):") }
    var text = kept.joined(separator: "\n") + "\n"
    // The first field stands behind the dash.
    if field == "rule" { text = text.replacing("    element:", with: "  - element:") }
    try project.write(".apilint-waivers.yaml", text)
    let run = try project.apilint("check", "--now", "2026-05-01")
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.messages.contains(".apilint-waivers.yaml:2:"))
    #expect(run.messages.contains("'\(field)'"))
    #expect(run.messages.contains("do:"))
  }

  @Test("a waiver that its owner approved is wrong usage")
  func approvedByOwner() throws {
    let project = try project()
    let refused = try project.apilint(
      "waive", "response-property-removed", "--now", "2026-05-01", "--expires", "2026-06-01",
      "--reason", "r", "--owner", "ann", "--approved-by", "Ann")
    #expect(refused.status == 2)
    #expect(!project.has(".apilint-waivers.yaml"))
    #expect(try waive(project).status == 0)
    let waiver = try project.read(".apilint-waivers.yaml")
    try project.write(".apilint-waivers.yaml", waiver.replacing("\"bob\"", with: "\"ann\""))
    let run = try project.apilint("check", "--now", "2026-05-01")
    #expect(run.status == 2)
    #expect(run.messages.contains(".apilint-waivers.yaml:"))
    #expect(run.messages.contains("cannot be approved by its owner"))
  }

  @Test(
    "`waive` adds to the file, names what there is, and leaves a file alone that it cannot add to")
  func added() throws {
    let project = try project()
    var orders = OrdersAPI(note: nil)
    orders.cancel = nil
    try project.write("orders.yaml", orders.text)
    let unknown = try project.apilint(
      ["waive", "api-removed", "--now", "2026-05-01", "--expires", "2026-06-01"] + arguments)
    #expect(unknown.status == 2)
    #expect(unknown.messages.contains("operation-removed"))
    #expect(try waive(project).status == 0)
    let second = try project.apilint(
      ["waive", "operation-removed", "--now", "2026-05-01", "--expires", "2026-06-01"] + arguments)
    #expect(second.status == 0, "\(second.messages)")
    let check = try project.check(on: "2026-05-01")
    #expect(check.status == 0, "\(check)")

    try project.write(".apilint-waivers.yaml", "waivers: []\n")
    let refused = try waive(project)
    #expect(refused.status == 2)
    #expect(refused.messages.contains("left alone"))
    #expect(try project.read(".apilint-waivers.yaml") == "waivers: []\n")
  }

  @Test("a waiver of a sunset that is brought forward takes the place of the promise")
  func sunset() throws {
    let project = try Project()
    try project.publish(OrdersAPI.plain, on: "2026-01-05")
    try project.publish(OrdersAPI.under("2026-12-01"), on: "2026-02-01")
    try project.write("orders.yaml", OrdersAPI.under("2026-06-01"))
    let run = try project.apilint(
      ["waive", "sunset-moved-earlier", "--now", "2026-03-01", "--expires", "2026-05-01"]
        + arguments)
    #expect(run.status == 0, "\(run.messages)")
    #expect(
      try project.read(".apilint-waivers.yaml").contains("{from: 2026-12-01, to: 2026-06-01}"))
    #expect(try project.check(on: "2026-03-01").status == 0)
    try project.commit(on: "2026-03-01")
    try project.write("orders.yaml", OrdersAPI.without)
    #expect(
      try project.check(on: "2026-05-31").verdict("response-property-removed") == "error too-early")
    let removal = try project.check(on: "2026-06-01")
    #expect(removal.verdict("response-property-removed") == "info honoured", "\(removal)")
    #expect(removal.finding("waiver-spent") == nil, "it stands for the promise still")
    try project.commit(on: "2026-06-01")
    try project.write("orders.yaml", OrdersAPI(note: nil, list: "summary: All, ").text)
    #expect(try project.check(on: "2026-06-02").verdict("waiver-spent") == "info")
  }

  @Test(
    "a waiver excuses a loosened policy as well, and no waiver excuses what is wrong with waivers")
  func policy() throws {
    let project = try Project()
    try project.write(".apilint.yaml", "notice: {stable: 84}\n")
    try project.publish(OrdersAPI.plain, on: "2026-01-05")
    try project.branch("change")
    try project.write(".apilint.yaml", "notice: {stable: 60}\n")
    let run = try project.apilint(
      ["waive", "policy-loosened", "--now", "2026-05-01", "--expires", "2026-06-01"] + arguments)
    #expect(run.status == 0, "\(run.messages)")
    let check = try project.check(on: "2026-05-01")
    #expect(check.status == 0)
    #expect(check.verdict("policy-loosened") == "info waived")
    #expect(check.finding("waiver-unused") == nil, "\(check)")
    try project.commit(on: "2026-05-01")
    let expired = try project.check(on: "2026-06-02")
    #expect(expired.errors == ["policy-loosened", "waiver-expired"])
    let excuse = try project.apilint(
      ["waive", "waiver-expired", "--now", "2026-06-02", "--expires", "2026-06-10"] + arguments)
    if excuse.status == 0 {
      #expect(try project.check(on: "2026-06-02").errors.contains("waiver-expired"))
    }
  }
}
