import BuiltInRules
import OpenAPIFormat
import RuleEngine
import SchemaModel
import SourceText
import Testing

/// Every spelling that annotations are known to be written in, read to what it means, with its file,
/// its line and the key as written.
@Suite struct AnnotationSpellingTests {
  static let sunsets = [
    "x-sunset", "x-sunset-date", "x-sunsetDate", "x-sunset-on", "x-deprecated-sunset",
    "x-removal-date", "x-deprecated-removal-date", "x-remove-on", "x-removed-on", "x-removed-in",
    "x-removed-at", "x-version-removed", "x-removal-version", "x-eol", "x-end-of-life",
  ]
  static let announcements = [
    "x-deprecated-at", "x-deprecated-on", "x-deprecated-on-date", "x-deprecated-date",
    "x-deprecated-since", "x-deprecated-in", "x-deprecation-date", "x-deprecationDate",
    "x-version-deprecated", "x-deprecatedInVersion",
  ]
  static let reasons = [
    "x-deprecated-reason", "x-deprecation-reason", "x-deprecation-message",
    "x-deprecatedMessage", "x-boat-deprecation-message", "x-speakeasy-deprecation-message",
  ]
  static let replacements = [
    "x-replacement", "x-replacement-operation", "x-replaced-by", "x-replacedBy", "x-successor",
    "x-successor-url", "x-successorEndpoint", "x-use-instead",
    "x-speakeasy-deprecation-replacement", "x-snyk-deprecated-by",
  ]

  /// What stands in the document, and what it comes to.
  struct Case: CustomTestStringConvertible, Sendable {
    /// One line of YAML.
    var line: String
    /// Meaning, text as written, and the key as written.
    var means: [Meaning]
    var isDeprecated: Bool?

    struct Meaning: Equatable, Sendable {
      var meaning: AnnotationMeaning
      var text: String
      var spelling: String

      init(_ meaning: AnnotationMeaning, _ text: String, _ spelling: String) {
        self.meaning = meaning
        self.text = text
        self.spelling = spelling
      }
    }

    var testDescription: String { line }
  }

  static let plain: [Case] =
    sunsets.map { Case(line: "\($0): 2027-03-01", means: [.init(.sunset, "2027-03-01", $0)]) }
    + announcements.map {
      Case(line: "\($0): 2026-11-22", means: [.init(.announced, "2026-11-22", $0)])
    }
    + reasons.map {
      Case(line: "\($0): Nobody used it.", means: [.init(.reason, "Nobody used it.", $0)])
    }
    + replacements.map { Case(line: "\($0): other", means: [.init(.replacement, "other", $0)]) }
    + ["x-migration-guide", "x-migration-path"].map {
      Case(
        line: "\($0): https://example.com/2", means: [.init(.guide, "https://example.com/2", $0)])
    }
    + ["x-stability-level", "x-snyk-api-stability", "x-status", "x-lifecycle"].map {
      Case(line: "\($0): beta", means: [.init(.stability, "beta", $0)])
    }

  /// Versions where a date may stand: kept as they are.
  static let versions: [Case] =
    ["x-sunset", "x-removed-in", "x-version-removed"].map {
      Case(line: "\($0): v3", means: [.init(.sunset, "v3", $0)])
    }
    + ["x-deprecated-since", "x-deprecated-in", "x-deprecatedInVersion"].map {
      Case(line: "\($0): \"2.4\"", means: [.init(.announced, "2.4", $0)])
    }

