import Foundation
import TestSupport
import Testing

/// Why apilint and the record of the corpus differ: by reasons that code finds, and one by one.
struct ArguedRemovals {
  /// What each explanation means, by its name.
  private(set) var reasons: [String: String] = [:]
  /// Single differences: series, version and element.
  private(set) var single: Set<[String]> = []

  static func load() throws -> ArguedRemovals {
    let url = PackageFolder.url(of: "Tests/ConformanceTests/audit-disagreements.tsv")
    var argued = ArguedRemovals()
    for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      try #require(fields.count == 4 && fields[3].count > 20, "no reason: \(line)")
      if fields[0] == "*" {
        argued.reasons[fields[2]] = fields[3]
      } else {
        argued.single.insert(Array(fields[..<3]))
      }
    }
    return argued
  }

  /// What is not listed, and what is listed and is not so; as lines.
  func problems(with tally: AuditTally, of series: String) -> [String] {
    var open = single.filter { $0[0] == series }
    var problems: [String] = []
    for part in AuditTally.Part.allCases {
      for difference in tally.differences[part] ?? [] {
        let key = [series, difference.version, difference.element]
        if single.contains(key) {
          open.remove(key)
        } else {
          problems.append(
            "\(part.rawValue): \(key.joined(separator: "\t")): \(difference.what)")
        }
      }
    }
    return problems + open.map { "listed, but no difference: \($0.joined(separator: "\t"))" }
  }
}
