import Foundation
import RuleEngine
import SchemaDiff
import SchemaModel
import TestSupport
import Testing

/// The five ways in which a promise is kept or broken, for every kind of element that OpenAPI can
/// annotate: `fixtures/notice`, which `scripts/make-notice-matrix` writes.
@Suite struct NoticeFixtureTests {
  static let kinds: [ElementKind] = [
    .api, .path, .operation, .parameter, .header, .requestBody, .mediaType, .response, .schema,
    .property, .enumValue, .securityScheme, .server, .webhook, .callback,
  ]

  /// A row of the matrix: from one version to another, and what is to be said of it.
  enum Row: CaseIterable {
    case deprecatedWithASunsetTooNear
    case sunsetPulledForward
    case removedBeforeItsSunset
    case removedOnItsSunset
    case removedWithoutNotice
  }

  enum Spelling: String, CaseIterable {
    case yaml
    case json
  }

  /// A row in one spelling.
  struct Cell: CustomTestStringConvertible, Sendable {
    var row: Row
    var spelling: Spelling

    var testDescription: String { "\(row) in \(spelling)" }

    static let all = Row.allCases.flatMap { row in
      Spelling.allCases.map { Cell(row: row, spelling: $0) }
    }
  }

  @Test(arguments: kinds, Cell.all)
  func everyKindKeepsThePromise(_ kind: ElementKind, _ cell: Cell) throws {
    // Whatever else is said is neither a warning nor judged.
    let told = try findings(kind, cell.row, cell.spelling).filter {
      $0.severity >= .warning || $0.verdict != nil
    }
    try #require(told.count == 1, "\(told.map(\.message))")
    let finding = told[0]
    switch cell.row {
    case .deprecatedWithASunsetTooNear:
      #expect(finding.rule == "notice-too-short" && finding.severity == .error)
      #expect(finding.kind == kind)
    case .sunsetPulledForward:
      #expect(finding.rule == "sunset-moved-earlier" && finding.severity == .error)
      #expect(finding.kind == kind)
    case .removedBeforeItsSunset:
      #expect(finding.verdict == .tooEarly && finding.severity == .error)
      #expect(finding.notice?.earliest.description == "2027-03-01")
    case .removedOnItsSunset:
      #expect(finding.verdict == .claimed && finding.severity == .info)
      #expect(finding.notice?.days == 99)
    case .removedWithoutNotice:
      #expect(finding.verdict == .unannounced && finding.severity == .error)
      #expect(finding.notice?.earliest.description == "2027-02-14")
    }
  }

  @Test(arguments: kinds, Spelling.allCases)
  func aNoticeThatIsLongEnoughIsInformation(_ kind: ElementKind, _ spelling: Spelling) throws {
    let findings = try diff(kind, "base", "announced", spelling, now: "2026-11-22")
    #expect(findings.map(\.rule) == ["deprecated"])
    #expect(findings.first?.kind == kind)
    #expect(findings.first?.notice?.sunset?.description == "2027-03-01")
  }

  private static let python = ["/usr/bin/python3", "/usr/local/bin/python3"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  @Test(.enabled(if: python != nil, "there is no python3"))
  func theFilesAreWhatTheirScriptWrites() throws {
    let process = Process()
    process.executableURL = URL(filePath: try #require(Self.python))
    process.arguments = [PackageFolder.url(of: "scripts/make-notice-matrix").path(), "--check"]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "run scripts/make-notice-matrix")
  }

  private func findings(_ kind: ElementKind, _ row: Row, _ spelling: Spelling) throws -> [Finding] {
    switch row {
    case .deprecatedWithASunsetTooNear:
      try diff(kind, "base", "short", spelling, now: "2026-11-22")
    case .sunsetPulledForward:
      try diff(kind, "announced", "earlier", spelling, now: "2026-11-22")
    case .removedBeforeItsSunset:
      try diff(kind, "announced", "removed", spelling, now: "2027-02-28")
    case .removedOnItsSunset: try diff(kind, "announced", "removed", spelling, now: "2027-03-01")
    case .removedWithoutNotice: try diff(kind, "base", "removed", spelling, now: "2026-11-22")
    }
  }

  private func diff(
    _ kind: ElementKind, _ before: String, _ after: String, _ spelling: Spelling, now: String
  ) throws -> [Finding] {
    func text(_ version: String) throws -> String? {
      let path = "fixtures/notice/\(kind.rawValue)/\(version).\(spelling.rawValue)"
      guard let data = try? Data(contentsOf: PackageFolder.url(of: path)) else { return nil }
      return String(decoding: data, as: UTF8.self)
    }
    let path = "api.\(spelling.rawValue)"
    let old = try #require(try text(before), "there is no \(before) of \(kind)")
    guard let new = try text(after) else {
      #expect(kind == .api && after == "removed")
      return try Judged(removing: old, now: now, path: path).findings
    }
    return try Judged(old, new, now: now, path: path).findings
  }
}
