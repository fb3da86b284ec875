import RuleEngine
import SchemaDiff
import SchemaModel
import SourceText
import Testing

/// Notices in GraphQL schemas: which texts announce a removal, and for which day.
@Suite struct GraphQLNoticeTests {
  /// The sunset, or the day since which it is deprecated, of the element with the name `it`.
  private func lifecycle(_ text: String) throws -> (sunset: String?, announced: String?, is: Bool) {
    let schema = try Judged.lower(text, path: "api.graphql")
    let index = try #require(schema.elements.firstIndex { schema.text($0.name) == "it" })
    let found = schema.lifecycle(of: ElementID(index))
    return (
      found?.sunset?.day?.description, found?.announced?.day?.description,
      found?.isDeprecated ?? false
    )
  }

  @Test(arguments: [
    // GitHub: a blog's address has a date as well.
    (#""See https://x.test/2024-01-02-news. Use `b`. Removal on 2025-04-01 UTC.""#, "2025-04-01"),
    (#""`x` will be removed. Use `y` instead. Removal on 2025-04-01 UTC.""#, "2025-04-01"),
    (#""It shall reach its end-of-life on June 30, 2026.""#, "2026-06-30"),
    (#""Use b. Will be removed on 14 February 2027.""#, "2027-02-14"),
    // A leading date says since when, a version and a month say no day.
    (#""2023-01-16: Please use socialLinks""#, nil),
    (#""This field will be removed in Saleor 4.0.""#, nil),
    (#""Use `STN` available from version `2022-07` onwards instead.""#, nil),
    (#""[Will be removed in v2]""#, nil),
    (#""Removal on 2025-02-30 UTC.""#, nil),
  ])
  func reasonsInTheWild(_ reason: String, _ sunset: String?) throws {
    let found = try lifecycle("type Query { it: Int @deprecated(reason: \(reason)) }")
    #expect(found.is)
    #expect(found.sunset == sunset)
  }

  @Test func aLeadingDateIsTheDayOfTheDeprecation() throws {
    let found = try lifecycle(
      #"type Query { it: Int @deprecated(reason: "2023-01-16: Please use socialLinks") }"#)
    #expect(found.announced == "2023-01-16" && found.sunset == nil)
  }

  @Test(arguments: [
    #"@deprecated(reason: "Gone soon.", deletionDate: "2026-12-25")"#,
    #"@deprecated(reason: "Gone soon.", dateOfRemoval: "2026-12-25")"#,
    #"@sunset(on: "2026-12-25")"#,
    #"@sunset(url: "https://x.test", when: "2026-12-25T00:00:00.000Z")"#,
  ])
  func directivesInTheWild(_ directive: String) throws {
    let found = try lifecycle("type Query { it: Int \(directive) }")
    #expect(found.is)
    #expect(found.sunset == "2026-12-25")
  }

  @Test func whatMustBeGivenIsAnnouncedInItsDescription() throws {
    let description = #""**Upcoming Change on 2023-10-01 UTC** **Reason:** It is not used.""#
    for text in [
      "type Query { a(\(description) it: Int!): Int }",
      "type Query { a(i: I): Int } input I { \(description) it: Int! b: Int }",
      "type Query { a: E } enum E { \(description) it b }",
      "type Query { a: it } \(description) type it { b: Int }",
    ] {
      #expect(try lifecycle(text).sunset == "2023-10-01", "\(text)")
    }
    // A field has `@deprecated` for that: its description may speak of anything.
    #expect(try lifecycle("type Query { \(description) it: Int }").sunset == nil)
  }

  @Test func aTypeGoesByTheNoticesOfWhatLedToIt() throws {
    let reason = #"@deprecated(reason: "Deprecated on 2026-01-10. Removal on 2026-06-01 UTC.")"#
    func verdicts(_ before: String, _ after: String) throws -> [String] {
      try Judged(before, after, now: "2026-06-01", path: "api.graphql").findings
        .filter { $0.rule == "type-removed" }
        .map { "\($0.coordinate) \($0.verdict?.rawValue ?? "-")" }.sorted()
    }
    let after = "type Query { b: Int }"
    // In a circle, and through a union.
    #expect(
      try verdicts(
        "type Query { a: A \(reason) b: Int } type A { c: C } type C { a: A u: U } union U = D "
          + "type D { x: Int }", after)
        == ["A claimed", "C claimed", "D claimed", "U claimed"])
    // A second way in is under no notice.
    #expect(
      try verdicts(
        "type Query { a: A \(reason) b: Int s: S } type A { x: Int } union S = A",
        "type Query { b: Int s: S } union S = T type T { y: Int }") == ["A unannounced"])
    // Two ways in: the later sunset counts.
    #expect(
      try verdicts(
        "type Query { a: A \(reason) b: Int c: A @deprecated(reason: "
          + "\"Deprecated on 2026-01-10. Removal on 2026-08-01 UTC.\") } type A { x: Int }", after)
        == ["A too-early"])
  }

  @Test func whatNothingPromisesLeadsNowhere() throws {
    // An interface that is only implemented can be named, and promises nothing; what nothing leads to is no
    // way in either. A list of a type that goes goes with it.
    let reason = #"@deprecated(reason: "Deprecated on 2026-01-10. Removal on 2026-06-01 UTC.")"#
    for (before, after) in [
      (
        "interface I { a: Int } type Query { t: T s: S \(reason) } type T implements I { a: Int } "
          + "type S implements I { a: Int }",
        "interface I { a: Int } type Query { t: T } type T implements I { a: Int }"
      ),
      (
        "type Query { s: S \(reason) k: Int } type S { a: Int } type Unreached { s: S }",
        "type Query { k: Int } type Unreached { k: Int }"
      ),
      (
        "type Query { k: Int s: [S!]! } "
          + "type S @sunset(on: \"2026-06-01\", announced: \"2026-01-10\") { a: Int }",
        "type Query { k: Int }"
      ),
      ("type Query { k: Int } type Mutation { a: Int \(reason) }", "type Query { k: Int }"),
    ] {
      let findings = try Judged(before, after, now: "2026-06-01", path: "api.graphql").findings
        .filter { $0.compatibility == .breaking }
      #expect(findings.allSatisfy { $0.verdict == .claimed }, "\(before): \(findings)")
      #expect(findings.contains { $0.rule == "type-removed" })
    }
  }

  @Test func aTypeThatTakesThePlaceOfItsInterfaceIsLookedInto() throws {
    let judged = try Judged(
      "type Query { a: I } interface I { id: ID } type T implements I { id: ID x: Int }",
      "type Query { a: T } interface I { id: ID } type T implements I { id: ID x: String }",
      path: "api.graphql")
    #expect(judged.rules == ["response-narrowed", "response-type-changed"])
  }

  @Test func theLaterOfTwoPromisesCounts() throws {
    let text = #"@deprecated(reason: "Removal on 2028-06-01 UTC.") @sunset(on: "2027-05-01")"#
    #expect(try lifecycle("type Query { it: Int \(text) }").sunset == "2028-06-01")
  }

  @Test func proseAboutSomethingElseAnnouncesNothing() throws {
    for text in [
      #"type Query { a: E } enum E { "Rows are removed after 2025-05-01 by the archiver." it b }"#,
      #"type Query { a(i: I): Int } input I { "Only for accounts available until 2025-05-01" it: Int }"#,
    ] {
      #expect(try lifecycle(text).sunset == nil, "\(text)")
    }
  }

  @Test func annotationsAreHeldAgainstEachOther() throws {
    let findings = try Judged.state(
      """
      type Query {
        k(a: Int! @deprecated(reason: "No use. Removal on 2027-06-01 UTC.")): Int
          @sunset(on: "2027-06-01", replacement: "Query.nope")
        t: T
      }
      type T @sunset(on: "2027-04-01", replacement: "Query") {
        u: Int @deprecated(reason: "No use. Removal on 2027-06-01 UTC.")
      }
      """, path: "api.graphql")
    #expect(
      Set(findings.map(\.rule)) == [
        "replacement-unknown", "sunset-after-parent", "deprecated-but-required",
      ])
  }
}
