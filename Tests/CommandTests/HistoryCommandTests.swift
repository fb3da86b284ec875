import Foundation
import Testing

/// `audit`, `schedule`, `baseline`, `lint`, `diff` and `init` from outside.
@Suite struct HistoryCommandTests {
  private let now = ["--now", "2026-06-01"]

  /// A history in which one promise was kept and one was not.
  private func project() throws -> Project {
    let project = try Project()
    try project.publish(OrdersAPI.plain, on: "2026-01-05")
    try project.publish(OrdersAPI.under("2026-05-01"), on: "2026-02-01")
    try project.publish(
      OrdersAPI(note: OrdersAPI.notice("2026-05-01"), cancel: nil).text, on: "2026-03-01")
    try project.publish(OrdersAPI(note: nil, cancel: nil).text, on: "2026-05-01")
    return project
  }

  @Test("an audit tells each step of a history by what was announced before it")
  func audit() throws {
    let project = try project()
    let audit = try project.apilint(["audit", "--git", "--format", "csv"] + now)
    #expect(audit.status == 0, "\(audit.messages)")
    let lines = audit.output.components(separatedBy: "\n")
    #expect(lines.contains { $0.contains("operation-removed") && $0.contains("unannounced") })
    #expect(lines.contains { $0.contains("response-property-removed") && $0.contains("honoured") })
    #expect(lines.contains { $0.contains("2026-03-01") })
  }

  @Test("an audit of a folder of dated versions says that its days are as given")
  func auditOfAFolder() throws {
    let folder = try Project(isRepository: false)
    try folder.write("versions/2026-01-05.yaml", OrdersAPI.plain)
    try folder.write("versions/2026-02-01.yaml", OrdersAPI.under("2026-05-01"))
    try folder.write("versions/2026-05-01.yaml", OrdersAPI.without)
    let audit = try folder.apilint(["audit", "versions"] + now)
    #expect(audit.status == 0, "\(audit.messages)")
    #expect(audit.output.contains("dates as given"))
    let csv = try folder.apilint(["audit", "versions", "--format", "csv"] + now)
    #expect(csv.output.contains("honoured"), "\(csv.output)")
  }

  @Test("a dated folder that was committed late proves no more than its commits")
  func backdatedFolder() throws {
    let project = try Project()
    try project.write("versions/2026-01-05.yaml", OrdersAPI.plain)
    try project.commit(on: "2026-01-05")
    try project.write("versions/2026-02-01.yaml", OrdersAPI.under("2026-05-01"))
    try project.write("versions/2026-05-01.yaml", OrdersAPI.without)
    try project.commit(on: "2026-05-01")
    let csv = try project.apilint(["audit", "versions", "--format", "csv"] + now)
    #expect(csv.status == 0, "\(csv.messages)")
    #expect(!csv.output.contains("honoured"), "\(csv.output)")
  }

  @Test("an audit names an API that was deleted on the way")
  func auditOfADeletedAPI() throws {
    let project = try project()
    try project.publish(OrdersAPI.plain, as: "other.yaml", on: "2026-05-02")
    try project.publish(nil, on: "2026-05-03")
    let csv = try project.apilint(["audit", "--git", "--format", "csv"] + now)
    #expect(csv.output.contains("api-removed"), "\(csv.output)")
  }

  @Test("an audit follows the APIs of the configuration that is nearest, and no others")
  func auditInAFolderOfItsOwn() throws {
    let project = try Project()
    try project.write(
      "services/orders/.apilint.yaml", "apis: [{name: orders, files: [api.yaml]}]\n")
    try project.write("services/orders/api.yaml", OrdersAPI.plain)
    try project.write("services/other/api.yaml", OrdersAPI.plain)
    try project.commit(on: "2026-01-05")
    try project.publish(OrdersAPI.without, as: "services/orders/api.yaml", on: "2026-02-01")
    try project.publish(nil, as: "services/other/api.yaml", on: "2026-02-02")
    let own = try project.apilint(
      ["audit", "--git", "--format", "csv"] + now, in: "services/orders")
    #expect(own.status == 0, "\(own.messages)")
    #expect(own.output.contains("response-property-removed"), "\(own.output)")
    #expect(!own.output.contains("api-removed"), "\(own.output)")
  }

