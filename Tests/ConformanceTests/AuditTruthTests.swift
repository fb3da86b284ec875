import Foundation
import History
import RuleEngine
import SchemaDiff
import SchemaModel
import SourceText
import TestSupport
import Testing

@Suite struct AuditTruthTests {
  static let series = [
    "amazon-fba-inbound", "datadog-v1", "github-rest", "openai", "square", "stripe",
    "xero-accounting",
  ]

  @Test(arguments: series)
  func agrees(_ name: String) throws {
    guard let folder = CorpusSeries.folder(name) else {
      print("SKIPPED: what was removed from \(name), since APILINT_CORPUS names no folder")
      return
    }
    let rows = Dictionary(grouping: try RecordedRemoval.load(folder), by: \.removedIn)
    var series = try CorpusSeries(folder)
    var circumstances = HistoryReplay.Circumstances()
    circumstances.mayMissVersions = true
    var replay = HistoryReplay(circumstances)
    var counts: [String: Int] = [:]
    var total = 0
    var open: [String] = []
    var last = ContinuousClock.now
    try replay.run(&series) { edge in
      let t0 = ContinuousClock.now
      var step = VersionStep(edge)
      for row in rows[edge.after.name] ?? [] {
        let own = step.facts(of: row)
        if own != row.facts {
          counts["FACTS", default: 0] += 1
          print("FACT \(name) \(edge.after.name)\t\(row.element)\t\(row.facts)\t\(own)\t\(row.deprecatedHow)")
        } else if row.deprecatedFirst != nil { counts["same facts", default: 0] += 1 }
        if row.isCascaded {
          if case .unexplained(let why) = step.verdict(on: row) {
            counts["CASC " + why, default: 0] += 1
            print("CASC \(name) \(edge.after.name)\t\(row.element)\t\(row.parentRemoved)\t\(why)")
          }
          continue
        }
        total += 1
        switch step.verdict(on: row) {
        case .agrees: counts["agrees", default: 0] += 1
        case .explained(let why, _):
          counts[why.rawValue, default: 0] += 1
          print("EXP \(name) \(edge.after.name)\t\(row.element)\t\(why)")
        case .unexplained(let why):
          counts["UNEXPLAINED " + why, default: 0] += 1
          open.append("\(edge.after.name)\t\(row.element)\t\(why)")
        }
      }
      for (text, verdict) in step.removals(besides: rows[edge.after.name] ?? []) {
        switch verdict {
        case .unexplained:
          counts["OWN unexplained", default: 0] += 1
          print("OWN \(name) \(edge.after.name)\t\(text)")
        default:
          counts["OWN still written", default: 0] += 1
          print("STILL \(name) \(edge.after.name)\t\(text)")
        }
      }
      print("time \(name) \(edge.after.name) load+compare \(t0 - last) match \(ContinuousClock.now - t0)")
      last = ContinuousClock.now
    }
    print("== \(name): \(total) rows, versions \(replay.versionCount) skipped \(replay.skipped)")
    for (why, count) in counts.sorted(by: { $0.value > $1.value }) { print("   \(count) \(why)") }
    for line in open { print("OPEN \(name)\t\(line)") }
  }
}
