import BuiltInRules
import GraphQLFormat
import OpenAPIFormat
import RuleEngine
import SchemaDiff
import SchemaModel
import SourceText
import Testing

/// Two documents, lowered, compared and judged by the built-in rules.
struct Judged {
  var comparison: Comparison
  var findings: [Finding]

  static let book: RuleBook = {
    var diagnostics: [Diagnostic] = []
    let book = RuleBook.load(
      builtIn: builtInRuleFiles.map { ($0.path, $0.text) }, diagnostics: &diagnostics)
    precondition(diagnostics.isEmpty, "the built-in rules have errors: \(diagnostics)")
    return book
  }()

  init(
    _ before: String, _ after: String, now: String = "2026-11-22", book: RuleBook = Judged.book,
    path: String = "api.yaml"
  ) throws {
    let comparison = compare(
      try Judged.lower(before, path: path, by: book), try Judged.lower(after, path: path, by: book))
    self.init(comparison, now: now, book: book, path: path)
  }

  /// The whole API is gone.
  init(removing before: String, now: String = "2026-11-22", path: String = "api.yaml") throws {
    self.init(
      comparisonOfRemoval(try Judged.lower(before, path: path)), now: now, book: Judged.book,
      path: path)
  }

  /// The whole API is new.
  init(adding after: String, now: String = "2026-11-22", path: String = "api.yaml") throws {
    self.init(
      comparisonOfAddition(try Judged.lower(after, path: path)), now: now, book: Judged.book,
      path: path)
  }

  private init(_ comparison: Comparison, now: String, book: RuleBook, path: String) {
    self.comparison = comparison
    findings = judge(
      comparison, by: book, policy: NoticePolicy(), overrides: SeverityOverrides(), path: path,
      now: AnnotationDate(now)!.day)
  }

  /// What one version shows by itself.
  static func state(_ text: String, now: String = "2026-11-22", path: String = "api.yaml") throws
    -> [Finding]
  {
    lint(
      try lower(text, path: path), by: book, policy: NoticePolicy(),
      overrides: SeverityOverrides(), path: path, now: AnnotationDate(now)!.day)
  }

  static func lower(
    _ text: String, path: String = "api.yaml", by book: RuleBook = Judged.book
  ) throws -> Schema {
    let source = SourceFile(path: path, bytes: Array(text.utf8))
    let context = LoweringContext(annotations: book.annotations, loader: NoFiles())
    let version =
      GraphQLFormat().lower(source, in: context) ?? OpenAPIFormat().lower(source, in: context)
    let lowered = try #require(version)
    return try #require(lowered.schema, "\(lowered.diagnostics)")
  }

  /// The rules that found something, sorted; each as often as it did.
  var rules: [String] { findings.map(\.rule).sorted() }

  private struct NoFiles: ReferenceLoader {
    func load(_ path: String, from file: SourceFile) throws(ReferenceFailure) -> SourceFile {
      throw ReferenceFailure(message: "\(path) is not there", remedy: nil, isAbsent: true)
    }
  }
}
