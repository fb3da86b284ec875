package import SchemaModel

/// The first version in which something was seen, and how well that tells since when it has been so.
package struct Sighting: Sendable, Hashable {
  package var version: PublishedVersion
  package var start: Start

  package init(_ version: PublishedVersion, _ start: Start) {
    self.version = version
    self.start = start
  }

  /// What is known of the time before that version.
  package enum Start: Sendable, Hashable {
    /// The version before did not have it.
    case exact
    /// There is no earlier version to be seen: it may be as old as anything (POLICY.md, 10).
    case orEarlier
    /// Versions are missing between this day, on which it was not so yet, and the version.
    case after(CalendarDay)
    /// A reviewed baseline says so (POLICY.md, 10).
    case baseline
  }

  package var day: CalendarDay { version.day }
}
