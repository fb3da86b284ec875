import Foundation
import Testing

/// What becomes of announcements over releases: what ends them and what does not.
@Suite("What became of what was announced")
struct AnnouncementStandingTests {
  private static let notice =
    "deprecated: true, x-sunset: 2026-09-01, x-deprecated-at: 2026-02-01, "

  private func changelog(
    _ versions: [(day: String, text: String)], now: String = "2026-07-10",
    format: String = "markdown"
  ) throws -> String {
    let project = try Project()
    for version in versions { try project.publish(version.text, on: version.day) }
    let run = try project.apilint("changelog", "--git", "--now", now, "--format", format)
    #expect(run.status == 0, "\(run.messages)")
    return run.output
  }

  @Test("another breaking change of the same thing leaves the announcement of its removal as it is")
  func otherChange() throws {
    let output = try changelog([
      ("2026-01-05", OrdersAPI.plain), ("2026-02-01", OrdersAPI(note: Self.notice).text),
      ("2026-03-01", OrdersAPI(note: Self.notice, noteType: "integer").text),
    ])
    #expect(output.contains("### Act by 1 September 2026 (53 days left)"), "\(output)")
    #expect(!output.contains("announced for"))
  }

  @Test("what contained it took it along")
  func containerRemoved() throws {
    let cancelled = OrdersAPI(
      cancel: "deprecated: true, x-sunset: 2026-09-01, x-deprecated-at: 2026-02-01"
    ).text
    let output = try changelog([
      ("2026-01-05", OrdersAPI.plain), ("2026-02-01", cancelled),
      ("2026-06-01", OrdersAPI(cancel: nil).text.replacing("/orders/{id}:", with: "/bills/{id}:")),
    ])
    #expect(output.contains("announced for Tuesday, 1 September 2026 (2026-09-01), removed on"))
    #expect(!output.contains("Act by"))
  }

  @Test("a day that is deleted is taken back, in the calendar too")
  func dayDeleted() throws {
    let versions = [
      ("2026-01-05", OrdersAPI.plain), ("2026-02-01", OrdersAPI(note: Self.notice).text),
      ("2026-05-01", OrdersAPI(note: "deprecated: true, x-deprecated-at: 2026-02-01, ").text),
    ]
    let output = try changelog(versions)
    #expect(output.contains("Took back the day of the removal of property `note`"), "\(output)")
    #expect(!output.contains("Act by"))
    #expect(try changelog(versions, format: "icalendar").contains("STATUS:CANCELLED"))
  }

  @Test("what went before its day is in the calendar on the day on which it went")
  func wentEarly() throws {
    let output = try changelog(
      [
        ("2026-01-05", OrdersAPI.plain), ("2026-02-01", OrdersAPI(note: Self.notice).text),
        ("2026-06-01", OrdersAPI.without),
      ], format: "icalendar")
    #expect(output.contains("DTSTART;VALUE=DATE:20260601"))
    #expect(!output.contains("DTSTART;VALUE=DATE:20260901"))
  }

  @Test("a planned change that has come was not withdrawn")
  func planCarriedOut() throws {
    func schema(_ bound: Int, _ plan: String) -> String {
      """
      openapi: 3.1.0
      info: {title: Notes, version: 1.0.0}
      \(plan)paths:
        /notes:
          post:
            requestBody:
              content:
                application/json:
                  schema: {$ref: "#/components/schemas/Note"}
            responses: {"204": {description: Done.}}
      components:
        schemas:
          Note:
            type: object
            properties:
              text: {type: string, maxLength: \(bound)}

      """
    }
    let plan = """
      x-planned-changes:
        - {change: upper-bound narrowed, element: Note.text, value: 20, effective: 2026-06-01}

      """
    let output = try changelog([
      ("2026-01-05", schema(50, "")), ("2026-02-01", schema(50, plan)),
      ("2026-06-02", schema(20, "")),
    ])
    #expect(!output.contains("Withdrew"), "\(output)")
    #expect(output.contains("announced for Monday, 1 June 2026 (2026-06-01), changed on"))
  }

  @Test("what was under notice before the first version that can be seen stands as well")
  func standing() throws {
    let output = try changelog(
      [
        ("2026-02-01", OrdersAPI(note: Self.notice).text),
        ("2026-03-01", OrdersAPI(note: Self.notice, noteType: "integer").text),
      ], format: "icalendar")
    #expect(output.contains("DTSTART;VALUE=DATE:20260901"))
  }
}
