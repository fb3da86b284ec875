import Testing

/// What cannot be read ends with 2 or 3 and says what, where and what to do; it never looks like a pass.
@Suite struct BadInputTests {
  /// A project with one version, and a change to it on disk.
  private func project() throws -> Project {
    let project = try Project()
    try project.publish(OrdersAPI.plain, on: "2026-01-05")
    try project.write("orders.yaml", OrdersAPI.under("2026-09-01"))
    return project
  }

  /// A run that has to fail, without a report, with a message that holds some words and with a remedy.
  private func expectFailure(
    _ run: Run, _ status: Int32, _ words: String..., at location: SourceLocation = #_sourceLocation
  ) {
    #expect(run.status == status, "\(run.messages)\(run.output)", sourceLocation: location)
    #expect(run.output.isEmpty, sourceLocation: location)
    for word in words + ["do:"] {
      #expect(run.messages.contains(word), "\(run.messages)", sourceLocation: location)
    }
  }

  @Test("a revision that git does not know")
  func unknownRevision() throws {
    let project = try project()
    let day = ["--now", "2026-05-01"]
    expectFailure(try project.apilint(["check", "--base", "mian"] + day), 2, "'mian'", "'main'")
    expectFailure(try project.apilint(["fix", "--base", "mian"] + day), 2, "'mian'")
    expectFailure(
      try project.apilint(["diff", "mian:orders.yaml", "orders.yaml"] + day), 2, "'mian'", "'main'")
    expectFailure(try project.apilint(["audit", "--git", "mian"] + day), 2, "'mian'")
    expectFailure(try project.apilint(["lint", "mian:orders.yaml"] + day), 2, "'mian'")
    try project.write(".apilint.yaml", "release: {branch: mian}\n")
    try project.commit(on: "2026-01-06")
    try project.write("orders.yaml", OrdersAPI.plain)
    expectFailure(try project.apilint(["check"] + day), 2, "'mian'")
    expectFailure(try project.apilint(["schedule"] + day), 2, "'mian'")
  }

  @Test("a published version that cannot be read is skipped, said, and not green under strict")
  func unreadableVersion() throws {
    let project = try Project()
    try project.publish(OrdersAPI.plain, on: "2026-01-05")
    try project.publish(OrdersAPI.under("2026-06-01"), on: "2026-02-01")
    try project.publish("openapi: 3.1.0\npaths: [\n", on: "2026-03-01")
    try project.publish(OrdersAPI.under("2026-06-01"), on: "2026-03-02")
    try project.write("orders.yaml", OrdersAPI.without)
    let check = try project.check(on: "2026-06-01")
    #expect(check.status == 0, "\(check)")
    #expect(check.verdict("response-property-removed") == "info honoured")
    #expect(check.doubts("1 of the published versions of orders.yaml cannot be read"))
    #expect(try project.check(on: "2026-06-01", "--strict").status == 4)
    let audit = try project.apilint("audit", "--git", "--now", "2026-06-01")
    #expect(audit.status == 0)
    #expect(audit.output.contains("orders.yaml:"), "\(audit.output)")
  }

  @Test("a base or a new version that cannot be read")
  func unreadable() throws {
    let project = try Project()
    try project.publish("openapi: 3.1.0\npaths: [\n", on: "2026-01-05")
    try project.write("orders.yaml", OrdersAPI.plain)
    #expect(try project.apilint("check", "--now", "2026-05-01").status == 3)
    let diff = try project.apilint("diff", "HEAD:orders.yaml", "orders.yaml", "--now", "2026-05-01")
    #expect(diff.status == 3)
    #expect(diff.output.contains("HEAD:orders.yaml:"))
  }

  @Test("a reference to a file that is not there")
  func missingFile() throws {
    let project = try project()
    try project.write(
      "orders.yaml", OrdersAPI.plain.replacing("#/components/schemas/Order", with: "order.yaml"))
    let run = try project.apilint("check", "--now", "2026-05-01")
    #expect(run.status == 3)
    #expect(run.output.contains("orders.yaml:"))
    #expect(run.output.contains("order.yaml"))
  }

  @Test("an unknown key of the configuration comes with what was meant")
  func unknownKey() throws {
    let project = try project()
    try project.write(".apilint.yaml", "fail-on: error\nnotise: {stable: 84}\n")
    for command in [["check"], ["schedule"], ["fix"], ["baseline"], ["lint", "orders.yaml"]] {
      expectFailure(
        try project.apilint(command + ["--now", "2026-05-01"]), 2, ".apilint.yaml:2:1:", "'notise'",
        "did you mean 'notice'?")
    }
  }

  @Test("values of the configuration that mean nothing")
  func invalidValues() throws {
    let project = try project()
    for (text, words) in [
      ("notice: {stable: soon}\n", ".apilint.yaml:1:"), ("fail-on: errors\n", "'error'"),
      ("severity: {operation-remove: warning}\n", "'operation-removed'"),
      ("release: {branch: main, tags: v*}\n", "one of branch, tags and folder"),
      ("apis:\n  - {name: a, files: [../a.yaml]}\n", "leads out of the folder"),
      ("now: 2026-01-01\n", ".apilint.yaml:1:"), ("rules: [lint\n", ".apilint.yaml:"),
    ] {
      try project.write(".apilint.yaml", text)
      let run = try project.apilint("check", "--now", "2026-05-01")
      #expect(run.status == 2, "\(text)\(run.messages)\(run.output)")
      #expect(run.output.isEmpty)
      #expect(run.messages.contains(words), "\(run.messages)")
    }
  }

