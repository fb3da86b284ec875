import Changelog
import Foundation
import Reporters
import RuleEngine
import Testing

/// Consumers get what schemas say, and none of it steers their browsers, calendars, feeds or spreadsheets.
@Suite struct HostileChangelogTests {
  private let names = SampleOutcome.hostileNames
  private var outcome: ChangelogOutcome { SampleChangelog.hostile(names) }

  @Test func coordinatesSurviveInJSON() throws {
    let changelog = try object(.json)
    let releases = try #require(changelog["releases"] as? [[String: Any]])
    let entries = try #require(releases[0]["entries"] as? [[String: Any]])
    let coordinates = Set(entries.compactMap { $0["coordinate"] as? String })
    #expect(coordinates == Set(names.map { "T.\($0)" }))
    let feed = try object(.jsonFeed)
    let items = try #require(feed["items"] as? [[String: Any]])
    let summaries = Set(items.compactMap { $0["summary"] as? String })
    #expect(summaries == Set(names.map { "property \($0) was removed from T" }))
  }

  @Test func cellsAreNoFormulas() throws {
    let table = try CSVTable(ChangelogReport.render(outcome, format: .csv))
    let width = table.rows[0].count
    #expect(table.rows.count == 2 * names.count + 1)
    for row in table.rows {
      #expect(row.count == width)
      for cell in row {
        let first = cell.unicodeScalars.first
        #expect(first.map { !"=+-@\t\r\n".unicodeScalars.contains($0) || Int(cell) != nil } ?? true)
      }
    }
  }

  @Test(arguments: [ChangelogFormat.html, .atom])
  func markupIsWellFormed(_ format: ChangelogFormat) {
    let check = MarkupCheck(ChangelogReport.render(outcome, format: format))
    #expect(check.problem == nil)
    #expect(check.elements["script"] == (format == .html ? 1 : nil))
    #expect(check.elements["img"] == nil)
    #expect(check.attributes.allSatisfy { !$0.hasPrefix("on") })
    #expect(Set(check.ids).count == check.ids.count)
  }

  @Test func pageLinksToNothingForeign() {
    let page = String(
      decoding: ChangelogReport.render(outcome, format: .html), as: UTF8.self)
    for piece in page.split(separator: "href=\"").dropFirst() {
      let target = piece.prefix { $0 != "\"" }
      #expect(target.hasPrefix("#") || target.hasPrefix("https://example.com/"), "\(target)")
    }
  }

  /// What people see is made visible; what programs look for is as it was.
  @Test func pageHasCoordinatesAsTheyAre() {
    let page = ChangelogReport.render(outcome, format: .html)
    for name in names {
      let written = MarkupText.attribute("T.\(name)")
      #expect(page.contains(Array("data-coordinate=\"\(written)\"".utf8)), "\(name.prefix(40))")
    }
  }

  @Test func calendarLinesAreShortAndWhole() throws {
    let bytes = ChangelogReport.render(outcome, format: .icalendar)
    let text = try #require(String(validating: bytes, as: UTF8.self))
    #expect(
      !text.unicodeScalars.contains { $0.value < 0x20 && !"\r\n\t".unicodeScalars.contains($0) })
    let lines = text.components(separatedBy: "\r\n")
    #expect(lines.allSatisfy { $0.utf8.count <= 75 && !$0.contains("\n") && !$0.contains("\r") })
    let unfolded = text.replacingOccurrences(of: "\r\n ", with: "")
    // One event for each, whatever is in its name.
    #expect(unfolded.components(separatedBy: "BEGIN:VEVENT").count == Set(names).count + 1)
    #expect(unfolded.contains("SUMMARY:T.<script>alert(1)</script> is removed [Orders API]"))
  }

  @Test func markdownShowsWhatIsHidden() {
    let text = String(
      decoding: ChangelogReport.render(outcome, format: .markdown), as: UTF8.self)
    for scalar in text.unicodeScalars where scalar != "\n" {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        Issue.record("U+\(String(scalar.value, radix: 16))")
      default: break
      }
    }
    #expect(text.split(separator: "\n").allSatisfy { $0.unicodeScalars.count < 1_500 })
  }

  private func object(_ format: ChangelogFormat) throws -> [String: Any] {
    let bytes = ChangelogReport.render(outcome, format: format)
    return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }
}

/// How an attribute is written: the test's own idea of it.
private enum MarkupText {
  static func attribute(_ text: String) -> String {
    var result = ""
    for scalar in HostileReportTests.inXML(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n", "\r": result += "&#\(scalar.value);"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
