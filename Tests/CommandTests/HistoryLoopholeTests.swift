import Testing

/// Ways around the promise by what git is told (POLICY.md, 8).
@Suite struct HistoryLoopholeTests {
  /// A project in which a branch put the property under notice.
  private func projectWithBranch(committedOn day: String) throws -> Project {
    let project = try Project()
    try project.publish(OrdersAPI.plain, on: "2026-01-05")
    try project.branch("change")
    try project.publish(OrdersAPI.under("2026-06-01"), on: day)
    return project
  }

  private func removal(in project: Project, on now: String) throws -> CheckRun {
    try project.write("orders.yaml", OrdersAPI.without)
    return try project.check(on: now)
  }

  @Test("8: a commit on a branch announces nothing before its merge")
  func branchCommits() throws {
    let project = try projectWithBranch(committedOn: "2026-01-10")
    try project.checkOut("main")
    try project.merge("change", on: "2026-05-01")
    let removal = try removal(in: project, on: "2026-06-01")
    #expect(removal.status == 1)
    #expect(removal.verdict("response-property-removed") == "error too-short")
    #expect(removal.finding("response-property-removed")?.notice?.announced == "2026-05-01")
  }

  @Test("a branch that announces and removes has announced nothing")
  func announcedOnTheBranchItself() throws {
    let project = try projectWithBranch(committedOn: "2026-01-10")
    try project.publish(OrdersAPI.without, on: "2026-06-01")
    let removal = try project.check(on: "2026-06-01")
    #expect(removal.status == 1)
    #expect(removal.verdict("response-property-removed") == "error unannounced")
  }

  @Test("8: the day of a merge's author is not believed")
  func authorDay() throws {
    let project = try projectWithBranch(committedOn: "2026-01-10")
    try project.checkOut("main")
    try project.merge("change", on: "2026-05-01", author: "2026-01-10")
    let removal = try removal(in: project, on: "2026-06-01")
    #expect(removal.status == 1)
    #expect(removal.finding("response-property-removed")?.notice?.announced == "2026-05-01")
  }

  @Test("8: a committer's day that goes backwards counts as the latest day before it")
  func backwards() throws {
    let project = try Project()
    try project.publish(OrdersAPI.plain, on: "2026-01-05")
    try project.publish(OrdersAPI(list: "summary: All, ").text, on: "2026-05-01")
    try project.publish(OrdersAPI.under("2026-06-01"), on: "2026-01-10")
    let removal = try removal(in: project, on: "2026-06-01")
    #expect(removal.status == 1)
    #expect(removal.verdict("response-property-removed") == "error too-short")
    #expect(removal.finding("response-property-removed")?.notice?.announced == "2026-05-01")
  }

  @Test("a release branch that the change names itself does not count")
  func ownReleaseBranch() throws {
    let project = try Project()
    try project.publish(OrdersAPI.plain, on: "2026-01-05")
    try project.branch("release")
    try project.publish(OrdersAPI.under("2026-04-20"), on: "2026-01-10")
    try project.checkOut("main")
    try project.publish(OrdersAPI.under("2026-04-20"), on: "2026-04-19")
    try project.write(".apilint.yaml", "release: {branch: release}\n")
    let removal = try removal(in: project, on: "2026-04-20")
    #expect(removal.status == 1)
    #expect(removal.verdict("response-property-removed") == "error too-short")
  }

  @Test("24: a base that the change names itself does not hide what it removed")
  func ownBase() throws {
    let project = try Project()
    try project.publish(OrdersAPI.plain, on: "2026-01-05")
    try project.branch("change")
    try project.write(".apilint.yaml", "base: change\n")
    try project.publish(OrdersAPI.without, on: "2026-05-01")
    try project.write(".apilint.yaml", "base: HEAD\n")
    try project.commit(on: "2026-05-01")
    let removal = try project.check(on: "2026-05-01")
    #expect(removal.status == 1)
    #expect(removal.verdict("response-property-removed") == "error unannounced")
  }

