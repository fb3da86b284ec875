import Foundation
import Testing

/// What consumers are told, from the command line.
@Suite("Changelogs from the command line")
struct ChangelogCommandTests {
  private static let deprecated =
    "deprecated: true, x-sunset: 2026-06-01, x-deprecated-at: 2026-02-01, "

  /// Announced, put off, and gone after its day.
  private func project() throws -> Project {
    let project = try Project()
    let later = Self.deprecated.replacing("2026-06-01", with: "2026-07-01")
    try project.publish(OrdersAPI.plain, on: "2026-01-05")
    try project.publish(OrdersAPI(note: Self.deprecated).text, on: "2026-02-01")
    try project.git("tag", "v1.1")
    try project.publish(OrdersAPI(note: later).text, on: "2026-03-01")
    try project.git("tag", "v1.2")
    try project.publish(OrdersAPI.without, on: "2026-07-02")
    try project.git("tag", "v2.0")
    return project
  }

  @Test("of a history every release is told, the latest first, and what became of announcements")
  func history() throws {
    let project = try project()
    let run = try project.apilint("changelog", "--git", "--now", "2026-07-10")
    #expect(run.status == 0, "\(run.messages)")
    let headings = run.output.split(separator: "\n").filter { $0.hasPrefix("## ") }
    #expect(headings.count == 3)
    #expect(headings.first?.contains("2 July 2026") ?? false)
    #expect(run.output.contains("so the promise was kept"))
    #expect(run.output.contains("announced for Monday, 1 June 2026 (2026-06-01), announced anew"))
  }

  @Test("tags name releases")
  func tags() throws {
    let project = try project()
    let run = try project.apilint("changelog", "--tags", "v*", "--now", "2026-07-10")
    #expect(run.output.contains("## v2.0 (2 July 2026)"), "\(run.output)\(run.messages)")
    #expect(run.output.contains("## v1.2 (1 March 2026)"))
  }

  @Test("what was added to a file is not added again, and hand edits stay")
  func append() throws {
    let project = try project()
    try project.write("CHANGELOG.md", "# Ours\n\nBy hand.\n")
    let first = try project.apilint(
      "changelog", "v1.1:orders.yaml", "v1.2:orders.yaml", "--now", "2026-03-01", "--append",
      "CHANGELOG.md")
    #expect(first.status == 0, "\(first.messages)")
    let written = try project.read("CHANGELOG.md")
    #expect(written.hasPrefix("# Ours\n\nBy hand.\n\n## "))
    let again = try project.apilint(
      "changelog", "v1.1:orders.yaml", "v1.2:orders.yaml", "--now", "2026-03-05", "--append",
      "CHANGELOG.md")
    #expect(again.messages.contains("nothing new"))
    #expect(try project.read("CHANGELOG.md") == written)
    let next = try project.apilint(
      "changelog", "v1.2:orders.yaml", "v2.0:orders.yaml", "--now", "2026-07-02", "--append",
      "CHANGELOG.md")
    #expect(next.messages.contains("added 1 entry"), "\(next.messages)")
    let both = try project.read("CHANGELOG.md")
    #expect(both.hasPrefix("# Ours\n\nBy hand.\n\n## "))
    #expect(both.hasSuffix(written.dropFirst("# Ours\n\nBy hand.\n\n".count)))
  }

  @Test("of the change that is checked out consumers hear by the history")
  func change() throws {
    let project = try Project()
    try project.publish(OrdersAPI(note: Self.deprecated).text, on: "2026-02-01")
    try project.branch("change")
    try project.publish(OrdersAPI.without, on: "2026-06-02")
    let run = try project.apilint("changelog", "--base", "main", "--now", "2026-06-02")
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.contains("so the promise was kept"), "\(run.output)")
  }

  @Test("what a waiver excuses is told with the waiver, in its own release and in a history")
  func waived() throws {
    let project = try Project()
    try project.publish(OrdersAPI.plain, on: "2026-01-05")
    try project.branch("change")
    try project.write("orders.yaml", OrdersAPI.without)
    let waive = try project.apilint(
      "waive", "response-property-removed", "--now", "2026-05-01", "--expires", "2026-06-01",
      "--reason", "it leaked secrets", "--owner", "ann", "--approved-by", "bob")
    #expect(waive.status == 0, "\(waive.messages)")
    let change = try project.apilint("changelog", "--base", "main", "--now", "2026-05-01")
    #expect(change.output.contains("- **Waiver:** it leaked secrets (until 2026-06-01"))
    try project.commit(on: "2026-05-01")
    try project.checkOut("main")
    try project.merge("change", on: "2026-05-02")
    let history = try project.apilint("changelog", "--git", "--now", "2026-07-01")
    #expect(history.output.contains("- **Waiver:** it leaked secrets"), "\(history.output)")
    let audit = try project.apilint("audit", "--now", "2026-07-01")
    #expect(audit.output.contains("1 waived"), "\(audit.output)")
  }

  @Test("what cannot be read is said, and the run does not end with 0")
  func unreadable() throws {
    let project = try Project()
    try project.write("old.yaml", OrdersAPI.without)
    try project.write("new.yaml", "openapi: 3.1.0\ninfo: {title: A\n")
    let run = try project.apilint("changelog", "old.yaml", "new.yaml")
    #expect(run.status == 3)
    #expect(run.output.contains("This is incomplete"), "\(run.output)\(run.messages)")
  }

  @Test("calendars of later days keep what they said of an event")
  func calendar() throws {
    let project = try project()
    func calendar(_ day: String) throws -> [String] {
      let run = try project.apilint(
        "changelog", "--git", "--now", day, "--format", "icalendar")
      return run.output.components(separatedBy: "\r\n")
    }
    let first = try calendar("2026-02-10")
    let second = try calendar("2026-03-10")
    let third = try calendar("2026-08-01")
    #expect(first.contains("SEQUENCE:0") && first.contains("DTSTART;VALUE=DATE:20260601"))
    #expect(second.contains("DTSTART;VALUE=DATE:20260701"))
    #expect(first.first { $0.hasPrefix("UID:") } == second.first { $0.hasPrefix("UID:") })
    #expect(!second.contains("SEQUENCE:0"))
    #expect(second == third)
  }
}
