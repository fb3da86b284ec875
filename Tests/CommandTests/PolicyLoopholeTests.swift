import Testing

/// Ways around the promise by what a change says of the policy, or by what it takes out of sight
/// (POLICY.md, 4 and 22 to 25).
@Suite struct PolicyLoopholeTests {
  /// A project whose API was published in January, with a configuration.
  private func project(_ configuration: String?, _ text: String = OrdersAPI.plain) throws -> Project
  {
    let project = try Project()
    if let configuration { try project.write(".apilint.yaml", configuration) }
    try project.publish(text, on: "2026-01-05")
    return project
  }

  @Test(
    "22: a notice period that is shortened beside the removal counts only from the next change on")
  func shorterNotice() throws {
    let project = try project("notice: {stable: 84}\n")
    try project.write(".apilint.yaml", "notice: {stable: 0}\n")
    try project.write("orders.yaml", OrdersAPI.without)
    let check = try project.check(on: "2026-05-01")
    #expect(check.status == 1)
    #expect(check.errors == ["policy-loosened", "response-property-removed"])
    #expect(check.finding("response-property-removed")?.verdict == "unannounced")
    #expect(check.finding("response-property-removed")?.notice?.required == 84)
  }

  @Test("a notice period of a path that is shortened beside the removal does not count")
  func shorterNoticeOfAPath() throws {
    let project = try project(nil)
    try project.write(
      ".apilint.yaml", "notice:\n  paths:\n    - {path: \"**\", stable: 0, beta: 0}\n")
    try project.write("orders.yaml", OrdersAPI.without)
    let check = try project.check(on: "2026-05-01")
    #expect(check.status == 1)
    #expect(check.errors == ["policy-loosened", "response-property-removed"])
  }

  @Test("22: a shorter notice period does not shorten a notice that is running")
  func shorterNoticeLater() throws {
    let project = try project("notice: {stable: 84}\n", OrdersAPI.under("2026-06-01"))
    try project.write(".apilint.yaml", "notice: {stable: 10}\n")
    try project.commit(on: "2026-05-01")
    try project.write("orders.yaml", OrdersAPI.without)
    let check = try project.check(on: "2026-05-20")
    #expect(check.status == 1)
    #expect(check.verdict("response-property-removed") == "error too-early")
  }

  @Test("a configuration that is put in front of another one beside the change does not count")
  func nearerConfiguration() throws {
    let project = try Project()
    try project.write(".apilint.yaml", "notice: {stable: 120}\n")
    try project.publish(OrdersAPI.under("2026-05-20"), as: "api/orders.yaml", on: "2026-01-05")
    try project.publish(OrdersAPI.plain, as: "api/orders.yaml", on: "2026-01-06")
    try project.publish(OrdersAPI.under("2026-05-20"), as: "api/orders.yaml", on: "2026-02-01")
    try project.write("api/.apilint.yaml", "notice: {stable: 0}\n")
    try project.write("api/orders.yaml", OrdersAPI.without)
    let run = try project.apilint(["check", "--now", "2026-05-20"], in: "api")
    #expect(run.status == 1, "\(run.output)")
    #expect(run.output.contains("error[response-property-removed]"))
  }

  @Test("a named configuration counts as the base has it")
  func namedConfiguration() throws {
    let project = try Project()
    try project.write("ci/lint.yaml", "notice: {stable: 30}\n")
    try project.publish(OrdersAPI.plain, on: "2026-01-05")
    try project.publish(OrdersAPI.under("2026-04-01"), on: "2026-02-15")
    try project.write("orders.yaml", OrdersAPI.without)
    let honoured = try project.check(on: "2026-04-01", "--config", "ci/lint.yaml")
    #expect(honoured.status == 0, "\(honoured)")
    try project.write("ci/lint.yaml", "notice: {stable: 3}\n")
    let loosened = try project.check(on: "2026-04-01", "--config", "ci/lint.yaml")
    #expect(loosened.errors == ["policy-loosened"])
    #expect(loosened.finding("response-property-removed")?.notice?.required == 30)
  }