  @Test(
    "what is announced in a file of another name, or behind a link, is announced when it is committed",
    arguments: ["order.schema", "order", "link/order.yaml"])
  func otherNames(_ name: String) throws {
    func schema(_ note: String?) -> String {
      "type: object\nproperties:\n  id: {type: string}\n"
        + (note.map { "  note: {\($0)type: string}\n" } ?? "")
    }
    let project = try Project()
    let file = name.replacing("link/", with: "real/")
    if name != file {
      try project.write(file, schema(""))
      try project.git("config", "core.symlinks", "true")
      try project.link("link", to: "real")
    }
    try project.write(file, schema(""))
    try project.publish(
      OrdersAPI.plain.replacing("#/components/schemas/Order", with: name), on: "2026-01-05")
    try project.publish(schema(OrdersAPI.notice("2026-06-01")), as: file, on: "2026-05-20")
    try project.write(file, schema(nil))
    let short = try project.check(on: "2026-06-01")
    #expect(short.status == 1, "\(short)")
    #expect(short.verdict("response-property-removed") == "error too-short")
    #expect(short.finding("response-property-removed")?.notice?.announced == "2026-05-20")
  }

  @Test(
    "the date in the name of a version that was committed late, or not yet, or is a link proves nothing",
    arguments: ["committed", "on disk", "on the branch", "a link"])
  func lateDatedVersion(_ kind: String) throws {
    let project = try Project()
    try project.write(
      ".apilint.yaml", "release: {folder: versions}\napis: [{name: orders, files: [orders.yaml]}]\n"
    )
    try project.write("versions/2026-01-05.yaml", OrdersAPI.plain)
    try project.publish(OrdersAPI.plain, on: "2026-01-05")
    try project.write("versions/2026-05-01.yaml", OrdersAPI.plain)
    try project.publish(OrdersAPI.plain, on: "2026-05-01")
    let forged = "versions/2026-02-01.yaml"
    if kind == "committed" { try project.write(forged, OrdersAPI.under("2026-06-01")) }
    if kind == "a link" {
      try project.remove("versions/2026-05-01.yaml")
      try project.link(forged, to: "../orders.yaml")
    }
    try project.publish(OrdersAPI.under("2026-06-01"), on: "2026-05-20")
    if kind == "on disk" || kind == "on the branch" {
      try project.branch("change")
      try project.remove("versions/2026-05-01.yaml")
      try project.write(forged, OrdersAPI.under("2026-06-01"))
      if kind == "on the branch" { try project.commit(on: "2026-05-20") }
    }
    let removal = try removal(in: project, on: "2026-06-01")
    #expect(removal.status == 1, "\(removal)")
    #expect(removal.verdict("response-property-removed") == "error too-short")
  }

  @Test(
    "a published version that the change edits or takes away is said, and not green under strict")
  func missingDatedVersion() throws {
    let project = try Project()
    try project.write(
      ".apilint.yaml",
      "release: {folder: versions}\napis: [{name: orders, files: [orders.yaml]}]\n")
    for (day, text) in [
      ("2026-01-05", OrdersAPI.plain), ("2026-02-01", OrdersAPI.under("2026-06-01")),
      ("2026-05-30", OrdersAPI.plain), ("2026-05-31", OrdersAPI.under("2026-06-01")),
    ] {
      try project.write("versions/\(day).yaml", text)
      try project.publish(text, on: day)
    }
    let whole = try removal(in: project, on: "2026-06-01")
    #expect(whole.verdict("response-property-removed") == "error too-short")
    try project.write("versions/2026-05-30.yaml", OrdersAPI.under("2026-06-01"))
    #expect(try project.check(on: "2026-06-01").doubts("changed or gone: versions/2026-05-30.yaml"))
    try project.remove("versions/2026-05-30.yaml")
    let gone = try project.check(on: "2026-06-01", "--strict")
    #expect(gone.doubts("changed or gone: versions/2026-05-30.yaml"))
    #expect(gone.status != 0)
  }
}
