import Foundation
import History
import RuleEngine
import SchemaDiff
import SchemaModel
import TestSupport
import Testing

/// Holds the replay of GitHub's public schema, as `audit` does it, against the record of what was removed:
/// with its own notice, with one that it inherited, too short, or without any.
@Suite struct GitHubAuditTests {
  @Test func agreesWithTheRecordOrSaysWhyNot() throws {
    guard let folder = CorpusSeries.folder("github-graphql") else {
      print("SKIPPED: the record of GitHub's removals, since APILINT_CORPUS names no folder")
      return
    }
    let all = try GitHubRemoval.load(folder)
    let rows = Dictionary(grouping: all, by: \.removedIn)
    var series = try CorpusSeries(folder)
    var circumstances = HistoryReplay.Circumstances()
    circumstances.mayMissVersions = true
    var replay = HistoryReplay(circumstances)
    var tally: [String: Int] = [:]
    var unexplained: [String] = []
    try replay.run(&series) { edge in
      let step = GitHubStep(edge, book: CorpusSeries.book)
      for row in rows[edge.after.name] ?? [] {
        let outcome = step.compare(row)
        tally[outcome.rawValue, default: 0] += 1
        if outcome == .unexplained {
          unexplained.append(
            "\(row.removedIn) \(row.kind) \(row.coordinate): \(row.verdict.rawValue) (\(row.via)), "
              + "apilint says \(step.text(of: row))")
        }
      }
    }
    let counts = tally.sorted { $0.value > $1.value }.map { "\($0.key) \($0.value)" }
    print("GitHub's removals, \(all.count) recorded: \(counts.joined(separator: ", "))")
    #expect(tally.values.reduce(0, +) == all.count)
    #expect(unexplained.isEmpty, "\(unexplained.joined(separator: "\n"))")
    // What the classes are, and why, is argued in a file, with how many rows each holds.
    let bytes = try PackageFolder.bytes(of: "Tests/ConformanceTests/github-disagreements.tsv")
    let argued = String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst()
      .map { $0.split(separator: "\t").map(String.init) }
    #expect(argued.allSatisfy { $0.count == 3 })
    tally["agree"] = nil
    #expect(Dictionary(uniqueKeysWithValues: argued.map { ($0[0], Int($0[1]) ?? 0) }) == tally)
  }
}