  @Test("22: a rule that is silenced beside the removal speaks all the same")
  func silencedRule() throws {
    let project = try project(nil)
    try project.write(".apilint.yaml", "severity: {response-property-removed: \"off\"}\n")
    try project.write("orders.yaml", OrdersAPI.without)
    let check = try project.check(on: "2026-05-01")
    #expect(check.status == 1)
    #expect(check.errors == ["policy-loosened", "response-property-removed"])
  }

  @Test("fail-on, strict and now of the change do not count for itself")
  func mildThresholds() throws {
    let project = try project("fail-on: error\nstrict: true\n")
    try project.write(".apilint.yaml", "fail-on: never\n")
    try project.write("orders.yaml", OrdersAPI.without)
    let check = try project.check(on: "2026-05-01")
    #expect(check.status == 1)
    #expect(check.findings.filter { $0.rule == "policy-loosened" }.count == 2)
  }

  @Test("a folder of rules that is unlisted beside the change still counts")
  func unlistedRules() throws {
    let project = try Project()
    try project.write(".apilint.yaml", "rules: [lint]\n")
    try project.write("lint/our-operation-id.yaml", Self.ownRule)
    try project.publish(OrdersAPI.plain, on: "2026-01-05")
    try project.write(".apilint.yaml", "# rules: [lint]\n")
    try project.write(
      "orders.yaml", OrdersAPI.plain.replacing("operationId: listOrders", with: "operationId: all"))
    let check = try project.check(on: "2026-05-01")
    #expect(check.status == 1)
    #expect(check.errors == ["our-operation-id", "policy-loosened"])
  }

  @Test("rules that are deleted from their folder beside the change still count")
  func deletedRules() throws {
    let project = try Project()
    try project.write(".apilint.yaml", "rules: [lint]\n")
    try project.write("lint/our-operation-id.yaml", Self.ownRule)
    try project.publish(OrdersAPI.plain, on: "2026-01-05")
    try project.remove("lint")
    try project.write(
      "orders.yaml", OrdersAPI.plain.replacing("operationId: listOrders", with: "operationId: all"))
    let check = try project.check(on: "2026-05-01")
    #expect(check.status == 1)
    #expect(check.errors == ["our-operation-id", "policy-loosened"])
  }

  private static let ownRule = """
    id: our-operation-id
    summary: Our generated clients are named by operation ids
    compatibility: breaking
    match: {aspect: attribute, attribute: operation-id, relation: changed}
    message: "the id of {noun} {name} was changed"
    advice: "Keep it."
    consumers: "Rename the call."
    explanation: Clients are generated from it.
    references: [https://example.com/ids]
    """

  @Test("22: a configuration that is deleted beside the change still counts")
  func deletedConfiguration() throws {
    let project = try project("notice: {stable: 120}\n")
    try project.publish(OrdersAPI.under("2026-05-20"), on: "2026-02-01")
    try project.remove(".apilint.yaml")
    try project.write("orders.yaml", OrdersAPI.without)
    let check = try project.check(on: "2026-05-20")
    #expect(check.status == 1)
    #expect(check.errors == ["policy-loosened", "response-property-removed"])
    #expect(check.finding("response-property-removed")?.verdict == "too-short")
  }

  @Test("23: deleting a schema file is removing its API")
  func deletedSchema() throws {
    let project = try project(nil)
    try project.write("other.yaml", OrdersAPI.plain)
    try project.commit(on: "2026-01-06")
    try project.remove("orders.yaml")
    let check = try project.check(on: "2026-05-01")
    #expect(check.status == 1)
    #expect(check.verdict("api-removed") == "error unannounced")
  }

  @Test("deleting the only schema file is removing its API")
  func deletedOnlySchema() throws {
    for configuration in [nil, "apis: [{name: orders, files: [orders.yaml]}]\n"] {
      let project = try project(configuration)
      try project.remove("orders.yaml")
      let check = try project.check(on: "2026-05-01")
      #expect(check.status == 1)
      #expect(check.verdict("api-removed") == "error unannounced")
    }
  }

