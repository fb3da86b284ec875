import Foundation
import Reporters
import RuleEngine
import Testing

/// Schemas are untrusted: whatever they say, a report on their history steers no terminal, no page and
/// no spreadsheet, and programs get it as it is.
@Suite struct HostileAuditTests {
  private let names = SampleAudit.hostileNames

  @Test func namesSurviveInJSON() throws {
    let report = try object(AuditReport.render(SampleAudit.hostile, format: .json))
    let apis = try #require(report["apis"] as? [[String: Any]])
    let records = try #require(apis[0]["records"] as? [[String: Any]])
    #expect(records.map { ($0["element"] as? [String: Any])?["coordinate"] as? String } == names)
    #expect(records.map { $0["why"] as? String } == names)
    let schedule = try object(ScheduleReport.render(SampleSchedule.hostile, format: .json))
    let entries = try #require(schedule["entries"] as? [[String: Any]])
    #expect(entries.map { $0["replacement"] as? String } == names)
  }

  @Test func namesSurviveInCSV() throws {
    let audit = try CSVTable(AuditReport.render(SampleAudit.hostile, format: .csv))
    try check(audit, columns: ["element", "message", "why", "evidence", "rule"])
    let schedule = try CSVTable(ScheduleReport.render(SampleSchedule.hostile, format: .csv))
    try check(schedule, columns: ["element", "api", "replacement", "guide", "operations"])
  }

  private func check(_ table: CSVTable, columns: [String]) throws {
    let headings = try #require(table.rows.first)
    let rows = table.rows.dropFirst()
    #expect(rows.count == names.count)
    #expect(table.rows.allSatisfy { $0.count == headings.count })
    for column in columns {
      let index = try #require(headings.firstIndex(of: column))
      for (row, name) in zip(rows, names) {
        let cell = row[index]
        // Scalar by scalar, since Swift takes CR LF for one character.
        let first = cell.unicodeScalars.first
        #expect(first.map { !"=+-@\t\r\n".unicodeScalars.contains($0) } ?? true)
        let plain = cell.hasPrefix("'") && !name.hasPrefix("'") ? String(cell.dropFirst()) : cell
        #expect(Array(plain.utf8) == Array(name.utf8))
      }
    }
  }

  /// Only text cells are guarded: a number below zero stays one.
  @Test func negativeNumbersStayNumbers() throws {
    let table = try CSVTable(ScheduleReport.render(SampleSchedule.everything, format: .csv))
    #expect(table.rows[1][0] == "-12")
  }

  @Test func pageIsWellFormed() {
    let page = MarkupCheck(AuditReport.render(SampleAudit.hostile, format: .html))
    #expect(page.problem == nil)
    #expect(page.texts.contains("<script>alert(1)</script>"))
    #expect(page.texts.contains("\\u{202E}txt.exe"))
    for name in ["script", "img", "i", "u", "b", "iframe", "object", "link", "a", "image", "use"] {
      #expect(page.elements[name] == nil, "\(name)")
    }
    #expect(page.attributes.isDisjoint(with: ["onload", "onclick", "href", "src", "style"]))
    #expect(Set(page.ids).count == page.ids.count)
  }

  @Test func pageHasNothingOfNames() {
    let page = string(AuditReport.render(SampleAudit.hostile, format: .html))
    for piece in ["<script", "<img", "]]>", "</style></svg>", "' onload", "\" onload", "--><!--"] {
      #expect(!page.contains(piece), "\(piece)")
    }
    #expect(page.components(separatedBy: "</style>").count == 2)
    #expect(page.contains("default-src 'none'") || page.contains("default-src &#39;none&#39;"))
    #expect(page.utf8.count < 200_000)
  }

  @Test func nothingInvisible() {
    let page = string(AuditReport.render(SampleAudit.hostile, format: .html))
    var reports: [String] = []
    for verbosity in [ReportOptions.Verbosity.quiet, .normal, .verbose] {
      for width in [40, 80, 200] {
        let options = ReportOptions(width: width, verbosity: verbosity)
        reports.append(
          string(AuditReport.render(SampleAudit.hostile, format: .text, options: options)))
        reports.append(
          string(ScheduleReport.render(SampleSchedule.hostile, format: .text, options: options)))
      }
    }
    for report in reports + [page] {
      let hidden = report.unicodeScalars.filter { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: scalar != "\n"
        default: false
        }
      }
      #expect(hidden.isEmpty)
    }
    for line in reports.joined().split(separator: "\n") {
      #expect(line.unicodeScalars.count < 1_000)
    }
  }

  @Test func colorsAreTheOnlyEscapes() {
    let options = ReportOptions(color: true, verbosity: .verbose)
    let report =
      string(AuditReport.render(SampleAudit.hostile, format: .text, options: options))
      + string(ScheduleReport.render(SampleSchedule.hostile, format: .text, options: options))
    for piece in report.split(separator: "\u{1B}").dropFirst() {
      let code = piece.prefix { $0 != "m" }
      #expect(["[0", "[1", "[2", "[1;31", "[1;33", "[1;34"].contains(code))
    }
  }

  private func object(_ bytes: [UInt8]) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  private func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
