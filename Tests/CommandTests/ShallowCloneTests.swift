import Testing

/// A clone without its history proves nothing, and says how to get it (POLICY.md, 10).
@Suite struct ShallowCloneTests {
  /// A repository in which a notice was long enough.
  private func origin() throws -> Project {
    let project = try Project()
    try project.publish(OrdersAPI.plain, on: "2026-01-05")
    try project.publish(OrdersAPI.under("2026-06-01"), on: "2026-02-01")
    try project.publish(
      OrdersAPI(note: OrdersAPI.notice("2026-06-01"), list: "summary: All, ").text, on: "2026-05-20"
    )
    return project
  }

  @Test("with one commit there is nothing to compare with")
  func oneCommit() throws {
    let clone = try Project(cloning: try origin(), "--depth", "1")
    let run = try clone.apilint("check", "--now", "2026-06-01")
    #expect(run.status == 4)
    #expect(run.messages.contains("shallow"))
    #expect(run.messages.contains("fetch-depth: 0"))
  }

  @Test("with few commits a removal is undecided, and the whole history settles it")
  func fewCommits() throws {
    let origin = try origin()
    for depth in ["1", "2"] {
      let clone = try Project(cloning: origin, "--depth", depth)
      try clone.write("orders.yaml", OrdersAPI.without)
      let check = try clone.check(on: "2026-06-01")
      if depth == "1" {
        #expect(check.status == 4, "\(check)")
        #expect(check.finding("response-property-removed")?.verdict == "undecided")
        #expect(
          check.finding("response-property-removed")?.advice.contains("fetch-depth: 0") ?? false)
      }
      #expect(check.doubts("fetch-depth: 0"), "\(check)")
      try clone.git("fetch", "--quiet", "--unshallow")
      let whole = try clone.check(on: "2026-06-01")
      #expect(whole.status == 0, "\(whole)")
      #expect(whole.verdict("response-property-removed") == "info honoured")
      #expect(!whole.notes.contains { $0.doubt })
    }
  }

  @Test("what breaks in any case is an error also in a shallow clone")
  func unannounced() throws {
    let origin = try Project()
    try origin.publish(OrdersAPI.plain, on: "2026-01-05")
    try origin.publish(OrdersAPI(list: "summary: All, ").text, on: "2026-02-01")
    let clone = try Project(cloning: origin, "--depth", "1")
    try clone.write("orders.yaml", OrdersAPI.without)
    #expect(try clone.check(on: "2026-06-01").status == 1)
  }

  @Test("a shallow clone is not green under strict")
  func strict() throws {
    let clone = try Project(cloning: try origin(), "--depth", "1")
    try clone.write("orders.yaml", OrdersAPI.under("2026-06-01"))
    #expect(try clone.check(on: "2026-05-21", "--strict").status == 4)
  }

  @Test("a base that was not fetched is wrong usage, and says how to fetch it")
  func unknownBase() throws {
    let origin = try origin()
    try origin.branch("change")
    try origin.publish(OrdersAPI.without, on: "2026-06-01")
    let clone = try Project(
      cloning: origin, "--depth", "1", "--branch", "change", "--single-branch")
    let run = try clone.apilint(
      "check", "--now", "2026-06-01",
      environment: ["CI": "true", "GITHUB_ACTIONS": "true", "GITHUB_BASE_REF": "main"])
    #expect(run.status == 2 || run.status == 4)
    #expect(run.output.isEmpty)
    #expect(run.messages.contains("fetch-depth: 0"), "\(run.messages)")
  }

  @Test("the audit of a shallow clone says where its history begins")
  func audit() throws {
    let clone = try Project(cloning: try origin(), "--depth", "2")
    let audit = try clone.apilint("audit", "--git", "--now", "2026-06-01")
    #expect(
      audit.output.contains("shallow") || audit.messages.contains("shallow"), "\(audit.output)")
  }
}
