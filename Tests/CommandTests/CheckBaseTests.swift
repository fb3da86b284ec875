import Testing

/// What a check is held against in CI systems (POLICY.md, 24; CI.md).
@Suite struct CheckBaseTests {
  private let gitHub = ["CI": "true", "GITHUB_ACTIONS": "true"]
  private let gitLab = ["CI": "true", "GITLAB_CI": "true"]

  /// A repository with `main`, with a branch `release`, on which the API has no property, and with a clone
  /// in which a branch off `main` removed it.
  private func projects() throws -> (origin: Project, clone: Project) {
    let origin = try Project()
    try origin.publish(OrdersAPI.plain, on: "2026-01-05")
    try origin.branch("release")
    try origin.publish(OrdersAPI.without, on: "2026-01-06")
    try origin.checkOut("main")
    let clone = try Project(cloning: origin)
    try clone.branch("change")
    try clone.publish(OrdersAPI.without, on: "2026-05-01")
    return (origin, clone)
  }

  @Test("without a CI system, a branch is compared with where it left the default branch")
  func mergeBase() throws {
    let (_, clone) = try projects()
    let check = try clone.check(on: "2026-05-01")
    #expect(check.status == 1)
    #expect(check.errors == ["response-property-removed"])
    #expect(!check.notes.contains { $0.doubt })
  }

  @Test("GITHUB_BASE_REF is the target of a pull request")
  func gitHubPullRequest() throws {
    let (_, clone) = try projects()
    let main = gitHub.merging(["GITHUB_BASE_REF": "main"]) { $1 }
    let check = try clone.check(on: "2026-05-01", environment: main)
    #expect(check.status == 1)
    #expect(check.notes.contains { $0.text.contains("GITHUB_BASE_REF") })
    // The branch left the other one where that had the property still.
    let release = gitHub.merging(["GITHUB_BASE_REF": "release"]) { $1 }
    let other = try clone.check(on: "2026-05-01", environment: release)
    #expect(other.status == 1)
    #expect(other.doubts("which has gone on since"))
  }

  @Test("CI_MERGE_REQUEST_DIFF_BASE_SHA is what a merge request is compared with")
  func gitLabMergeRequest() throws {
    let (_, clone) = try projects()
    let base = gitLab.merging([
      "CI_MERGE_REQUEST_DIFF_BASE_SHA": try clone.id("origin/main"),
      "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
    ]) { $1 }
    let check = try clone.check(on: "2026-05-01", environment: base)
    #expect(check.status == 1)
    #expect(check.notes.contains { $0.text.contains("CI_MERGE_REQUEST_DIFF_BASE_SHA") })
    #expect(!check.notes.contains { $0.doubt })
  }

  @Test("24: a merge request whose target has gone on since is said, and not green under strict")
  func gitLabTargetGoneOn() throws {
    let (origin, clone) = try projects()
    let base = try clone.id("origin/main")
    try origin.publish(OrdersAPI(list: "summary: All, ").text, on: "2026-05-02")
    try clone.git("fetch", "--quiet")
    try clone.publish(OrdersAPI.under("2026-09-01"), on: "2026-05-02")
    let variables = gitLab.merging([
      "CI_MERGE_REQUEST_DIFF_BASE_SHA": base, "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
    ]) { $1 }
    let check = try clone.check(on: "2026-05-02", environment: variables)
    #expect(check.status == 0, "\(check)")
    #expect(check.doubts("gone on"), "\(check)")
    #expect(try clone.check(on: "2026-05-02", "--strict", environment: variables).status == 4)
  }