  @Test("an API of the configuration without a file")
  func apiWithoutFile() throws {
    let project = try project()
    try project.write(
      ".apilint.yaml", "apis:\n  - name: orders\n    files: [openapi/orders.yaml]\n")
    expectFailure(
      try project.apilint("check", "--now", "2026-05-01"), 2, "'orders'", "openapi/orders.yaml",
      ".apilint.yaml:2:")
  }

  @Test("a file of waivers or a baseline that says what nobody knows")
  func invalidSettings() throws {
    let project = try project()
    try project.write(".apilint-waivers.yaml", "waivers: {}\n")
    let waivers = try project.apilint("check", "--now", "2026-05-01")
    #expect(waivers.status == 2)
    #expect(waivers.messages.contains(".apilint-waivers.yaml:1:"))
    try project.remove(".apilint-waivers.yaml")
    try project.write(
      ".apilint-baseline.yaml",
      "apis:\n  - name: orders.yaml\n    notices:\n      - {elemnt: a, announced: 2026-01-01}\n")
    expectFailure(
      try project.apilint("check", "--now", "2026-05-01"), 2, ".apilint-baseline.yaml:4:",
      "did you mean 'element'?")
  }

  @Test("a folder that is no repository")
  func noRepository() throws {
    let folder = try Project(isRepository: false)
    try folder.write("orders.yaml", OrdersAPI.plain)
    let day = ["--now", "2026-05-01"]
    for command in [["check"], ["fix"], ["audit", "--git"]] {
      expectFailure(try folder.apilint(command + day), 2, "repository")
    }
    #expect(try folder.apilint(["schedule"] + day).status == 0)
    #expect(try folder.apilint(["lint", "orders.yaml"] + day).status == 0)
    let start = try folder.apilint("init")
    #expect(start.status == 0)
    #expect(try folder.files() == [".apilint.yaml", "orders.yaml"])
  }

  @Test("a folder without an API document")
  func noDocument() throws {
    let project = try Project()
    try project.publish("title: Orders\n", on: "2026-01-05")
    try project.write("orders.yaml", "title: All orders\n")
    let day = ["--now", "2026-05-01"]
    expectFailure(try project.apilint(["check"] + day), 3, "no API document")
    expectFailure(try project.apilint(["schedule"] + day), 3, "no API document")
    expectFailure(try project.apilint(["lint", "orders.yaml"] + day), 3, "no API document")
    expectFailure(try project.apilint(["audit", "--git"] + day), 3, "no version of an API")
  }

  @Test("4: commits that are dated later than --now do not exist")
  func futureCommits() throws {
    let project = try Project()
    try project.publish(OrdersAPI.plain, on: "2026-01-05")
    try project.publish(OrdersAPI.under("2026-06-01"), on: "2026-02-01")
    try project.publish(OrdersAPI.without, on: "2026-09-01")
    let audit = try project.apilint("audit", "--git", "--now", "2026-05-01", "--format", "json")
    #expect(audit.status == 0, "\(audit.messages)")
    #expect(!audit.output.contains("2026-09-01"))
    try project.branch("change")
    try project.commit(on: "2026-05-01")
    expectFailure(
      try project.apilint("check", "--now", "2026-05-01"), 2, "2026-09-01",
      "later than 2026-05-01")
  }

  @Test("days and options that mean nothing")
  func wrongUsage() throws {
    let project = try project()
    for arguments in [
      ["check", "--now", "2026-02-30"], ["check", "--now", "tomorrow"], ["chekc"],
      ["check", "--format", "xml"], ["audit", "versions", "--git"],
      ["fix", "a", "b", "c"], ["waive"], ["diff", "-", "-"], ["init", "--ci", "jenkins"],
    ] {
      let run = try project.apilint(arguments)
      #expect(run.status == 2, "\(arguments): \(run.messages)")
      #expect(run.output.isEmpty, "\(arguments): \(run.output)")
      #expect(!run.messages.isEmpty)
    }
  }

  @Test("where a run fails, no file is written or touched")
  func nothingWritten() throws {
    let project = try project()
    let text = try project.read("orders.yaml")
    let before = try project.files()
    let day = ["--now", "2026-05-01"]
    for arguments in [
      ["check", "--base", "nowhere", "--output", "report.json", "--format", "json"],
      ["diff", "nowhere:orders.yaml", "orders.yaml", "--output", "report.txt"],
      ["check", "--output", "no/such/folder/report.txt"],
      ["audit", "--git", "nowhere", "--output", "audit.html", "--format", "html"],
      ["fix", "--base", "nowhere"], ["fix", "nowhere:orders.yaml", "orders.yaml"],
    ] {
      let run = try project.apilint(arguments + day)
      #expect(run.status == 2 || run.status == 3, "\(arguments): \(run.status)")
      #expect(run.messages.contains("do:"), "\(run.messages)")
    }
    #expect(try project.files() == before)
    #expect(try project.read("orders.yaml") == text)
  }
}