  static let objects: [Case] = [
    Case(
      line:
        "x-deprecation: {deprecated: true, date: 2026-11-22, sunset: 2027-03-01, replacement: other, migration_guide: g}",
      means: [
        .init(.announced, "2026-11-22", "date"), .init(.sunset, "2027-03-01", "sunset"),
        .init(.replacement, "other", "replacement"), .init(.guide, "g", "migration_guide"),
      ], isDeprecated: true),
    Case(
      line: "x-deprecation: {sunset_date: 2027-03-01, migration_path: g}",
      means: [.init(.sunset, "2027-03-01", "sunset_date"), .init(.guide, "g", "migration_path")],
      isDeprecated: true),
    Case(
      line: "x-deprecation: {deprecated: false, sunset: 2027-03-01}",
      means: [.init(.sunset, "2027-03-01", "sunset")], isDeprecated: false),
    Case(
      line:
        "x-ms-deprecation: {removalDate: 2027-03-01, date: 2026-11-22, version: v2, description: old}",
      means: [
        .init(.announced, "2026-11-22", "date"), .init(.sunset, "2027-03-01", "removalDate"),
        .init(.reason, "old", "description"),
      ], isDeprecated: true),
    Case(
      line:
        "x-sap-deprecated-operation: {deprecationDate: 2026-11-22, successorOperationRef: '#/paths/~1b/get', successorOperationId: other}",
      means: [
        .init(.announced, "2026-11-22", "deprecationDate"),
        .init(.replacement, "#/paths/~1b/get", "successorOperationRef"),
      ], isDeprecated: true),
    Case(
      line:
        "x-sap-stateInfo: {state: Deprecated, deprecationDate: 2026-11-22, decommissionedDate: 2027-03-01, successorApi: other}",
      means: [
        .init(.announced, "2026-11-22", "deprecationDate"),
        .init(.sunset, "2027-03-01", "decommissionedDate"),
        .init(.replacement, "other", "successorApi"),
      ], isDeprecated: true),
    Case(
      line: "x-sap-stateInfo: {state: Beta}", means: [.init(.stability, "beta", "state")]),
    Case(
      line: "x-github: {deprecationDate: 2026-11-22, removalDate: 2027-03-01}",
      means: [
        .init(.announced, "2026-11-22", "deprecationDate"),
        .init(.sunset, "2027-03-01", "removalDate"),
      ]),
    Case(
      line: "x-replacement: {operationId: other, since: 1.2.0, docs: https://example.com}",
      means: [
        .init(.replacement, "other", "operationId"), .init(.guide, "https://example.com", "docs"),
      ]),
  ]

  static let polymorphic: [Case] = [
    Case(line: "x-deprecated: true", means: [], isDeprecated: true),
    Case(line: "x-deprecated: false", means: [], isDeprecated: false),
    Case(line: "x-deprecated: \"false\"", means: [], isDeprecated: false),
    Case(
      line: "x-deprecated: 2026-11-22", means: [.init(.announced, "2026-11-22", "x-deprecated")],
      isDeprecated: true),
    Case(
      line: "x-deprecated: Nobody used it.",
      means: [.init(.reason, "Nobody used it.", "x-deprecated")], isDeprecated: true),
    Case(
      line: "x-deprecation: Nobody used it.",
      means: [.init(.reason, "Nobody used it.", "x-deprecation")], isDeprecated: true),
    // What says nothing implies nothing.
    Case(line: "x-deprecation: {}", means: []),
    Case(line: "x-deprecation: false", means: []),
    Case(line: "x-deprecation:", means: []),
    Case(line: "x-deprecated:", means: []),
    Case(line: "x-snyk-api-stability: sunset", means: [], isDeprecated: true),
    Case(line: "x-lifecycle: deprecated", means: [], isDeprecated: true),
  ]

  enum Host: String, CaseIterable {
    case operation
    case property
    case parameter
  }

