import BuiltInRules
import History
import OpenAPIFormat
import RuleEngine
import SchemaDiff
import SchemaModel
import SourceText
import Testing

/// The published versions of a small API, and a change to it that is judged by them.
struct Timeline {
  /// A day and the text that was published on it; nil is a version without the API, and a text that
  /// cannot be read is one that is skipped.
  typealias Published = (day: String, text: String?)

  var versions: [Published]
  var circumstances = HistoryReplay.Circumstances()
  var policy = NoticePolicy()
  var waivers: [Waiver] = []

  init(_ versions: [Published]) { self.versions = versions }

  static let book: RuleBook = {
    var diagnostics: [Diagnostic] = []
    let book = RuleBook.load(
      builtIn: builtInRuleFiles.map { ($0.path, $0.text) }, diagnostics: &diagnostics)
    precondition(diagnostics.isEmpty, "the built-in rules have errors: \(diagnostics)")
    return book
  }()

  /// What is found when `text` takes effect on a day, after all versions.
  func change(to text: String?, on now: String) throws -> [Finding] {
    var replay = HistoryReplay(circumstances)
    var loader = Loader(versions: Self.stamps(versions), texts: versions.map(\.text))
    try replay.run(&loader) { _ in }
    let line = try #require(replay.latestLine)
    let before = try #require(line.schema)
    let comparison =
      try text.map { compare(before, try Self.lower($0), extent: .everyLifecycle) }
      ?? comparisonOfRemoval(before)
    return judge(
      comparison, by: Self.book, policy: policy, overrides: SeverityOverrides(),
      path: "api.yaml", now: day(now),
      evidence: JudgingEvidence(
        notices: line.notices, recent: line.recent, waivers: waivers))
  }

  /// What is found at each step of the history itself.
  func audit() throws -> [(step: HistoryEdge, findings: [Finding])] {
    var replay = HistoryReplay(circumstances)
    var loader = Loader(versions: Self.stamps(versions), texts: versions.map(\.text))
    var steps: [(HistoryEdge, [Finding])] = []
    try replay.run(&loader) { edge in
      let findings = judge(
        edge.comparison, by: Self.book, policy: policy, overrides: SeverityOverrides(),
        path: "api.yaml", now: edge.after.day,
        evidence: JudgingEvidence(
          notices: edge.notices, recent: edge.recent, missedSince: edge.missedSince))
      steps.append((edge, findings))
    }
    return steps
  }

  static func stamps(_ versions: [Published]) -> [PublishedVersion] {
    versions.map { PublishedVersion(name: "\($0.day).yaml", day: day($0.day)) }
  }

  static func lower(_ text: String) throws -> Schema {
    let version = OpenAPIFormat().lower(
      SourceFile(path: "api.yaml", bytes: Array(text.utf8)),
      in: LoweringContext(annotations: book.annotations, loader: NoFiles()))
    let problems = version?.diagnostics.map(\.message) ?? []
    let schema = version?.schema
    return try #require(schema, "\(problems) in \(text)")
  }

  struct Loader: VersionLoading {
    var versions: [PublishedVersion]
    var texts: [String?]

    mutating func load(_ index: Int, after earlier: Schema?) throws -> VersionContent {
      guard let text = texts[index] else { return .absent }
      if text.isEmpty { return .unreadable("it is empty") }
      return .api(try Timeline.lower(text))
    }
  }

  private struct NoFiles: ReferenceLoader {
    func load(_ path: String, from file: SourceFile) throws(ReferenceFailure) -> SourceFile {
      throw ReferenceFailure(message: "\(path) is not there", remedy: nil)
    }
  }
}

func day(_ text: String) -> CalendarDay { AnnotationDate(text)!.day }

extension [Finding] {
  /// The finding about a change of what is there.
  var change: Finding? { first { $0.verdict != nil } }
  var verdict: Verdict? { change?.verdict }

  func finding(_ rule: String) -> Finding? { first { $0.rule == rule } }
}

/// A small API, of which a response has a property `email` that may carry annotations. Everything is
/// written in flow style, so that parts can be put together; each part ends with a comma.
struct SmallAPI {
  /// Annotations of the property; nil is a version without the property.
  var email: String? = ""
  /// Keys of `GET /users`.
  var operation = ""
  /// Keys at the root.
  var api = ""
  /// Further properties of the response.
  var properties = ""
  /// Further paths.
  var paths = ""
  /// Component schemas.
  var schemas = ""
  var version = "1.0.0"

  var text: String {
    let property = email.map { "email: {\($0)type: string}," } ?? ""
    return """
      openapi: 3.1.0
      info: {title: Users, version: \(version)}
      \(api)
      paths: {
        /users: {get: {\(operation) responses: {"200": {description: ok, content: {application/json: {
          schema: {type: object, properties: {id: {type: string}, \(property) \(properties)}}}}}}}},
        \(paths)
      }
      components: {schemas: {\(schemas)}}
      """
  }

  static let plain = SmallAPI().text
  static let without = SmallAPI(email: nil).text

  static func notice(_ sunset: String) -> String {
    "deprecated: true, x-deprecated-reason: old, x-sunset: \(sunset), "
  }

  /// The property under notice.
  static func under(_ sunset: String, since claim: String? = nil, _ more: String = "") -> String {
    let announced = claim.map { "x-deprecated-at: \($0), " } ?? ""
    return SmallAPI(email: notice(sunset) + announced + more).text
  }

  /// An operation that answers with a component.
  static func path(_ name: String, _ operation: String, answers schema: String) -> String {
    "/\(name): {get: {\(operation) responses: {\"200\": {description: ok, content: {application/json: {"
      + "schema: {$ref: '#/components/schemas/\(schema)'}}}}}}}, "
  }
}
