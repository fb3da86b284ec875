internal import RuleEngine
internal import SchemaModel

/// What is under notice, in the order of reports and in numbers.
struct ScheduleTotals {
  /// By sunset, so that what is overdue comes first; what has no date comes last.
  let entries: [ScheduleOutcome.Entry]

  init(_ outcome: ScheduleOutcome) {
    entries = outcome.entries.enumerated().sorted { left, right in
      switch (left.element.sunset, right.element.sunset) {
      case (let first?, let second?) where first != second: first < second
      case (_?, nil): true
      case (nil, _?): false
      default: left.offset < right.offset
      }
    }.map(\.element)
  }

  /// A notice is one only with a date (POLICY.md, 5).
  var underNotice: Int { entries.count { $0.sunset != nil } }
  var overdue: Int { entries.count { $0.isOverdue } }
  var undated: Int { entries.count - underNotice }

  /// What comes next: today at the earliest.
  var next: ScheduleOutcome.Entry? { entries.first { $0.daysLeft.map { $0 >= 0 } ?? false } }

  /// All in one sentence, without the tool's name and without a full stop.
  var sentence: String {
    guard !entries.isEmpty else { return "nothing is under notice" }
    var parts = ["\(underNotice) under notice"]
    if overdue > 0 { parts.append("\(overdue) overdue") }
    if undated > 0 { parts.append("\(undated) without a date") }
    if let next, let days = next.daysLeft {
      let name = VisibleText.line(next.coordinate, limit: 80)
      parts.append("next: \(name) \(days == 0 ? "today" : "in \(CountedNoun.text(days, "day"))")")
    }
    return parts.joined(separator: ", ")
  }
}

extension ScheduleOutcome.Entry {
  /// `removal`, or what is planned.
  var plan: String { change ?? "removal" }

  /// `12 days late`, `today`, `84 days`.
  var daysText: String {
    guard let daysLeft else { return "no date" }
    if daysLeft == 0 { return "today" }
    return CountedNoun.text(abs(daysLeft), "day") + (daysLeft < 0 ? " late" : "")
  }
}
