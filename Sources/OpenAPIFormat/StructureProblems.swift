internal import JSONSchemaFormat
internal import SchemaModel
internal import SourceText
internal import SyntaxTree

/// What stands in a document where OpenAPI has something of another kind: a list for an object, an
/// object for a text. Each place is told once.
///
/// A class, so that questions about the document, which change nothing else, can note what they met.
final class StructureProblems {
  private(set) var diagnostics: [Diagnostic] = []
  private var seen: Set<DocumentSet.Location> = []

  /// The word for each kind that is expected, with the remedy.
  enum Expected {
    case object, list, text, flag

    fileprivate var name: String {
      switch self {
      case .object: "an object"
      case .list: "a list"
      case .text: "text"
      case .flag: "true or false"
      }
    }

    fileprivate var remedy: String {
      switch self {
      case .object: "write its members as 'name: value'"
      case .list: "write its items one behind a '-' each, or between [ and ]"
      case .text: "write one value, in quotes where it looks like something else"
      case .flag: "write true or false, without quotes"
      }
    }
  }

  /// Notes that something is not what is expected. What cannot be read at all is an error; a single
  /// value of another type, or nothing at all, is a warning, since published documents have them.
  func note(
    _ place: DocumentSet.Location, in tree: SyntaxTree, isNo expected: Expected, _ key: String
  ) {
    guard seen.insert(place).inserted else { return }
    let isContainer = expected == .object || expected == .list
    let isEmpty = tree.kind(place.node) == .null
    let what = key.isEmpty ? "an item here" : "'\(key)'"
    diagnostics.append(
      Diagnostic(
        isContainer && !isEmpty ? .error : .warning,
        "\(what) must be \(expected.name), and is \(tree.kind(place.node).article), so it is not read",
        remedy: expected.remedy, at: tree.place(place.node)))
  }
}

extension NodeKind {
  /// The kind with its article.
  fileprivate var article: String {
    switch self {
    case .null: "empty"
    case .boolean: "true or false"
    case .integer, .number: "a number"
    case .string: "text"
    case .sequence: "a list"
    case .mapping: "an object"
    }
  }
}
