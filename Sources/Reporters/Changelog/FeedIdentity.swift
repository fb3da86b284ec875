internal import Changelog
internal import RuleEngine
internal import SchemaModel

/// What both feeds say in the same way: ids that never change (RFC 4151), and when an entry last did.
struct FeedIdentity {
  private let outcome: ChangelogOutcome
  private let authority: String

  init(_ outcome: ChangelogOutcome) {
    self.outcome = outcome
    authority = Self.host(of: outcome.address) ?? "apilint"
  }

  /// The id of the feed. Where it is published it does not depend on what is in it.
  var feed: String { "tag:\(authority),2026:changelog/\(scope)" }

  func id(of entry: ChangelogEntry) -> String { "tag:\(authority),2026:entry/\(scope)/\(entry.id)" }

  private var scope: String { StableHash.of([outcome.scope]) }

  /// When the meaning of an entry changed last: when it took effect, or when something came of what it announced.
  static func updated(_ entry: ChangelogEntry) -> CalendarDay {
    max(entry.effective, entry.supersession?.day ?? entry.effective)
  }

  /// When the feed changed last.
  var updated: CalendarDay { outcome.entries.map { Self.updated($0) }.max() ?? outcome.now }

  /// A day as an instant (RFC 3339).
  static func instant(_ day: CalendarDay) -> String { "\(day)T00:00:00Z" }

  /// The title with the day that matters, so that a list of titles says it all.
  static func headline(of entry: ChangelogEntry) -> String {
    guard entry.isAnnouncement, entry.supersession == nil, let sunset = entry.sunset else {
      return entry.title
    }
    let event = entry.kind == .plannedChange ? "changes" : "removed"
    return "\(entry.title): \(event) on \(sunset.longText)"
  }

  /// The host of an address, in lower case.
  private static func host(of address: String) -> String? {
    guard let start = address.firstRange(of: "://")?.upperBound else { return nil }
    let authority = address[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let host = authority.split(separator: "@").last?.prefix { $0 != ":" } ?? ""
    let isName = host.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }
    return host.isEmpty || !isName ? nil : host.lowercased()
  }
}
