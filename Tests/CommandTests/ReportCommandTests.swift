import Foundation
import Testing

/// Reports of every form, from one run, as CI systems ask for them.
@Suite("Reports from the command line")
struct ReportCommandTests {
  /// A change without notice on a branch.
  private func project() throws -> Project {
    let project = try Project()
    try project.publish(OrdersAPI.plain, on: "2026-01-05")
    try project.branch("change")
    try project.publish(OrdersAPI.without, on: "2026-05-01")
    return project
  }

  @Test("each format has its own output, and one of them may be standard output")
  func manyAtOnce() throws {
    let project = try project()
    let run = try project.apilint(
      "check", "--now", "2026-05-01", "--output", "first.json", "--format", "json", "--format",
      "text", "--format=sarif", "-o", "r.sarif", "--format", "junit", "--output=r.xml")
    #expect(run.status == 1, "\(run.messages)")
    #expect(run.output.contains("apilint: 1 error"))
    #expect(try project.read("first.json").contains("apilint.report/1"))
    #expect(try project.read("r.sarif").contains("\"uri\": \"orders.yaml\""))
    #expect(try project.read("r.xml").contains("<testsuites"))
  }

  @Test(
    "what cannot go anywhere is refused before anything is read",
    arguments: [
      (["--format", "text", "--format", "json"], "standard output"),
      (["--format", "json", "--output", "a", "--output", "b"], "has no --format of its own"),
      (["--format", "json", "-o", "a", "--format", "sarif", "-o", "a"], "two reports"),
    ])
  func refused(_ arguments: [String], _ message: String) throws {
    let project = try project()
    let run = try project.apilint(["check"] + arguments)
    #expect(run.status == 2)
    #expect(run.messages.contains(message), "\(run.messages)")
    #expect(!project.has("a"))
  }

  @Test("GitHub gets annotations, and adds to the summary of the job")
  func gitHub() throws {
    let project = try project()
    try project.write("summary.md", "Earlier steps.\n")
    let run = try project.apilint(
      "check", "--now", "2026-05-01", "--format", "github", "--base", "main",
      environment: ["GITHUB_STEP_SUMMARY": project.path + "/summary.md"])
    #expect(run.status == 1, "\(run.messages)")
    #expect(run.output.hasPrefix("::error file=orders.yaml,line="))
    let summary = try project.read("summary.md")
    #expect(summary.hasPrefix("Earlier steps.\n<!-- apilint -->"))
    #expect(summary.contains("was removed"))
  }

  @Test("in a folder of the repository paths still begin at its root")
  func inAFolder() throws {
    let project = try Project()
    try project.publish(
      OrdersAPI.plain, as: "api/orders.yaml", on: "2026-01-05")
    try project.branch("change")
    try project.publish(OrdersAPI.without, as: "api/orders.yaml", on: "2026-05-01")
    let run = try project.apilint(
      ["check", "--now", "2026-05-01", "--format", "gitlab", "--base", "main"], in: "api")
    #expect(run.output.contains("\"path\": \"api/orders.yaml\""), "\(run.output)\(run.messages)")
  }

  @Test("rdjson brings an edit that settles the finding")
  func suggestion() throws {
    let project = try project()
    let run = try project.apilint(
      "check", "--now", "2026-05-01", "--format", "rdjson", "--base", "main")
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let diagnostic = try #require((report["diagnostics"] as? [[String: Any]])?.first)
    let edit = try #require((diagnostic["suggestions"] as? [[String: Any]])?.first)
    let text = try #require(edit["text"] as? String)
    #expect(text.contains("note") && text.contains("x-sunset: 2026-08-07"))
    try project.write("orders.yaml", try applied(edit, to: try project.read("orders.yaml")))
    let again = try project.apilint("check", "--now", "2026-05-01", "--base", "main")
    #expect(again.status == 0, "\(again.output)")
  }

  /// A file with an edit made, by lines and columns from 1; text of the test has one byte a character.
  private func applied(_ edit: [String: Any], to text: String) throws -> String {
    let range = try #require(edit["range"] as? [String: [String: Int]])
    func offset(_ place: [String: Int]?) throws -> Int {
      let line = try #require(place?["line"])
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      return lines.prefix(line - 1).reduce(0) { $0 + $1.utf8.count + 1 }
        + (try #require(place?["column"])) - 1
    }
    let bytes = Array(text.utf8)
    let new = Array(try #require(edit["text"] as? String).utf8)
    return String(
      decoding: bytes[..<(try offset(range["start"]))] + new + bytes[(try offset(range["end"]))...],
      as: UTF8.self)
  }
}
