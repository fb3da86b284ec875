import BuiltInRules
import Foundation
import GraphQLFormat
import RuleEngine
import SchemaDiff
import SchemaModel
import SourceText
import Testing

/// One case: two schemas, and what each tool says of every coordinate.
struct GraphQLCase {
  enum Level: Int, Comparable {
    case safe
    case dangerous
    case breaking
    static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
  }

  private var before: URL
  private var after: URL
  /// The worst level of each tool by coordinate; what a tool is silent about it takes for safe.
  private var tools: [[String: Level]]

  static func load(_ folder: URL) throws -> GraphQLCase {
    var tools: [[String: Level]] = []
    for tool in ["inspector", "graphqljs16", "graphqljs17"] {
      let data = try Data(contentsOf: folder.appending(path: "\(tool).json"))
      // A tool that refused the pair says nothing.
      guard let entries = try? JSONDecoder().decode([Entry].self, from: data) else { continue }
      var levels: [String: Level] = [:]
      for entry in entries {
        levels[entry.coordinate] = max(levels[entry.coordinate] ?? .safe, entry.level)
      }
      tools.append(levels)
    }
    return GraphQLCase(
      before: folder.appending(path: "old.graphql"), after: folder.appending(path: "new.graphql"),
      tools: tools)
  }

  var coordinates: Set<String> { Set(tools.flatMap(\.keys)) }

  func levels(at coordinate: String) -> [Level] { tools.map { $0[coordinate] ?? .safe } }

  /// What apilint says, by the tools' coordinates.
  func ownLevels() throws -> [String: Level] {
    let comparison = compare(
      try Self.lower(before), try Self.lower(after), declarationsAreEntries: true)
    let findings = judge(
      comparison, by: Self.book, policy: NoticePolicy(), overrides: SeverityOverrides(), path: "",
      now: AnnotationDate("2026-11-22")!.day)
    var levels: [String: Level] = [:]
    for finding in findings {
      let level: Level =
        switch finding.compatibility {
        case .breaking: .breaking
        case .risky, .undecided: .dangerous
        case .compatible: .safe
        }
      let coordinate = Self.toolCoordinate(finding.coordinate)
      levels[coordinate] = max(levels[coordinate] ?? .safe, level)
    }
    return levels
  }

  /// `Type.field.argument`; members and interfaces, and the directives that are applied, are told of the
  /// type or the host.
  private static func toolCoordinate(_ coordinate: String) -> String {
    var text = coordinate
    for part in [" @", " & ", " | "] {
      if let range = text.firstRange(of: part) { text = String(text[..<range.lowerBound]) }
    }
    return text.replacing("[]", with: "").replacing(":)", with: "").replacing("(", with: ".")
  }

  private struct Entry: Decodable {
    var path: String?
    var criticality: String

    var coordinate: String {
      guard var text = path else { return "schema" }
      // `Type.field.@directive.argument`
      if let range = text.firstRange(of: ".@") { text = String(text[..<range.lowerBound]) }
      return text.isEmpty ? "schema" : text
    }

    var level: Level {
      switch criticality {
      case "BREAKING": .breaking
      case "DANGEROUS": .dangerous
      default: .safe
      }
    }
  }

  private static let book: RuleBook = {
    var diagnostics: [Diagnostic] = []
    return RuleBook.load(
      builtIn: builtInRuleFiles.map { ($0.path, $0.text) }, diagnostics: &diagnostics)
  }()

  private static func lower(_ url: URL) throws -> Schema {
    let source = SourceFile(path: url.path(), bytes: [UInt8](try Data(contentsOf: url)))
    let version = GraphQLFormat().lower(
      source, in: LoweringContext(annotations: book.annotations, loader: NoFiles()))
    return try #require(version?.schema)
  }

  private struct NoFiles: ReferenceLoader {
    func load(_ path: String, from file: SourceFile) throws(ReferenceFailure) -> SourceFile {
      throw ReferenceFailure(message: "\(path) is not there", remedy: nil, isAbsent: true)
    }
  }
}
