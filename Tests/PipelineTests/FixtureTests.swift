import Foundation
import GraphQLFormat
import OpenAPIFormat
import RuleEngine
import SchemaDiff
import SchemaModel
import SourceText
import TestSupport
import Testing

/// Pairs of documents in `fixtures/openapi` and `fixtures/graphql`, each with what is found in it (`findings.txt`) and what it
/// shows (`case.txt`).
@Suite struct FixtureTests {
  @Test(arguments: try Fixture.all()) func findsWhatIsRecorded(_ fixture: Fixture) throws {
    let found = try fixture.findings(fixture.before, fixture.after)
    let again = try fixture.findings(fixture.before, fixture.after)
    #expect(found.map(\.message) == again.map(\.message))
    let text = found.map(fixture.line).joined(separator: "\n")
    try Golden.check(Array((text.isEmpty ? "" : text + "\n").utf8), fixture.goldenPath)
  }

  @Test(arguments: try Fixture.all()) func isSilentAgainstItself(_ fixture: Fixture) throws {
    for side in [fixture.before, fixture.after] {
      #expect(try fixture.findings(side, side).map(\.message) == [], "\(fixture.name)")
    }
  }

  @Test(arguments: try Fixture.all()) func everyFindingHasAPlace(_ fixture: Fixture) throws {
    for finding in try fixture.findings(fixture.before, fixture.after) {
      #expect(finding.before != nil || finding.after != nil, "\(fixture.name): \(finding.message)")
    }
  }
}

/// What holds for all pairs of GraphQL schemas.
@Suite struct GraphQLFixtureTests {
  private static let fixtures = Result {
    try Fixture.all().filter { $0.name.hasPrefix("graphql/") }
  }

  @Test(arguments: try fixtures.get()) func swapsWithItsSides(_ fixture: Fixture) throws {
    let (before, after) = (try fixture.lower(fixture.before), try fixture.lower(fixture.after))
    let there = compare(before, after).changes.compactMap(ChangeSignature.text)
    let back = compare(after, before).changes.map(ChangeSignature.swapped)
      .compactMap(ChangeSignature.text)
    #expect(there.sorted() == back.sorted())
  }

  /// Beginnings that several schemas share are read once.
  @Test func cutAtAnyByteAllAreReadOrRefused() throws {
    var seen: Set<[UInt8]> = []
    for fixture in try Self.fixtures.get() {
      for url in [fixture.before, fixture.after] {
        let bytes = [UInt8](try Data(contentsOf: url))
        for count in 0...bytes.count {
          let cut = Array(bytes[..<count])
          guard seen.insert(cut).inserted else { continue }
          let version = try #require(
            GraphQLFormat().lower(
              SourceFile(path: "api.graphql", bytes: cut),
              in: LoweringContext(
                annotations: Judged.book.annotations, loader: FilesNowhere())))
          #expect(version.schema != nil || !version.diagnostics.isEmpty)
          #expect(version.diagnostics.allSatisfy { Int($0.range.end) <= count })
        }
      }
    }
  }

  private struct FilesNowhere: ReferenceLoader {
    func load(_ path: String, from file: SourceFile) throws(ReferenceFailure) -> SourceFile {
      throw ReferenceFailure(message: "\(path) is not there", remedy: nil, isAbsent: true)
    }
  }
}

/// One folder of `fixtures/openapi` or `fixtures/graphql`.
struct Fixture: CustomTestStringConvertible, Sendable {
  /// With its format: `graphql/field-removed`.
  var name: String
  /// The root documents of both versions.
  var before: URL
  var after: URL

  var testDescription: String { name }
  var goldenPath: String { "\(name)/findings.txt" }

  static func all() throws -> [Fixture] {
    try ["openapi", "graphql"].flatMap { format in
      let root = PackageFolder.url(of: "fixtures/\(format)")
      return try FileManager.default.contentsOfDirectory(atPath: root.path()).sorted().map { name in
        let folder = root.appending(path: name)
        return Fixture(
          name: "\(format)/\(name)", before: try document("before", in: folder),
          after: try document("after", in: folder))
      }
    }
  }

  /// `before.yaml`, `before.json`, or `api.*` in a folder of several files.
  private static func document(_ side: String, in folder: URL) throws -> URL {
    let names = [
      "\(side).yaml", "\(side).json", "\(side)/api.yaml", "\(side)/api.json", "\(side).graphql",
    ]
    return try #require(
      names.map { folder.appending(path: $0) }.first {
        FileManager.default.fileExists(atPath: $0.path())
      }, "\(folder.path()) has no \(side)")
  }

  func findings(_ before: URL, _ after: URL) throws -> [Finding] {
    judge(
      compare(try lower(before), try lower(after)), by: Judged.book, policy: NoticePolicy(),
      overrides: SeverityOverrides(), path: "api.yaml", now: AnnotationDate("2026-11-22")!.day)
  }

  func lower(_ url: URL) throws -> Schema {
    let source = SourceFile(path: url.path(), bytes: [UInt8](try Data(contentsOf: url)))
    let context = LoweringContext(
      annotations: Judged.book.annotations, loader: FilesInside(folder: folder))
    let version =
      GraphQLFormat().lower(source, in: context) ?? OpenAPIFormat().lower(source, in: context)
    return try #require(version?.schema, "\(name): \(version?.diagnostics ?? [])")
  }

  /// What a reader of the golden has to judge: how bad, in which direction, what, and for whom.
  func line(_ finding: Finding) -> String {
    let direction =
      switch finding.direction {
      case .request: "request"
      case .response: "response"
      case .both: "both"
      case .none: "-"
      }
    return "\(finding.severity.rawValue) \(finding.compatibility.rawValue) \(direction)"
      + " \(finding.rule): \(finding.message) [\(finding.operations.joined(separator: ", "))]"
  }

  private var folder: URL { PackageFolder.url(of: "fixtures/\(name)") }

  /// Referenced files lie in the folder of the fixture, from which no reference leads out.
  private struct FilesInside: ReferenceLoader {
    var folder: URL

    func load(_ path: String, from file: SourceFile) throws(ReferenceFailure) -> SourceFile {
      let url = URL(filePath: file.path).deletingLastPathComponent().appending(path: path)
        .standardizedFileURL
      guard url.path().hasPrefix(folder.standardizedFileURL.path()),
        let data = try? Data(contentsOf: url)
      else {
        throw ReferenceFailure(message: "\(path) cannot be read", remedy: nil, isAbsent: true)
      }
      return SourceFile(path: url.path(), bytes: [UInt8](data))
    }
  }
}
