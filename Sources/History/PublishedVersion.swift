package import SchemaModel

/// One published state of an API's schema files, as far as judging needs to know it.
package struct PublishedVersion: Sendable, Hashable {
  /// What people call it: an abbreviated commit, a tag, the name of a dated file.
  package var name: String
  /// The UTC day of its publication (POLICY.md, 8 and 9).
  package var day: CalendarDay

  package init(name: String, day: CalendarDay) {
    self.name = name
    self.day = day
  }

  /// `1a2b3c4 of 2026-08-01`; a dated name says it all.
  package var description: String {
    name.contains(day.description) ? name : "\(name) of \(day)"
  }
}
