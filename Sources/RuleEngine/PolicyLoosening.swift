internal import SchemaModel
package import SourceText

/// Finds in what a configuration promises consumers less than the one before (POLICY.md, 22).
///
/// Whatever it finds counts from the next change on: a change is judged by the configuration of the
/// version before.
package struct PolicyLoosening {
  private let before: Configuration
  private let after: Configuration
  private let books: (before: RuleBook, after: RuleBook)
  private let place: SourceRange
  private var found: [ProcessFinding] = []

  /// - Parameter place: where in the configuration after to tell of what has no line of its own.
  package init(
    from before: Configuration, to after: Configuration, books: (before: RuleBook, after: RuleBook),
    place: SourceRange
  ) {
    self.before = before
    self.after = after
    self.books = books
    self.place = place
  }

  /// Every single thing, in the order of the configuration.
  package mutating func findings() -> [ProcessFinding] {
    compareNotice()
    compareSeverities()
    compareRules()
    compareThresholds()
    return found
  }

  private mutating func tell(_ subject: String, _ change: String, at range: SourceRange? = nil) {
    let key = String(subject.prefix { $0 != "." })
    found.append(
      ProcessFinding(
        .policy, .lowered, of: subject, change, at: range ?? after.places[key] ?? place))
  }

  private mutating func compareNotice() {
    for level in StabilityLevel.allCases.reversed() {
      let (old, new) = (before.notice[level], after.notice[level])
      if new < old {
        tell("notice.\(level.rawValue)", "\(level.rawValue) from \(old) to \(new) days")
      }
    }
    let patterns = before.notice.paths.map(\.pattern) + after.notice.paths.map(\.pattern)
    var seen: Set<String> = []
    for pattern in patterns where seen.insert(pattern.source).inserted {
      for level in StabilityLevel.allCases.reversed() {
        let old = days(level, pattern, before.notice)
        let new = days(level, pattern, after.notice)
        // What the level itself gave up is told there.
        guard new < old, new < after.notice[level] || old > before.notice[level] else { continue }
        tell(
          "notice.paths.\(pattern.source)",
          "\(level.rawValue) from \(old) to \(new) days for \(pattern.source)")
      }
    }
  }

  private func days(_ level: StabilityLevel, _ pattern: GlobPattern, _ policy: NoticePolicy) -> Int
  {
    policy.paths.last { $0.pattern == pattern && $0.periods[level] != nil }?.periods[level]
      ?? policy[level]
  }

  private mutating func compareSeverities() {
    for entry in after.severities.entries
    where !before.severities.entries.contains(where: entry.isSame) {
      let old =
        books.before.rule(id: entry.rule).map { before.severities.generalSeverity(of: $0) } ?? .off
      if entry.severity < old {
        tell(
          "severity.\(entry.rule)",
          "\(entry.rule) from \(old.rawValue) to \(entry.severity.rawValue)\(entry.extent)",
          at: entry.place)
      }
    }
    for entry in before.severities.entries
    where !after.severities.entries.contains(where: entry.isSame) {
      let isReplaced = after.severities.entries.contains {
        $0.rule == entry.rule && $0.path == entry.path && $0.element == entry.element
      }
      guard !isReplaced, let rule = books.after.rule(id: entry.rule) else { continue }
      let new = after.severities.generalSeverity(of: rule)
      if new < entry.severity {
        tell(
          "severity.\(entry.rule)",
          "\(entry.rule) from \(entry.severity.rawValue) to \(new.rawValue)\(entry.extent)")
      }
    }
  }

  /// Rules of the team's own that speak more mildly of something than what spoke of it before.
  private mutating func compareRules() {
    guard
      books.before.rules.contains(where: \.isOwn) || books.after.rules.contains(where: \.isOwn)
    else { return }
    var told: Set<String> = []
    for format in FormatName.allCases {
      for level in StabilityLevel.allCases {
        for key in LegalMatches.keys(in: format, on: level) { compareRules(for: key, &told) }
      }
    }
  }

  private mutating func compareRules(for key: MatchKey, _ told: inout Set<String>) {
    guard let old = books.before.rule(for: key) else { return }
    let new = books.after.rule(for: key)
    let isMilder =
      (new?.severity ?? .off) < old.severity
      || (new?.compatibility ?? .compatible) < old.compatibility
    guard isMilder, told.insert("\(old.id) \(new?.id ?? "")").inserted else { return }
    tell(
      "rules.\(old.id)",
      new?.id == old.id
        ? "\(old.id) is milder than it was"
        : "what \(old.id) speaks of is left to \(new?.id ?? "no rule")")
  }

  private mutating func compareThresholds() {
    let order = Configuration.FailureThreshold.allCases
    let old = order.firstIndex(of: before.failOn ?? .error)!
    let new = order.firstIndex(of: after.failOn ?? .error)!
    // In the order of the cases `error` is stricter than `never`, but milder than `info`.
    func strictness(_ index: Int) -> Int { order[index] == .never ? -1 : index }
    if strictness(new) < strictness(old) {
      tell("fail-on", "fail-on from \(order[old].rawValue) to \(order[new].rawValue)")
    }
    if before.isStrict, !after.isStrict { tell("strict", "strict is no longer set") }
    if before.isClockFixed, !after.isClockFixed { tell("now", "now is no longer the clock's") }
    if before.notice.hasPublicComponents, !after.notice.hasPublicComponents {
      tell("public-components", "components are no longer promised to consumers")
    }
  }
}

extension SeverityOverrides.Entry {
  /// Whether another entry says the same of the same.
  fileprivate func isSame(_ other: SeverityOverrides.Entry) -> Bool {
    rule == other.rule && severity == other.severity && path == other.path
      && element == other.element
  }

  /// For which files and elements it is.
  fileprivate var extent: String {
    (path.map { " in \($0.source)" } ?? "") + (element.map { " for \($0.source)" } ?? "")
  }
}
