internal import SchemaModel
internal import SourceText

/// Gives the schema coordinate of a lowered element (GraphQL, September 2025, section 3.14).
struct GraphQLLocator: SyntaxLocator {
  private let documents: [Document]
  private let symbols: SymbolTable
  /// What each node of each document lies in.
  private let parents: [[Int32]]

  init(documents: [Document], symbols: SymbolTable) {
    self.documents = documents
    self.symbols = symbols
    parents = documents.map { document in
      var parents = [Int32](repeating: 0, count: document.nodes.count)
      var open: [Int32] = []
      for index in document.nodes.indices {
        while let last = open.last, document.nodes[Int(last)].next <= Int32(index) {
          open.removeLast()
        }
        parents[index] = open.last ?? 0
        open.append(Int32(index))
      }
      return parents
    }
  }

  /// What an element keeps of its node; the file says in which document it is.
  static func origin(_ part: TypeTable.Part) -> UInt32 { UInt32(part.node) }

  func pointer(file: FileIndex, origin: UInt32) -> String {
    guard let number = documents.firstIndex(where: { $0.file == file }),
      Int(origin) < documents[number].nodes.count
    else { return "" }
    let document = documents[number]
    var path: [Int] = []
    var current = Int(origin)
    while current > 0 {
      path.append(current)
      current = Int(parents[number][current])
    }
    return path.reversed().reduce("") { text, index in
      let node = document[index]
      let name = symbols.text(node.name)
      switch node.kind {
      case .directiveDefinition: return "@" + name
      case .field, .inputField, .enumValue: return "\(text).\(name)"
      case .argumentDefinition: return "\(text)(\(name):)"
      case .directive: return "\(text)@\(name)"
      case .implementation, .unionMember: return "\(text).\(name)"
      case .schema: return "schema"
      case .rootOperation: return "\(text).\(name)"
      default: return text.isEmpty ? name : text
      }
    }
  }
}
