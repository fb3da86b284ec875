import Foundation
import History
import RuleEngine
import SchemaModel
import Testing

/// Holds the replay of each series in the corpus, as `audit` does it, against what is recorded there: what
/// was removed when, since when it had been deprecated, and for which day that was announced.
///
/// The corpus is shared data and not part of the project: the folder is named by `APILINT_CORPUS`, and
/// without it the test says that it did not run.
@Suite struct AuditTruthTests {
  @Test(arguments: CorpusSeries.recorded(in: "openapi"))
  func agreesWithTheRecordOrSaysWhyNot(_ name: String) throws {
    guard let folder = CorpusSeries.folder(name) else {
      print("SKIPPED: the recorded removals, since APILINT_CORPUS names no folder")
      return
    }
    let rows = Dictionary(grouping: try RecordedRemoval.load(folder), by: \.removedIn)
    var series = try CorpusSeries(folder)
    var circumstances = HistoryReplay.Circumstances()
    circumstances.mayMissVersions = true
    circumstances.hasMajorLines = true
    var replay = HistoryReplay(circumstances)
    var tally = AuditTally()
    var seen: Set<String> = []
    try replay.run(&series) { edge in
      var step = VersionStep(edge)
      seen.insert(edge.after.name)
      tally.compare(&step, with: rows[edge.after.name] ?? [])
    }
    print(tally.summary(of: name))
    #expect(replay.skipped.isEmpty)
    #expect(seen.isSuperset(of: rows.keys), "removals in versions that were not replayed")
    let problems = try ArguedRemovals.load().problems(with: tally, of: name)
    #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
  }

  @Test func eachExplanationIsArgued() throws {
    let reasons = try ArguedRemovals.load().reasons
    #expect(reasons.keys.sorted() == Explanation.allCases.map(\.rawValue).sorted())
  }
}
