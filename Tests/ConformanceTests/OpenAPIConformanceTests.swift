import BuiltInRules
import Foundation
import OpenAPIFormat
import RuleEngine
import SchemaDiff
import SchemaModel
import SourceText
import TestSupport
import Testing

/// Holds apilint against the verdicts of the leading OpenAPI differ, case by case: breaking or not.
///
/// The cases are shared data and not part of the project: the folder is named by
/// `APILINT_CONFORMANCE`, and without it the test says that it did not run.
@Suite struct OpenAPIConformanceTests {
  @Test func agreesWithThePeerOrSaysWhyNot() throws {
    guard let root = ProcessInfo.processInfo.environment["APILINT_CONFORMANCE"] else {
      print("SKIPPED: OpenAPI conformance, since APILINT_CONFORMANCE names no folder")
      return
    }
    let folder = URL(filePath: root).appending(path: "openapi")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
    #expect(!names.isEmpty)
    let argued = try ArguedDisagreements.load()
    var agreeing = 0
    var unexplained: [String] = []
    for name in names {
      let peer = try PeerCase.load(folder.appending(path: name))
      let ours = try OwnVerdict.of(peer)
      if peer.agrees(with: ours) {
        agreeing += 1
        if argued[name] != nil { unexplained.append("\(name): agrees, but is argued about") }
      } else if argued[name] == nil {
        unexplained.append("\(name): the peer says \(peer.level), apilint \(ours.rules)")
      }
    }
    let percent = Double(agreeing * 1000 / names.count) / 10
    let settled = Double((agreeing + argued.count) * 1000 / names.count) / 10
    print(
      "OpenAPI conformance: \(agreeing) of \(names.count) cases agree (\(percent) %), "
        + "\(argued.count) disagreements are argued, \(settled) % settled")
    #expect(percent >= 60)
    #expect(unexplained.isEmpty, "\(unexplained.joined(separator: "\n"))")
    let unknown = argued.keys.filter { !names.contains($0) }.sorted()
    #expect(unknown.isEmpty, "argued about, but no case: \(unknown)")
  }
}

/// One case: two documents and what the peer says of them.
private struct PeerCase {
  var before: URL
  var after: URL
  var now: CalendarDay
  var noticeDays: Int?
  var prefixes: PathPrefixes
  var level: String

  static func load(_ folder: URL) throws -> PeerCase {
    let data = try Data(contentsOf: folder.appending(path: "expected.json"))
    let expected = try JSONDecoder().decode(Expected.self, from: data)
    let levels = Set(expected.expected.map(\.level))
    let period = expected.flags.compactMap { flag in
      flag.hasPrefix("--deprecation-days-stable=") ? Int(flag.split(separator: "=")[1]) : nil
    }.first
    func prefix(_ flag: String) -> String {
      expected.flags.first { $0.hasPrefix("--\(flag)=") }?
        .split(separator: "=").last.map(String.init) ?? ""
    }
    return PeerCase(
      before: folder.appending(path: "base.yaml"), after: folder.appending(path: "revision.yaml"),
      now: AnnotationDate(expected.day)!.day, noticeDays: period.map { max($0, 0) },
      prefixes: PathPrefixes(
        before: .init(stripped: prefix("strip-prefix-base"), added: prefix("prefix-base")),
        after: .init(stripped: prefix("strip-prefix-revision"), added: prefix("prefix-revision"))),
      level: levels.contains("error") ? "error" : levels.contains("warning") ? "warning" : "info")
  }

  /// The peer's warnings are breaking or risky; its infos are compatible.
  func agrees(with ours: OwnVerdict) -> Bool {
    switch level {
    case "error": ours.isBreaking
    case "warning": ours.isBreaking || ours.isRisky
    default: !ours.isBreaking
    }
  }

  private struct Expected: Decodable {
    struct Entry: Decodable { var level: String }
    var day: String
    var flags: [String]
    var expected: [Entry]

    enum CodingKeys: String, CodingKey {
      case day = "as_of"
      case flags
      case expected
    }
  }
}

/// What apilint says of a case.
private struct OwnVerdict {
  var isBreaking: Bool
  var isRisky: Bool
  var rules: [String]

  private static let book: RuleBook = {
    var diagnostics: [Diagnostic] = []
    return RuleBook.load(
      builtIn: builtInRuleFiles.map { ($0.path, $0.text) }, diagnostics: &diagnostics)
  }()

  static func of(_ peer: PeerCase) throws -> OwnVerdict {
    guard let before = try lower(peer.before), let after = try lower(peer.after) else {
      // No document of a known version (`openapi: ''`): an error of its own, and no verdict.
      return OwnVerdict(isBreaking: false, isRisky: false, rules: ["unreadable"])
    }
    var policy = NoticePolicy()
    if let days = peer.noticeDays { policy[.stable] = days }
    let findings = judge(
      compare(before, after, prefixes: peer.prefixes), by: book, policy: policy,
      overrides: SeverityOverrides(), path: "",
      now: peer.now)
    return OwnVerdict(
      isBreaking: findings.contains { $0.severity == .error },
      isRisky: findings.contains {
        $0.compatibility == .risky || $0.compatibility == .undecided
          || $0.compatibility == .breaking
      },
      rules: Set(findings.map(\.rule)).sorted())
  }

  private static func lower(_ url: URL) throws -> Schema? {
    let source = SourceFile(path: url.path(), bytes: [UInt8](try Data(contentsOf: url)))
    return OpenAPIFormat().lower(
      source, in: LoweringContext(annotations: book.annotations, loader: DiskLoader()))?.schema
  }
}

/// Reads referenced files from disk.
private struct DiskLoader: ReferenceLoader {
  func load(_ path: String, from file: SourceFile) throws(ReferenceFailure) -> SourceFile {
    let url = URL(filePath: file.path).deletingLastPathComponent().appending(path: path)
    guard let data = try? Data(contentsOf: url) else {
      throw ReferenceFailure(message: "\(path) cannot be read", remedy: nil)
    }
    return SourceFile(path: url.path(), bytes: [UInt8](data))
  }
}

/// The cases in which apilint is right, with the reason, one a line.
private enum ArguedDisagreements {
  static func load() throws -> [String: String] {
    let url = PackageFolder.url(of: "Tests/ConformanceTests/openapi-disagreements.tsv")
    let text = try String(contentsOf: url, encoding: .utf8)
    var reasons: [String: String] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t", maxSplits: 1).map(String.init)
      try #require(fields.count == 2 && fields[1].count > 20, "no reason: \(line)")
      reasons[fields[0]] = fields[1]
    }
    return reasons
  }
}
