package import SchemaModel

/// Two versions of something small, with the rules that are expected to speak: documentation and
/// test in one.
package struct RuleExample: Sendable {
  /// Where in a document the text stands; see ``ExampleDocument``.
  package enum Place: String, CaseIterable, Sendable {
    /// It is a whole document.
    case document
    /// It is a whole GraphQL schema.
    case graphql
    case operation
    case parameter
    case requestSchema = "request-schema"
    case responseSchema = "response-schema"
  }

  package var place: Place
  package var before: String
  package var after: String
  /// The version of OpenAPI that the two are written in.
  package var openAPIVersion: String
  /// The day of the run.
  package var now: CalendarDay
  /// The ids of the rules of all findings, sorted.
  package var expected: [String]

  package static let usualOpenAPIVersion = "3.1.0"
  /// The day of examples that state none.
  package static let usualDay = CalendarDay(year: 2026, month: 11, day: 22)!

  package init(
    place: Place, before: String, after: String,
    openAPIVersion: String = RuleExample.usualOpenAPIVersion,
    now: CalendarDay = RuleExample.usualDay, expected: [String]
  ) {
    self.place = place
    self.before = before
    self.after = after
    self.openAPIVersion = openAPIVersion
    self.now = now
    self.expected = expected
  }
}
