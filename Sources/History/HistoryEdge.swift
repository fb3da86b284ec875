package import SchemaDiff
package import SchemaModel

/// The step from one published version to the next one of its line, with all that judging it takes.
package struct HistoryEdge: Sendable {
  package var before: PublishedVersion
  package var after: PublishedVersion
  /// With every lifecycle; of a removal or an addition where the API came or went as a whole.
  package var comparison: Comparison
  /// What the versions up to the one before show; nil where the API was not there.
  package var notices: NoticeHistory?
  /// The day of the version before, where versions between both may be missing for longer than a notice
  /// takes: something may have been announced there, or withdrawn.
  package var missedSince: CalendarDay?
  /// Other versions that were in force a few days ago.
  package var recent: [RecentVersion]
}

/// A version that was in force until lately: to go back to it breaks nobody who has not moved yet.
package struct RecentVersion: Sendable {
  package var version: PublishedVersion
  package var schema: Schema
  /// The day on which another version took its place.
  package var supersededOn: CalendarDay

  package init(version: PublishedVersion, schema: Schema, supersededOn: CalendarDay) {
    self.version = version
    self.schema = schema
    self.supersededOn = supersededOn
  }
}
