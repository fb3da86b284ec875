internal import RuleEngine

/// What a history comes to, in numbers. Records that are switched off count for nothing.
struct AuditTotals {
  private(set) var apis = 0
  private(set) var versions = 0
  private(set) var skipped = 0
  /// The elements that went, and the changes that broke consumers of what stayed.
  private(set) var removals = 0
  private(set) var changes = 0
  private var verdicts: [Verdict: Int] = [:]
  /// The days of notice that were owed and are known, the fewest first.
  private var days: [Int] = []
  private(set) var worst = Severity.off

  init(_ apis: some Sequence<AuditOutcome.API>) {
    for api in apis {
      self.apis += 1
      versions += api.versions
      skipped += api.skipped.count
      for record in api.reportedRecords { count(record) }
    }
    days.sort()
  }

  private mutating func count(_ record: AuditRecord) {
    if record.isRemoval { removals += 1 } else { changes += 1 }
    verdicts[record.verdict, default: 0] += 1
    worst = max(worst, record.severity)
    if record.fate != .excused, let days = record.countedDays { self.days.append(days) }
  }

  var records: Int { removals + changes }

  subscript(verdict: Verdict) -> Int { verdicts[verdict] ?? 0 }

  subscript(fate: PromiseFate) -> Int { fate.verdicts.reduce(0) { $0 + self[$1] } }

  /// How many were kept or broken, so that a share of them can be told.
  var decided: Int { self[.kept] + self[.broken] }

  /// How many of a hundred that can be decided were kept. It is rounded down, so that 100 means all.
  var keptPercent: Int? { decided == 0 ? nil : self[.kept] * 100 / decided }

  /// The shortest, the middle and the longest notice. Of two in the middle the shorter one counts.
  var notice: (shortest: Int, median: Int, longest: Int)? {
    guard let first = days.first, let last = days.last else { return nil }
    return (first, days[(days.count - 1) / 2], last)
  }
}