  @Test(arguments: plain + versions + objects + polymorphic, Host.allCases)
  func isReadToItsMeaning(_ one: Case, _ host: Host) throws {
    let (text, line) = Self.document(one.line, on: host)
    let schema = try Judged.lower(text)
    let host = try #require(self.element(of: host, schema))
    let lifecycle = schema.lifecycle(of: host) ?? Lifecycle()
    #expect(
      meanings(of: lifecycle, schema).sorted { $0.spelling < $1.spelling }
        == one.means.sorted { $0.spelling < $1.spelling })
    #expect(lifecycle.deprecation?.isDeprecated == one.isDeprecated)
    let table = LineTable(schema.files[0].bytes)
    for range in places(of: lifecycle) {
      #expect(schema.files[Int(range.file.raw)].path == "api.yaml")
      #expect(table.position(at: Int(range.start)).line == line)
    }
    #expect(lifecycle.facts.isEmpty)
  }

  /// The same day, however it is written.
  @Test(arguments: [
    "2027-03-01", "\"2027-03-01\"", "'2027-03-01'", "2027-03-01T00:00:00Z",
    "\"2027-03-01T00:00:00+00:00\"", "2027-02-28T23:00:00-01:00", "2027-02-28 22:59:59Z",
    "\"2027-03-01T00:00:00.0000000+00:00\"", "!!timestamp 2027-03-01", "!!str 2027-03-01",
  ])
  func isTheSameDay(_ value: String) throws {
    for key in ["x-sunset", "x-removed-at"] {
      let schema = try Judged.lower(Self.document("\(key): \(value)", on: .operation).text)
      let sunset = element(of: .operation, schema).flatMap { schema.lifecycle(of: $0)?.sunset }
      #expect(sunset?.day?.description == "2027-03-01", "\(value)")
    }
  }

  /// In its file of configuration a team adds its own.
  @Test func aTeamHasItsOwn() throws {
    let file = SourceFile(
      path: Configuration.fileName,
      bytes: Array(
        """
        annotations:
          - {key: x-gone-by, meaning: sunset}
          - {key: goneSince, meaning: announced, implies: deprecated}
          - {key: x-our-life, members: {ends: sunset, began: announced, why: reason}, implies: deprecated}
        """.utf8))
    var diagnostics: [Diagnostic] = []
    let read = Configuration.read(file, file: FileIndex(0), diagnostics: &diagnostics)
    let configuration = try #require(read)
    let book = RuleBook.load(
      builtIn: builtInRuleFiles.map { ($0.path, $0.text) }, spellings: configuration.spellings,
      diagnostics: &diagnostics)
    #expect(diagnostics.isEmpty)
    let annotations = [
      ["deprecated: true", "x-gone-by: 2027-03-01", "goneSince: 2026-11-22"],
      ["x-our-life: {ends: 2027-03-01, began: 2026-11-22, why: old}"],
    ]
    for lines in annotations {
      let before = AnnotatedShop(.operation, lines)
      var after = before
      after.removed = [.operation]
      func removal(on now: String) throws -> Verdict? {
        try Judged(before.text, after.text, now: now, book: book).findings.first {
          $0.rule == "operation-removed"
        }?.verdict
      }
      #expect(try removal(on: "2027-02-28") == .tooEarly)
      #expect(try removal(on: "2027-03-01") == .claimed)
      // Without the configuration nobody knows them.
      let unknown = try Judged(before.text, after.text, now: "2027-03-01").findings
      #expect(unknown.first { $0.rule == "operation-removed" }?.verdict == .unannounced)
    }
  }

  private func meanings(of lifecycle: Lifecycle, _ schema: Schema) -> [Case.Meaning] {
    var found: [Case.Meaning] = []
    for (meaning, date) in [
      (AnnotationMeaning.announced, lifecycle.announced), (.sunset, lifecycle.sunset),
    ] {
      guard let date else { continue }
      found.append(.init(meaning, schema.text(date.text), schema.text(date.spelling)))
    }
    for (meaning, text) in [
      (AnnotationMeaning.replacement, lifecycle.replacement), (.reason, lifecycle.reason),
      (.guide, lifecycle.guide),
    ] {
      guard let text else { continue }
      found.append(.init(meaning, schema.text(text.text), schema.text(text.spelling)))
    }
    if let level = lifecycle.stability {
      found.append(.init(.stability, level.level.rawValue, schema.text(level.spelling)))
    }
    return found
  }

  private func places(of lifecycle: Lifecycle) -> [SourceRange] {
    [
      lifecycle.deprecation?.range, lifecycle.announced?.range, lifecycle.sunset?.range,
      lifecycle.replacement?.range, lifecycle.reason?.range, lifecycle.guide?.range,
      lifecycle.stability?.range,
    ].compactMap { $0 }
  }

  private func element(of host: Host, _ schema: Schema) -> ElementID? {
    schema.elements.indices.map { ElementID($0) }.first {
      schema[$0].kind.rawValue == host.rawValue && schema.text(schema[$0].name) != "other"
    }
  }

  /// A document with a line on a host, and the number of that line.
  private static func document(_ line: String, on host: Host) -> (text: String, line: Int) {
    func said(_ own: Host) -> String { host == own ? line : "x-other: true" }
    let text = """
      openapi: 3.1.0
      info: {title: t, version: "1"}
      paths:
        /a:
          get:
            \(said(.operation))
            parameters:
              - name: q
                in: query
                \(said(.parameter))
                schema: {type: string}
            responses:
              "200":
                description: ok
                content:
                  application/json:
                    schema:
                      type: object
                      properties:
                        email:
                          type: string
                          \(said(.property))

      """
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return (text, (lines.firstIndex { $0.contains(line) } ?? -1) + 1)
  }
}
