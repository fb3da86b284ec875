import Foundation
import RuleEngine
import TestSupport
import Testing

/// Holds apilint against three tools that compare GraphQL schemas, coordinate by coordinate: breaking,
/// dangerous or safe. It has to say of each what one of them says.
///
/// All types count here, as they do for the tools; which of them operations lead to is policy.
@Suite struct GraphQLConformanceTests {
  @Test func saysOfEachCoordinateWhatAToolSays() throws {
    guard let root = ProcessInfo.processInfo.environment["APILINT_CONFORMANCE"] else {
      print("SKIPPED: GraphQL conformance, since APILINT_CONFORMANCE names no folder")
      return
    }
    let folder = URL(filePath: root).appending(path: "graphql")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
    #expect(!names.isEmpty)
    var argued = try Self.arguedDisagreements()
    var count = 0
    var agreeing = 0
    var unexplained: [String] = []
    for name in names {
      let peer = try GraphQLCase.load(folder.appending(path: name))
      let own = try peer.ownLevels()
      for coordinate in peer.coordinates.union(own.keys).sorted() {
        count += 1
        let level = own[coordinate] ?? .safe
        let others = peer.levels(at: coordinate)
        if others.contains(level) {
          agreeing += 1
        } else if argued.remove("\(name) \(coordinate)") == nil {
          unexplained.append("\(name) \(coordinate): apilint says \(level), the tools \(others)")
        }
      }
    }
    let percent = Double(agreeing * 1000 / count) / 10
    print("GraphQL conformance: \(agreeing) of \(count) coordinates agree (\(percent) %)")
    #expect(percent >= 99)
    #expect(unexplained.isEmpty, "\(unexplained.joined(separator: "\n"))")
    #expect(argued.isEmpty, "argued about, but no disagreement: \(argued)")
  }

  /// `case <tab> coordinate <tab> reason`, a line each.
  private static func arguedDisagreements() throws -> Set<String> {
    let bytes = try PackageFolder.bytes(of: "Tests/ConformanceTests/graphql-disagreements.tsv")
    let text = String(decoding: bytes, as: UTF8.self)
    var argued: Set<String> = []
    for line in text.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      #expect(fields.count == 3 && !fields[2].isEmpty, "a disagreement has a reason: \(line)")
      guard fields.count == 3 else { continue }
      argued.insert("\(fields[0]) \(fields[1])")
    }
    return argued
  }
}
