internal import Changelog
internal import RuleEngine
internal import SchemaModel

/// The days that are still to come, with what goes or changes on each, the soonest first.
struct Timeline {
  /// How many days, and how many things of a day, are listed.
  private static let mostDays = 40
  private static let mostOfDay = 8

  private let now: CalendarDay
  private let days: [(day: CalendarDay, entries: [ChangelogEntry])]

  init(_ outcome: ChangelogOutcome, _ entries: PageEntries) {
    now = outcome.now
    var days: [(day: CalendarDay, entries: [ChangelogEntry])] = []
    for entry in outcome.announcements where entries.shows(entry) {
      guard let day = entry.sunset, day > outcome.now else { continue }
      if days.last?.day == day {
        days[days.count - 1].entries.append(entry)
      } else {
        days.append((day, [entry]))
      }
    }
    self.days = days
  }

  func write(to markup: inout MarkupWriter) {
    guard !days.isEmpty else { return }
    markup.block("section", ["aria-labelledby": "timeline"]) { markup in
      markup.breakLine()
      markup.block("h2", ["id": "timeline"], text: "What comes when")
      markup.block("ol", ["class": "timeline"]) { markup in
        markup.breakLine()
        for (day, entries) in days.prefix(Self.mostDays) { write(day, entries, to: &markup) }
        let hidden = days.count - Self.mostDays
        if hidden > 0 { markup.block("li", text: "\(hidden) more days") }
      }
    }
  }

  private func write(
    _ day: CalendarDay, _ entries: [ChangelogEntry], to markup: inout MarkupWriter
  ) {
    markup.block("li") { markup in
      markup.element("time", ["datetime": day.description], text: day.dayText)
      markup.element("span", ["class": "left"], text: day.distance(from: now))
      markup.element("ul") { markup in
        for entry in entries.prefix(Self.mostOfDay) {
          markup.element("li") { markup in
            markup.element("a", ["href": "#\(entry.anchor)"]) { markup in
              markup.element("code") { $0.text(entry.coordinate, limit: 120) }
            }
            markup.text(entry.kind == .plannedChange ? " changes" : " is removed")
          }
        }
        let hidden = entries.count - Self.mostOfDay
        if hidden > 0 { markup.element("li", text: "+\(hidden) more") }
      }
    }
  }
}
