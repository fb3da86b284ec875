import Testing

/// Same inputs and the same `--now`: the same bytes (POLICY.md, 4).
@Suite struct StableOutputTests {
  /// A history with notices, a promise that was broken, and a change.
  private func project() throws -> Project {
    let project = try Project()
    var orders = OrdersAPI()
    try project.publish(orders.text, on: "2026-01-05")
    orders.note = OrdersAPI.notice("2026-06-01")
    orders.list = OrdersAPI.notice("2026-12-01", since: "2026-02-01")
    try project.publish(orders.text, on: "2026-02-01")
    try project.publish(Brochure.yaml, as: "brochure.yaml", on: "2026-02-02")
    orders.cancel = nil
    try project.publish(orders.text, on: "2026-03-01")
    orders.note = nil
    try project.write("orders.yaml", orders.text)
    try project.write("brochure.yaml", Brochure.yaml.replacing("maximum: 500", with: "maximum: 5"))
    return project
  }

  @Test(
    "two runs write the same bytes",
    arguments: [
      ["check"], ["check", "--format", "json"], ["check", "--format", "markdown"],
      ["check", "--verbose"], ["audit", "--git"], ["audit", "--git", "--format", "json"],
      ["audit", "--git", "--format", "csv"], ["audit", "--git", "--format", "html"], ["schedule"],
      ["schedule", "--format", "json"], ["schedule", "--format", "csv"], ["fix", "--dry-run"],
      ["lint", "orders.yaml", "--format", "json"], ["baseline", "--dry-run"],
      ["diff", "HEAD:", ".", "--format", "json"],
    ])
  func twice(_ arguments: [String]) throws {
    let project = try project()
    let first = try project.apilint(arguments + ["--now", "2026-06-01"])
    let second = try project.apilint(
      arguments + ["--now", "2026-06-01"],
      environment: [
        "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "HOME": "/",
        "CLICOLOR_FORCE": "0",
      ])
    #expect(first.status < 2, "\(first.messages)")
    #expect(!first.output.isEmpty)
    #expect(first.output == second.output)
    #expect(first.status == second.status)
    #expect(first.messages == second.messages)
  }

  @Test("a clone gives the same bytes as the repository that it is a clone of")
  func clone() throws {
    let project = try project()
    let clone = try Project(cloning: project)
    for name in ["orders.yaml", "brochure.yaml"] {
      try clone.write(name, try project.read(name))
    }
    for arguments in [
      ["audit", "--git", "HEAD", "--format", "json"], ["schedule", "--format", "json"],
      ["check", "--base", "HEAD", "--format", "json"],
    ] {
      let here = try project.apilint(arguments + ["--now", "2026-06-01"])
      let there = try clone.apilint(arguments + ["--now", "2026-06-01"])
      #expect(here.output == there.output)
    }
  }

  @Test("4: every report says whether its day was given")
  func day() throws {
    let project = try project()
    for arguments in [["check"], ["audit", "--git"], ["schedule"]] {
      let given = try project.apilint(arguments + ["--now", "2026-06-01"])
      #expect(given.output.contains("2026-06-01 (as given)"), "\(given.output)")
      let json = try project.apilint(arguments + ["--now", "2026-06-01", "--format", "json"])
      #expect(json.output.contains("\"nowGiven\": true"), "\(json.output)")
    }
  }

  @Test("a report in a file has the bytes of the one on standard output")
  func file() throws {
    let project = try project()
    for (arguments, format) in [("check", "json"), ("check", "text"), ("schedule", "csv")] {
      let words = [arguments, "--now", "2026-06-01", "--format", format]
      let printed = try project.apilint(words)
      let written = try project.apilint(words + ["--output", ".report"])
      #expect(written.status == printed.status)
      #expect(written.output.isEmpty)
      #expect(try project.read(".report") == printed.output)
      try project.remove(".report")
    }
  }
}
