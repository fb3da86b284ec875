internal import Changelog
internal import RuleEngine
internal import SchemaModel

/// The days on which things go or change, for calendars (RFC 5545): an event for each announcement, known by what
/// it is about, so that one whose day was moved, or that was taken back, replaces what readers have.
struct CalendarFile {
  private struct Event {
    var uid: String
    var day: CalendarDay
    var isCancelled = false
    /// 0 when it is announced; later the day of the release that changed it, in days since 1970-01-01: that
    /// rises whether or not the releases in between are known.
    var sequence: Int
    var changed: CalendarDay
    var entry: ChangelogEntry
    var release: ChangelogRelease
  }

  private let outcome: ChangelogOutcome

  /// The calendar in UTF-8, with lines of at most 75 octets that end with CR LF.
  static func render(_ outcome: ChangelogOutcome) -> [UInt8] {
    var lines = CalendarLines()
    CalendarFile(outcome: outcome).write(to: &lines)
    return lines.bytes
  }

  private func write(to lines: inout CalendarLines) {
    lines.line("BEGIN", "VCALENDAR")
    lines.line("VERSION", "2.0")
    lines.text("PRODID", "-//apilint//apilint \(outcome.toolVersion)//EN")
    lines.line("CALSCALE", "GREGORIAN")
    lines.line("METHOD", "PUBLISH")
    lines.text("NAME", outcome.title)
    lines.text("X-WR-CALNAME", outcome.title)
    let events = events
    for event in events { write(event, to: &lines) }
    if events.isEmpty { Self.writeTimeZone(to: &lines) }
    lines.line("END", "VCALENDAR")
  }

  /// A calendar has at least one component (3.6), and this one says nothing.
  private static func writeTimeZone(to lines: inout CalendarLines) {
    for (name, value) in [
      ("BEGIN", "VTIMEZONE"), ("TZID", "UTC"), ("BEGIN", "STANDARD"),
      ("DTSTART", "19700101T000000"), ("TZOFFSETFROM", "+0000"), ("TZOFFSETTO", "+0000"),
      ("END", "STANDARD"), ("END", "VTIMEZONE"),
    ] {
      lines.line(name, value)
    }
  }

  /// By day, then by what they are about.
  private var events: [Event] {
    var events: [String: Event] = [:]
    for release in outcome.releases.reversed() {
      for entry in release.entries { note(entry, release, in: &events) }
    }
    return events.values.sorted { ($0.day, $0.uid) < ($1.day, $1.uid) }
  }

  private func note(
    _ entry: ChangelogEntry, _ release: ChangelogRelease, in events: inout [String: Event]
  ) {
    let uid = uid(entry, release)
    let known = events[uid]
    func note(_ day: CalendarDay, isCancelled: Bool = false, isFirst: Bool = false) {
      events[uid] = Event(
        uid: uid, day: day, isCancelled: isCancelled,
        sequence: isFirst ? 0 : Int(entry.effective.number), changed: entry.effective,
        entry: entry, release: release)
    }
    if entry.isAnnouncement, let sunset = entry.sunset {
      if let known, known.day == sunset, !known.isCancelled { return }
      note(sunset, isFirst: known == nil && entry.isFirstAnnouncement)
    } else if entry.kind == .deprecationWithdrawn || entry.withdrawsDate {
      guard let day = known?.day ?? entry.formerSunset else { return }
      note(day, isCancelled: true)
    } else if let known, entry.kind == .removed, entry.effective < known.day {
      // It went before its day.
      note(entry.effective)
    }
  }

  /// What an event is known by: the API, the element, and what is planned where it is not removed.
  private func uid(_ entry: ChangelogEntry, _ release: ChangelogRelease) -> String {
    StableHash.of([
      outcome.scope, release.api, CoordinateText.normalized(entry.coordinate),
      entry.plan?.change ?? "",
    ]) + "@apilint"
  }

  private func write(_ event: Event, to lines: inout CalendarLines) {
    let entry = event.entry
    let what =
      event.isCancelled ? "stays" : entry.kind == .plannedChange ? "changes" : "is removed"
    let name = outcome.apiName(of: event.release)
    let summary = "\(entry.coordinate) \(what)" + (name.isEmpty ? "" : " [\(name)]")
    lines.line("BEGIN", "VEVENT")
    lines.line("UID", event.uid)
    lines.line("DTSTAMP", "\(event.changed.digits)T000000Z")
    lines.line("DTSTART;VALUE=DATE", event.day.digits)
    lines.line("DTEND;VALUE=DATE", (event.day + 1).digits)
    lines.line("SEQUENCE", String(event.sequence))
    lines.line("STATUS", event.isCancelled ? "CANCELLED" : "CONFIRMED")
    lines.line("TRANSP", "TRANSPARENT")
    lines.text("SUMMARY", summary)
    lines.text("DESCRIPTION", description(of: entry))
    let link = outcome.link(to: entry)
    if !link.isEmpty { lines.line("URL", link) }
    if !event.release.contact.isEmpty {
      lines.text("CONTACT", event.release.contact.joined(separator: ", "))
    }
    lines.line("CATEGORIES", "API")
    if !event.isCancelled {
      for days in [28, 7, 1] {
        lines.line("BEGIN", "VALARM")
        lines.line("ACTION", "DISPLAY")
        lines.line("TRIGGER", "-P\(days)D")
        lines.text("DESCRIPTION", summary)
        lines.line("END", "VALARM")
      }
    }
    lines.line("END", "VEVENT")
  }

  private func description(of entry: ChangelogEntry) -> String {
    // What became of it later moves no event, and is none of this one's.
    var entry = entry
    entry.supersession = nil
    return
      ([entry.title]
      + entry.answers(now: nil, saysWhomToAsk: true).map { "\($0.question): \($0.text)" })
      .joined(separator: "\n")
  }
}

extension CalendarDay {
  /// `20270214`.
  fileprivate var digits: String { description.replacing("-", with: "") }
}
