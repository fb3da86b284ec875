import RuleEngine
import SourceText
import Testing

@testable import Reporters

@Suite("Reports on rules")
struct RuleListingTests {
  private static let removed = """
    id: thing-removed
    summary: A thing that somebody may have relied on was removed
    compatibility: breaking
    match: {aspect: presence, relation: removed, element: [property, header], openness: closed}
    message: "{noun} {name} was removed"
    advice: "Keep it until {earliest}."
    explanation: |
      Whoever used it will miss it,
      and say so.

      - a list
      - stays as it is
    references: [https://example.org/]
    examples:
      - place: response-schema
        before: |
          type: object
          properties: {}
        after: |
          type: array
          properties: {}
        expect: [thing-removed, another]
    """

  private let book: RuleBook = {
    var diagnostics: [Diagnostic] = []
    let files: [RuleBook.File] = [
      ("presence/thing-removed.yaml", removed),
      (
        "name/thing-renamed.yaml",
        "{id: thing-renamed, summary: Renamed, compatibility: risky, match: {aspect: name}, message: m}"
      ),
    ]
    return RuleBook.load(builtIn: files, diagnostics: &diagnostics)
  }()

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func listsByCategory() {
    let severities = SeverityOverrides(entries: [
      SeverityOverrides.Entry(
        rule: "thing-renamed", severity: .off, path: nil, element: nil,
        place: SourceRange(file: FileIndex(0), start: 0, end: 0))
    ])
    #expect(
      text(
        RuleListing.text(book, severities: severities, options: ReportOptions(width: 60)))
          == """
          name
            thing-renamed  off      Renamed

          presence
            thing-removed  error    A thing that somebody may have
                                    relied on was removed

          2 rules; `apilint explain RULE` tells more

          """)
  }

  @Test func tellsAllOfOneRule() throws {
    let rule = try #require(book.rule(id: "thing-removed"))
    #expect(
      text(RuleExplanation.text(rule, options: ReportOptions(width: 60))) == """
        thing-removed  error · breaking · major version · presence
        A thing that somebody may have relied on was removed.

        Speaks of
          aspect       presence: that it is there
          relation     removed
          element      header, property
          openness     closed: the list of values, or the object
                       around it, takes no others

        Why
          Whoever used it will miss it, and say so.

          - a list
          - stays as it is

        Example: the schema of a response, judged on 2026-11-22
          - type: object
          + type: array
            properties: {}
          Also reported: another

        What to do
          Keep it until <earliest>.

        References
          https://example.org/

        """)
  }

  @Test func writesEverythingForPrograms() {
    let json = text(RuleListing.json(book))
    #expect(json.hasPrefix("[\n  {\n    \"id\": \"thing-renamed\","))
    #expect(json.contains("\"match\": {\n      \"aspect\": [\n        \"presence\"\n      ]"))
    #expect(json.contains("\"before\": \"type: object\\nproperties: {}\\n\""))
  }

  @Test func linesThatDifferStandTogether() {
    let lines = LineDifference.of("a\nb\nc\nd\n", "a\nx\nc\ny\nz\n").map { "\($0.side) \($0.line)" }
    #expect(
      lines == [
        "both a", "before b", "after x", "both c", "before d", "after y", "after z",
      ])
  }

  @Test func everyWordOfTheSchemaOfTheConfigurationIsThere() {
    let json = text(ConfigurationSchema.json(book))
    for key in ["rules", "severity", "notice", "fail-on", "annotations", "merge-slack"] {
      #expect(json.contains("\"\(key)\": {"))
    }
    #expect(json.contains("\"thing-removed\""))
  }
}