  @Test("a base that the CI system names and git does not know is wrong usage")
  func unknownBase() throws {
    let (_, clone) = try projects()
    let run = try clone.apilint(
      "check", "--now", "2026-05-01",
      environment: gitHub.merging(["GITHUB_BASE_REF": "nowhere"]) { $1 })
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.messages.contains("nowhere"))
    #expect(run.messages.contains("do:"))
  }

  @Test("--base goes before what the CI system says")
  func givenBase() throws {
    let (_, clone) = try projects()
    let check = try clone.check(
      on: "2026-05-01", "--base", "HEAD~1",
      environment: gitHub.merging(["GITHUB_BASE_REF": "nowhere"]) { $1 })
    #expect(check.errors == ["response-property-removed"])
  }

  @Test("24: on the default branch itself the commit before is compared, as after a merge")
  func defaultBranch() throws {
    for environment in [[:], gitHub] {
      let project = try Project()
      try project.publish(OrdersAPI.plain, on: "2026-01-05")
      try project.branch("change")
      try project.publish(OrdersAPI.without, on: "2026-05-01")
      try project.checkOut("main")
      try project.merge("change", on: "2026-05-02")
      let check = try project.check(on: "2026-05-02", environment: environment)
      #expect(check.status == 1)
      #expect(check.errors == ["response-property-removed"])
      #expect(check.notes.contains { $0.text.contains("the commit before it") })
    }
  }

  @Test("what is merged by the CI system for a pull request is judged against its target")
  func mergeCommit() throws {
    let (_, clone) = try projects()
    // As GitHub checks out refs/pull/N/merge: without a branch, the target first.
    try clone.git("checkout", "--quiet", "--detach", "origin/main")
    try clone.merge("change", on: "2026-05-01")
    let check = try clone.check(
      on: "2026-05-01", environment: gitHub.merging(["GITHUB_BASE_REF": "main"]) { $1 })
    #expect(check.status == 1)
    #expect(check.errors == ["response-property-removed"])
    #expect(!check.notes.contains { $0.doubt })
  }

  @Test(
    "a base that is not the tip is said, and not green under strict",
    arguments: ["--strict", "strict: true"])
  func notTheTip(_ strictness: String) throws {
    let project = try Project()
    if strictness == "strict: true" { try project.write(".apilint.yaml", "strict: true\n") }
    try project.publish(OrdersAPI.plain, on: "2026-01-05")
    try project.branch("change")
    try project.publish(OrdersAPI.under("2026-09-01"), on: "2026-05-01")
    let arguments =
      ["check", "--now", "2026-05-02"] + (strictness == "--strict" ? [strictness] : [])
    #expect(try project.report(arguments).status == 0)
    try project.checkOut("main")
    try project.publish(OrdersAPI(list: "summary: All, ").text, on: "2026-05-02")
    try project.checkOut("change")
    let check = try project.report(arguments)
    #expect(check.status == 4, "\(check)")
    #expect(check.doubts("where HEAD left main, which has gone on since"))
    let text = try project.apilint(arguments)
    #expect(text.output.contains("gone on since"))
  }

  @Test("a repository of one commit is judged as new")
  func firstCommit() throws {
    let project = try Project()
    try project.publish(OrdersAPI.plain, on: "2026-01-05")
    let check = try project.check(on: "2026-01-05")
    #expect(check.status == 0, "\(check)")
    #expect(check.notes.contains { $0.text.contains("no earlier commit") })
  }

  @Test("a service in a folder of its own is checked from there")
  func folderOfItsOwn() throws {
    let project = try Project()
    try project.write(
      "services/orders/.apilint.yaml", "apis: [{name: orders, files: [api.yaml]}]\n")
    try project.publish(OrdersAPI.plain, as: "services/orders/api.yaml", on: "2026-01-05")
    try project.publish(
      OrdersAPI.under("2026-06-01"), as: "services/orders/api.yaml", on: "2026-02-01")
    try project.write("services/orders/src/main.txt", "x")
    try project.write("services/orders/api.yaml", OrdersAPI.without)
    for folder in ["services/orders", "services/orders/src"] {
      #expect(try project.apilint(["check", "--now", "2026-06-01"], in: folder).status == 0)
      #expect(try project.apilint(["check", "--now", "2026-05-31"], in: folder).status == 1)
    }
  }
}
