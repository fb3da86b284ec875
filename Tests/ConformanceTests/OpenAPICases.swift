import BuiltInRules
import Foundation
import OpenAPIFormat
import RuleEngine
import SchemaDiff
import SchemaModel
import SourceText
import TestSupport
import Testing

/// One case: two documents and what the peer says of them.
struct PeerCase {
  var before: URL
  var after: URL
  var now: CalendarDay
  var noticeDays: Int?
  var prefixes: PathPrefixes
  var level: String
  var findings: [Expected.Entry]

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
      level: levels.contains("error") ? "error" : levels.contains("warning") ? "warning" : "info",
      findings: expected.expected)
  }

  /// The peer's warnings are breaking or risky; its infos are compatible.
  func agrees(with ours: OwnVerdict) -> Bool {
    switch level {
    case "error": ours.isBreaking
    case "warning": ours.isBreaking || ours.isRisky
    default: !ours.isBreaking
    }
  }

  struct Expected: Decodable {
    struct Entry: Decodable {
      var id: String
      var level: String
      var operation: String
      var path: String
      var section: String

      /// As apilint writes it; empty where the finding is about none.
      var operationName: String {
        section == "paths" && !operation.isEmpty ? "\(operation) \(path)" : ""
      }
    }
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
struct OwnVerdict {
  var isBreaking: Bool
  var isRisky: Bool
  var rules: [String]
  var findings: [Finding] = []

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
      rules: Set(findings.map(\.rule)).sorted(), findings: findings)
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
enum ArguedDisagreements {
  /// The cases that are argued about as a whole.
  static func casesOnly() -> Set<String> { Set((try? load())?.keys.map(\.self) ?? []) }

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
