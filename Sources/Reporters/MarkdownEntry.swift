internal import Changelog
internal import RuleEngine
internal import SchemaModel

/// One entry of the changelog in Markdown: a heading and a list of answers.
enum MarkdownEntry {
  /// The lines of an entry as seen on the day `now`, under a heading that begins with `level`.
  static func lines(of entry: ChangelogEntry, now: CalendarDay, level: String) -> [String] {
    var lines = ["\(level) \(title(of: entry))", ""]
    func answer(_ question: String, _ text: String?) {
      if let text, !text.isEmpty { lines.append("- **\(question):** \(text)") }
    }
    answer("Where", place(of: entry))
    answer("When", when(entry, now: now))
    if !entry.titleSaysItAll { answer("What changes", MarkdownText.escaped(entry.message)) }
    answer("Values", values(of: entry))
    answer("Reaches", operations(of: entry))
    answer("What to do", MarkdownText.escaped(entry.action))
    answer("Use instead", entry.replacement.map { replacement($0) })
    answer("Why", entry.reason.map { MarkdownText.escaped($0) })
    answer("Read more", entry.guide.map { MarkdownText.link($0) })
    answer("Notice", notice(of: entry))
    return lines
  }

  private static func title(of entry: ChangelogEntry) -> String {
    let noun = MarkdownText.escaped("\(entry.verb) \(entry.noun)", limit: 80)
    return entry.name.isEmpty ? noun : "\(noun) \(MarkdownText.code(entry.name, limit: 80))"
  }

  private static func place(of entry: ChangelogEntry) -> String {
    let coordinate = MarkdownText.code(entry.coordinate)
    return switch entry.direction {
    case .request: "\(coordinate), in what you send"
    case .response: "\(coordinate), in what you receive"
    case .both: "\(coordinate), in what you send and receive"
    case .none: coordinate
    }
  }

  private static func when(_ entry: ChangelogEntry, now: CalendarDay) -> String? {
    let group = entry.group(on: now)
    switch entry.kind {
    case .deprecated, .sunsetPostponed, .plannedChange:
      let event = entry.kind == .plannedChange ? "changes" : "removed"
      guard let sunset = entry.sunset else { return "no date has been announced" }
      let day = "\(MarkdownText.day(sunset)) (\(sunset), UTC; \(sunset.distance(from: now)))"
      return group == .inEffect ? "may be gone since \(day)" : "\(event) on \(day)"
    case .removed, .changed: return "since \(MarkdownText.day(now)) (\(now), UTC)"
    case .added, .deprecationWithdrawn: return nil
    }
  }

  private static func values(of entry: ChangelogEntry) -> String? {
    switch (entry.beforeValue, entry.afterValue) {
    case (nil, nil): nil
    case (let before?, nil): "\(MarkdownText.code(before)) before"
    case (nil, let after?): "\(MarkdownText.code(after)) now"
    case (let before?, let after?):
      "\(MarkdownText.code(before)) before, \(MarkdownText.code(after)) now"
    }
  }

  /// The first few, since a shared type can reach hundreds.
  private static func operations(of entry: ChangelogEntry) -> String {
    let shown = entry.operations.prefix(5).map { MarkdownText.code($0, limit: 120) }
    let rest = entry.operations.count - shown.count
    return (shown + (rest > 0 ? ["+\(rest) more"] : [])).joined(separator: ", ")
  }

  private static func replacement(_ text: String) -> String {
    text.contains("://") ? MarkdownText.link(text) : MarkdownText.code(text)
  }

  private static func notice(of entry: ChangelogEntry) -> String? {
    guard let required = entry.requiredDays else { return nil }
    if required == 0 { return "none is promised at its stability level" }
    var parts: [String] = []
    if let announced = entry.announced { parts.append("announced on \(announced)") }
    if let days = entry.noticeDays {
      parts.append("\(days) days ahead (\(required) are promised)")
    } else if entry.announced == nil {
      parts.append("none (\(required) days are promised)")
    }
    if let verdict = entry.verdict { parts.append(verdict.phrase) }
    return parts.joined(separator: ", ")
  }
}

extension ChangelogEntry {
  /// Whether the message would only repeat the title.
  fileprivate var titleSaysItAll: Bool {
    switch kind {
    case .added, .removed, .deprecated: true
    case .sunsetPostponed, .deprecationWithdrawn, .plannedChange, .changed: false
    }
  }
}

extension Verdict {
  /// The verdict as readers who know nothing of the policy understand it.
  fileprivate var phrase: String {
    switch self {
    case .unannounced: "which breaks the promise"
    case .tooEarly: "it came before the announced day"
    case .tooShort: "it came too soon after its announcement"
    case .undecided, .unproven: "it is not known when it was announced"
    case .claimed: "by its own claim"
    case .honoured: "so the promise was kept"
    case .exempt: "though not at its stability level"
    case .reverted: "it restores an earlier form"
    case .waived: "a waiver excuses it"
    }
  }
}