  @Test("a schedule lists what is under notice, with the days by history and not by claim")
  func schedule() throws {
    let project = try Project()
    try project.publish(OrdersAPI.plain, on: "2026-01-05")
    try project.publish(
      OrdersAPI(cancel: OrdersAPI.notice("2026-09-01", since: "2025-01-01")).text, on: "2026-02-01")
    let run = try project.apilint(["schedule", "--format", "csv"] + now)
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.contains("2026-09-01"))
    #expect(run.output.contains("2026-02-01"), "\(run.output)")
    #expect(!run.output.contains("2025-01-01"), "\(run.output)")
    let claimed = try project.apilint(["schedule", "orders.yaml", "--format", "csv"] + now)
    #expect(claimed.output.contains("2025-01-01"), "\(claimed.output)")
  }

  @Test("a schedule holds to a promise that was brought forward")
  func scheduleOfAPromise() throws {
    let project = try Project()
    try project.publish(OrdersAPI.plain, on: "2026-01-05")
    try project.publish(OrdersAPI.under("2026-12-01"), on: "2026-02-01")
    try project.publish(OrdersAPI.under("2026-09-01"), on: "2026-03-01")
    let run = try project.apilint(["schedule", "--format", "json"] + now)
    #expect(run.output.contains("2026-12-01"), "\(run.output)")
  }

  @Test("a baseline is written once, and not where there is nothing to record")
  func baseline() throws {
    let project = try project()
    let nothing = try project.apilint(["baseline"] + now)
    #expect(nothing.status == 0)
    #expect(!project.has(".apilint-baseline.yaml"))
    try project.write(
      "orders.yaml",
      OrdersAPI(
        note: OrdersAPI.notice("2026-09-01", since: "2026-02-01"),
        cancel: OrdersAPI.notice("2026-09-01")
      ).text)
    let dry = try project.apilint(["baseline", "--dry-run"] + now)
    #expect(!project.has(".apilint-baseline.yaml"))
    let run = try project.apilint(["baseline"] + now)
    #expect(run.status == 0)
    #expect(run.output.contains("DELETE /orders/{} does not say when it was announced"))
    #expect(dry.output.hasPrefix(try project.read(".apilint-baseline.yaml")))
  }

  @Test("`init` writes a configuration that works, and leaves what is there")
  func start() throws {
    let project = try project()
    try project.write("openapi/two words.yaml", OrdersAPI.plain)
    try project.git("remote", "add", "origin", "git@github.com:example/orders.git")
    let dry = try project.apilint("init", "--dry-run")
    #expect(dry.status == 0)
    #expect(!project.has(".apilint.yaml"))
    let run = try project.apilint("init")
    #expect(run.status == 0)
    #expect(project.has(".github/workflows/apilint.yml"))
    #expect(try project.read(".github/workflows/apilint.yml").contains("fetch-depth: 0"))
    let configuration = try project.read(".apilint.yaml")
    #expect(configuration.contains("- name: orders\n"))
    #expect(try project.check(on: "2026-06-01").status == 0)
    let again = try project.apilint("init", "--ci", "gitlab")
    #expect(again.output.contains(".apilint.yaml is there already"))
    #expect(try project.read(".apilint.yaml") == configuration)
    #expect(try project.read(".gitlab/apilint.yml").contains("GIT_DEPTH: \"0\""))
  }

  @Test("`lint` tells of the state, `diff` of what two files show, by their own claims")
  func twoFiles() throws {
    let project = try Project()
    try project.write("old.yaml", OrdersAPI.under("2026-05-01", since: "2026-01-01"))
    try project.write("new.yaml", OrdersAPI.without)
    let diff = try project.report(["diff", "old.yaml", "new.yaml"] + now)
    #expect(diff.status == 0, "\(diff)")
    #expect(diff.verdict("response-property-removed") == "info claimed")
    let early = try project.report(["diff", "old.yaml", "new.yaml", "--now", "2026-04-30"])
    #expect(early.verdict("response-property-removed") == "error too-early")
    try project.write("old.yaml", OrdersAPI.under("2026-05-01"))
    let unproven = try project.report(["diff", "old.yaml", "new.yaml"] + now)
    #expect(unproven.verdict("response-property-removed") == "warning unproven")
    let state = try project.report(["lint", "old.yaml"] + now)
    #expect(state.warnings.contains("sunset-overdue"))
    #expect(state.status == 0)
  }
}
