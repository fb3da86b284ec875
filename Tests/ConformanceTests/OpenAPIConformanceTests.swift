import Foundation
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
