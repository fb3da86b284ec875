import BuiltInRules
import Foundation
import GraphQLFormat
import History
import OpenAPIFormat
import RuleEngine
import SchemaModel
import SourceText

/// The dated versions of one API in the corpus, read one by one.
struct CorpusSeries: VersionLoading {
  let versions: [PublishedVersion]
  private let files: [URL]

  /// The annotations and rules of apilint itself.
  static let book: RuleBook = {
    var diagnostics: [Diagnostic] = []
    return RuleBook.load(
      builtIn: builtInRuleFiles.map { ($0.path, $0.text) }, diagnostics: &diagnostics)
  }()

  /// The folder of a series; nil where the corpus is not at hand.
  static func folder(_ name: String) -> URL? {
    ProcessInfo.processInfo.environment["APILINT_CORPUS"].map {
      URL(filePath: $0).appending(path: name)
    }
  }

  /// The series in one format whose removals are recorded; one that stands for all of them where there
  /// is no corpus.
  static func recorded(in format: String) -> [String] {
    guard let root = folder("."),
      let names = try? FileManager.default.contentsOfDirectory(atPath: root.path())
    else { return ["all"] }
    return names.sorted().filter { name in
      let source = root.appending(path: name).appending(path: "removals.tsv")
      guard let text = try? String(contentsOf: source, encoding: .utf8) else { return false }
      // api, format, …
      let first = text.split(separator: "\n", maxSplits: 2).dropFirst().first
      return first?.split(separator: "\t").dropFirst().first == format[...]
    }
  }

  init(_ folder: URL) throws {
    var found: [(PublishedVersion, URL)] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted() {
      let stem = String(name.prefix { $0 != "." })
      guard let date = AnnotationDate(stem) else { continue }
      found.append((PublishedVersion(name: stem, day: date.day), folder.appending(path: name)))
    }
    versions = found.map(\.0)
    files = found.map(\.1)
  }

  mutating func load(_ index: Int, after earlier: Schema?) throws -> VersionContent {
    let file = files[index]
    let source = SourceFile(path: file.path(), bytes: [UInt8](try Data(contentsOf: file)))
    let context = LoweringContext(
      annotations: Self.book.annotations, loader: NoOtherFiles(), earlier: earlier)
    let version =
      GraphQLFormat().lower(source, in: context) ?? OpenAPIFormat().lower(source, in: context)
    guard let schema = version?.schema else {
      return .unreadable("\(file.lastPathComponent) cannot be read")
    }
    return .api(schema)
  }

  /// A series whose versions are single files.
  private struct NoOtherFiles: ReferenceLoader {
    func load(_ path: String, from file: SourceFile) throws(ReferenceFailure) -> SourceFile {
      throw ReferenceFailure(message: "\(path) is not in the corpus", remedy: nil, isAbsent: true)
    }
  }
}