  @Test("23: a schema file that `apis` no longer lists is a removed API")
  func unlistedSchema() throws {
    let project = try Project()
    let other = "  - {name: other, files: [other.yaml]}\n"
    try project.write(
      ".apilint.yaml", "apis:\n  - {name: orders, files: [orders.yaml]}\n" + other)
    try project.write("other.yaml", OrdersAPI.plain)
    try project.publish(OrdersAPI.plain, on: "2026-01-05")
    try project.write(".apilint.yaml", "apis:\n" + other)
    let check = try project.check(on: "2026-05-01")
    #expect(check.status == 1)
    #expect(check.verdict("api-removed") == "error unannounced")
  }

  @Test("a file that is made no API document any more is no way out")
  func noDocumentAnyMore() throws {
    let project = try project("apis: [{name: orders, files: [orders.yaml]}]\n")
    try project.write("orders.yaml", "title: Orders\n")
    let run = try project.apilint("check", "--now", "2026-05-01")
    #expect(run.status == 3, "\(run.output)")
    #expect(run.messages.contains("orders.yaml is no API document"))
    let found = try self.project(nil)
    try found.write("orders.yaml", "title: Orders\n")
    #expect(try found.apilint("check", "--now", "2026-05-01").status != 0)
  }

  @Test("a file that cannot be read any more is no way out")
  func unreadable() throws {
    let project = try project(nil)
    try project.write("orders.yaml", "openapi: 3.1.0\npaths: [\n")
    let run = try project.apilint("check", "--now", "2026-05-01")
    #expect(run.status == 3)
    #expect(run.output.contains("orders.yaml:"))
  }

  @Test("lowering the level of stability is a breaking change, also where the removal comes later")
  func stabilityFirst() throws {
    let project = try project(nil)
    let lowered = OrdersAPI(note: "x-stability-level: alpha, ").text
    try project.write("orders.yaml", lowered)
    let lowering = try project.check(on: "2026-05-01")
    #expect(lowering.status == 1)
    #expect(lowering.errors == ["stability-lowered"])
    try project.commit(on: "2026-05-01")
    try project.write("orders.yaml", OrdersAPI.without)
    let removal = try project.check(on: "2026-05-02")
    #expect(removal.status == 1)
    #expect(removal.verdict("response-property-removed") == "error unannounced")
  }

  @Test("23: a new /v2 never stands in for /v1")
  func newMajor() throws {
    let one = OrdersAPI(root: "servers: [{url: https://api.example.com/v1}]\n").text
    let two = OrdersAPI(root: "servers: [{url: https://api.example.com/v2}]\n").text
    let project = try Project()
    try project.publish(one, as: "v1/orders.yaml", on: "2026-01-05")
    try project.remove("v1/orders.yaml")
    try project.write("v2/orders.yaml", two)
    let check = try project.check(on: "2026-05-01")
    #expect(check.status == 1)
    #expect(check.verdict("api-removed") == "error unannounced")
  }

  @Test("paths of /v2 do not stand in for those of /v1")
  func newMajorOfPaths() throws {
    let project = try project(nil)
    try project.publish(
      OrdersAPI.plain.replacing("  /orders", with: "  /v1/orders"), on: "2026-01-06")
    try project.write("orders.yaml", OrdersAPI.plain.replacing("  /orders", with: "  /v2/orders"))
    let check = try project.check(on: "2026-05-01")
    #expect(check.status == 1)
    #expect(!check.errors.isEmpty)
  }

  @Test("4: --now is refused where the base says that it is the clock's")
  func givenDay() throws {
    let project = try project("now: clock\n")
    try project.write(".apilint.yaml", "")
    try project.write("orders.yaml", OrdersAPI.without)
    let run = try project.apilint("check", "--now", "2030-01-01")
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.messages.contains("--now is refused"))
  }

  @Test("4: a base that is later than --now is wrong usage")
  func laterBase() throws {
    let project = try project(nil)
    try project.write("orders.yaml", OrdersAPI.without)
    let run = try project.apilint("check", "--now", "2026-01-04")
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.messages.contains("later than 2026-01-04"))
    #expect(
      try project.apilint("diff", "HEAD:orders.yaml", "orders.yaml", "--now", "2026-01-04")
        .status == 2)
  }
}
