package import Changelog
internal import SourceText

/// The forms of a changelog. A new one is a file of its own and a case here.
package enum ChangelogFormat: String, CaseIterable, Sendable {
  /// For people, and for a file that is kept in a repository.
  case markdown
  /// One page for a browser.
  case html
  /// For programs; stable, with a version and a schema.
  case json
  /// A feed (RFC 4287).
  case atom
  /// A feed in JSON (JSON Feed 1.1).
  case jsonFeed = "json-feed"
  /// The days of removals, for calendars (RFC 5545).
  case icalendar
  /// For spreadsheets.
  case csv
}

/// Turns changelogs into their forms.
package enum ChangelogReport {
  /// Whether entries of a page can be linked to at an address.
  package static func canLink(to address: String) -> Bool {
    URIText.isWebAddress(address) && !address.contains("#")
  }

  /// The changelog in UTF-8. The same outcome gives the same bytes.
  package static func render(_ outcome: ChangelogOutcome, format: ChangelogFormat) -> [UInt8] {
    switch format {
    case .markdown: MarkdownChangelog.render(outcome)
    case .html: ChangelogPage.render(outcome)
    case .json: JSONChangelog.render(outcome)
    case .atom: AtomFeed.render(outcome)
    case .jsonFeed: JSONFeed.render(outcome)
    case .icalendar: CalendarFile.render(outcome)
    case .csv: CSVChangelog.render(outcome)
    }
  }
}
