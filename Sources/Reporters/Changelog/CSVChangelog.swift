internal import Changelog
internal import RuleEngine
internal import SchemaModel

/// The changelog for spreadsheets: a line for each entry, the latest release first.
struct CSVChangelog {
  /// The changelog in UTF-8.
  static func render(_ outcome: ChangelogOutcome) -> [UInt8] {
    var csv = CSVWriter()
    csv.row(
      [
        "day", "api", "path", "previous_version", "version", "kind", "group", "title", "coordinate",
        "element", "direction",
        "announced", "sunset", "days_left", "notice_days", "required_days", "verdict",
        "compatibility", "message", "action", "replacement", "guide", "reason", "waiver", "contact",
        "operations", "id",
      ].map { .text($0) })
    for release in outcome.releases {
      for section in release.sections(now: outcome.now) {
        for entry in section.entries {
          csv.row([
            .text(entry.effective.description), .text(release.name), .text(release.api),
            .text(release.previousVersion), .text(release.version),
            .text(entry.kind.rawValue), .text(section.group.word), .text(entry.title),
            .text(entry.coordinate), .text(entry.noun),
            .text(entry.direction == .none ? nil : entry.direction.rawValue),
            .text(entry.announced?.description), .text(entry.sunset?.description),
            .number(entry.sunset.map { $0 - outcome.now }), .number(entry.noticeDays),
            .number(entry.requiredDays), .text(entry.verdict?.rawValue),
            .text(entry.compatibility.rawValue), .text(entry.message), .text(entry.action),
            .text(entry.replacement), .text(entry.guide), .text(entry.reason),
            .text(entry.waiver?.sentence), .text(release.contact.joined(separator: "; ")),
            .text(entry.operations.joined(separator: "; ")), .text(entry.id),
          ])
        }
      }
    }
    return csv.bytes
  }
}
