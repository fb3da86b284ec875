import Foundation
import RuleEngine
import SchemaModel
import TestSupport
import Testing

/// Holds apilint against the leading OpenAPI differ finding by finding: what either calls breaking must
/// be found by the other at the same operation, in the same direction, and be of the same kind.
///
/// Disagreements are argued in a data file, by check or rule, and by case.
@Suite struct OpenAPIFindingTests {
  @Test func breakingFindingsAreThoseOfThePeerOrArgued() throws {
    guard let root = ProcessInfo.processInfo.environment["APILINT_CONFORMANCE"] else {
      print("SKIPPED: OpenAPI findings, since APILINT_CONFORMANCE names no folder")
      return
    }
    let folder = URL(filePath: root).appending(path: "openapi")
    let kinds = PeerKinds.load(besides: root)
    let argued = ArguedDisagreements.casesOnly()
    var arguments = try FindingArgument.load()
    var total = 0
    var found = 0
    var ofSameKind = 0
    var unexplained: [String] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
    where !argued.contains(name) {
      let peer = try PeerCase.load(folder.appending(path: name))
      let ours = try OwnVerdict.of(peer).findings
      for entry in peer.findings where entry.level == "error" {
        total += 1
        let matches = ours.filter { isCounterpart($0, of: entry) }
        if matches.isEmpty {
          if !FindingArgument.settle(.peer, entry.id, name, in: &arguments) {
            unexplained.append("\(name): the peer finds \(entry.id) at \(entry.operationName)")
          }
          continue
        }
        found += 1
        if matches.contains(where: { kinds.agree($0, with: entry.id) }) { ofSameKind += 1 }
      }
      for finding in ours where finding.severity == .error && finding.isOfTheContract {
        total += 1
        if peer.findings.contains(where: { $0.level != "info" && isCounterpart(finding, of: $0) }) {
          found += 1
          ofSameKind += 1
        } else if !FindingArgument.settle(.ours, finding.rule, name, in: &arguments) {
          unexplained.append("\(name): only apilint finds \(finding.rule): \(finding.message)")
        }
      }
    }
    func percent(_ part: Int) -> Double { Double(part * 1000 / max(total, 1)) / 10 }
    print(
      "OpenAPI findings: of \(total) breaking ones \(percent(found)) % are found by both at the same "
        + "operation and in the same direction, \(percent(ofSameKind)) % as the same kind")
    #expect(unexplained.isEmpty, "\(unexplained.joined(separator: "\n"))")
    #expect(percent(ofSameKind) >= 85)
    let unused = arguments.filter { !$0.isUsed }.map { "\($0.side) \($0.id) \($0.name)" }
    #expect(unused.isEmpty, "argued about, but no disagreement: \(unused)")
  }

  private func isCounterpart(_ finding: Finding, of entry: PeerCase.Expected.Entry) -> Bool {
    guard finding.compatibility != .compatible || finding.severity == .error else { return false }
    let operation = entry.operationName
    if !operation.isEmpty, !finding.operations.isEmpty, !finding.operations.contains(operation) {
      return false
    }
    let direction =
      entry.id.contains("request") ? "request" : entry.id.contains("response") ? "response" : ""
    switch finding.direction {
    case .both, .none: return true
    case .request: return direction != "response"
    case .response: return direction != "request"
    }
  }
}

extension Finding {
  /// About what consumers send and receive, not about annotations, which the peer judges by other rules.
  fileprivate var isOfTheContract: Bool { verdict != nil }
}

/// What kind of thing each check of the peer is about.
private struct PeerKinds {
  private var kinds: [String: String] = [:]

  static func load(besides conformance: String) -> PeerKinds {
    var result = PeerKinds()
    let file = URL(filePath: conformance).deletingLastPathComponent()
      .appending(path: "reference/openapi-checks.tsv")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return result }
    for line in text.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      if fields.count > 4 { result.kinds[String(fields[0])] = String(fields[4]) }
    }
    return result
  }

  func agree(_ finding: Finding, with id: String) -> Bool {
    guard let kind = kinds[id] else { return true }
    let own: Set<String> =
      switch finding.aspect {
      case .presence: ["existence", "structure", "values"]
      case .type, .name: ["type", "structure", "values", "existence"]
      case .nullability, .requirement: ["requiredness", "type"]
      case .lowerBound, .upperBound, .pattern, .multipleOf: ["constraints"]
      case .values, .default: ["values"]
      case .keyword, .extraProperties, .discriminator, .serialization:
        ["structure", "constraints", "type", "existence", "values"]
      case .access: ["mutability", "existence"]
      case .security: ["existence", "structure", "type"]
      default: ["lifecycle", "existence", "type"]
      }
    return own.contains(kind)
  }
}

/// Why apilint is right where it and the peer differ in a finding.
private struct FindingArgument {
  enum Side: String { case peer, ours }

  var side: Side
  /// The peer's check, or apilint's rule.
  var id: String
  /// The case, or `*` for all.
  var name: String
  var isUsed = false

  static func load() throws -> [FindingArgument] {
    let url = PackageFolder.url(of: "Tests/ConformanceTests/openapi-findings.tsv")
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
      .map { line in
        let fields = line.split(separator: "\t").map(String.init)
        try #require(fields.count == 4 && fields[3].count > 20, "no reason: \(line)")
        let side = try #require(Side(rawValue: fields[0]))
        return FindingArgument(side: side, id: fields[1], name: fields[2])
      }
  }

  static func settle(
    _ side: Side, _ id: String, _ name: String, in arguments: inout [FindingArgument]
  ) -> Bool {
    let index = arguments.firstIndex {
      $0.side == side && $0.id == id && ($0.name == "*" || $0.name == name)
    }
    guard let index else { return false }
    arguments[index].isUsed = true
    return true
  }
}
