import Reporters
import RuleEngine
import SchemaModel
import Testing

/// The days of a notice, one by one. (The five ways in which a promise is kept or broken are in
/// ``NoticeFixtureTests``, for every kind of element.)
@Suite struct NoticeMatrixTests {
  static let elements = ["operation", "parameter", "property", "enum value"]
  static let spellings = ["yaml", "json"]

  @Test(arguments: elements, spellings)
  func anAnnouncementLeavesEightyFourDays(_ element: String, _ spelling: String) throws {
    for (sunset, isEnough) in [("2027-02-13", false), ("2027-02-14", true), ("2027-02-15", true)] {
      let findings = try diff(
        document(element, nil, spelling), document(element, Notice(sunset: sunset), spelling))
      #expect(severity("notice-too-short", findings) == (isEnough ? nil : .error), "\(sunset)")
      #expect(severity("deprecated", findings) == .info, "\(sunset)")
      #expect(!isEnough || findings.allSatisfy { $0.severity < .warning })
    }
  }

  @Test(arguments: elements, spellings)
  func aRemovalHasBeenAnnouncedForEightyFourDays(_ element: String, _ spelling: String) throws {
    let days: [(announced: String, days: Int, verdict: Verdict)] = [
      ("2026-08-31", 83, .tooShort), ("2026-08-30", 84, .claimed), ("2026-08-29", 85, .claimed),
    ]
    for (announced, days, verdict) in days {
      let findings = try diff(
        document(element, Notice(announced: announced, sunset: "2026-11-22"), spelling),
        removed(element, spelling))
      #expect(removal(findings)?.verdict == verdict, "\(announced)")
      #expect(removal(findings)?.severity == (verdict == .claimed ? .info : .error), "\(announced)")
      #expect(removal(findings)?.notice?.days == days)
    }
  }

  @Test(arguments: elements, spellings)
  func aVersionAsSunsetAnnouncesNothing(_ element: String, _ spelling: String) throws {
    let findings = try diff(
      document(element, Notice(announced: "2026-01-01", sunset: "v3"), spelling),
      removed(element, spelling))
    #expect(removal(findings)?.verdict == .unannounced)
  }

  @Test(
    "1: all days are UTC days, and a sunset within a day counts as the next",
    arguments: [
      ("2026-11-22", "2026-11-22", true), ("2026-11-22", "2026-11-21", false),
      // A sunset within a day counts as the next day, in UTC.
      ("2026-11-22T00:00:00Z", "2026-11-22", true), ("2026-11-22T00:00:01Z", "2026-11-22", false),
      ("2026-11-22T00:00:01Z", "2026-11-23", true),
      ("2026-11-21T23:00:00-01:00", "2026-11-22", true),
      ("2026-11-22T01:00:00+02:00", "2026-11-21", false),
      ("2026-11-22T01:00:00+02:00", "2026-11-22", true),
      ("2022-10-24T00:00:00.0000000+00:00", "2026-11-22", true),
    ])
  func theSunsetIsTheFirstDayOn(_ sunset: String, _ now: String, _ isAllowed: Bool) throws {
    for element in Self.elements {
      let findings = try diff(
        document(element, Notice(announced: "2020-01-01", sunset: sunset), "yaml"),
        removed(element, "yaml"), now: now)
      #expect((removal(findings)?.severity == .info) == isAllowed, "\(element)")
    }
  }

  @Test("2: leap days count") func leapDaysCount() throws {
    for (now, earliest) in [("2027-12-07", "2028-02-29"), ("2028-02-29", "2028-05-23")] {
      let findings = try diff(
        document("operation", nil, "yaml"), removed("operation", "yaml"), now: now)
      #expect(removal(findings)?.notice?.earliest.description == earliest)
    }
  }

  @Test func twoRunsGiveTheSameBytes() throws {
    func report() throws -> [UInt8] {
      let findings = try diff(document("property", nil, "yaml"), removed("property", "yaml"))
      let day = AnnotationDate("2026-11-22")!.day
      let outcome = RunOutcome(
        toolVersion: "1", now: day, nowWasGiven: true, beforeInput: "a", afterInput: "b",
        apis: [.init(path: "", before: nil, after: nil, findings: findings)])
      return Report.render(outcome, format: .json)
    }
    #expect(try report() == report())
  }

  private struct Notice {
    var announced: String?
    var sunset: String
  }

  private func diff(_ before: String, _ after: String, now: String = "2026-11-22") throws
    -> [Finding]
  {
    let path = before.hasPrefix("{") ? "api.json" : "api.yaml"
    return try Judged(before, after, now: now, path: path).findings
  }

  private func severity(_ rule: String, _ findings: [Finding]) -> Severity? {
    findings.first { $0.rule == rule }?.severity
  }

  private func removal(_ findings: [Finding]) -> Finding? {
    findings.first { $0.relation == .removed && $0.aspect == .presence }
  }

  /// The small API with a notice on one element, in one spelling.
  private func document(_ element: String, _ notice: Notice?, _ spelling: String) -> String {
    render(element, notice, isRemoved: false, spelling)
  }

  private func removed(_ element: String, _ spelling: String) -> String {
    render(element, nil, isRemoved: true, spelling)
  }

  /// Everything is written as JSON, which YAML is a superset of; the YAML spelling leaves the dates
  /// without quotes.
  private func render(_ element: String, _ notice: Notice?, isRemoved: Bool, _ spelling: String)
    -> String
  {
    func quoted(_ date: String) -> String {
      spelling == "json" || date.hasPrefix("v") ? "\"\(date)\"" : " \(date)"
    }
    func annotations(_ name: String) -> String {
      guard element == name, let notice else { return "" }
      let announced = notice.announced.map { "\"x-deprecated-at\": \(quoted($0)), " } ?? ""
      return "\"deprecated\": true, \(announced)\"x-sunset\": \(quoted(notice.sunset)), "
        + "\"x-deprecated-reason\": \"old\", "
    }
    var valueNotice = ""
    if element == "enum value", let notice {
      let announced = notice.announced.map { "\"deprecated-at\": \(quoted($0)), " } ?? ""
      valueNotice =
        "\"x-enum-deprecations\": {\"old\": {\(announced)\"sunset\": \(quoted(notice.sunset)), "
        + "\"reason\": \"old\"}}, "
    }
    func unlessRemoved(_ name: String, _ text: String) -> String {
      element == name && isRemoved ? "" : text
    }
    let old = unlessRemoved(
      "operation",
      ", \"post\": {\(annotations("operation"))\"responses\": {\"200\": {\"description\": \"ok\"}}}"
    )
    let parameter = unlessRemoved(
      "parameter",
      "{\(annotations("parameter"))\"name\": \"q\", \"in\": \"query\", \"schema\": {\"type\": \"string\"}}"
    )
    let property = unlessRemoved(
      "property", ", \"email\": {\(annotations("property"))\"type\": \"string\"}")
    let values = unlessRemoved("enum value", "\"old\", ") + "\"new\""
    let text = """
      {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {"/a": {"get": {
        "parameters": [\(parameter)],
        "requestBody": {"content": {"application/json": {"schema": {
          "type": "string", \(valueNotice)"enum": [\(values)]}}}},
        "responses": {"200": {"description": "ok", "content": {"application/json": {"schema": {
          "type": "object", "properties": {"id": {"type": "string"}\(property)}}}}}}}\(old)}}}
      """
    return spelling == "json" ? text : "# YAML\n" + text
  }
}
