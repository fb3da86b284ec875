internal import SchemaModel
internal import SourceText

/// Gives the schema coordinate of a lowered element (GraphQL, September 2025, section 3.14).
struct GraphQLLocator: SyntaxLocator {
  let documents: [Document]
  let symbols: SymbolTable

  /// What an element keeps of its node; the file says in which document it is.
  static func origin(_ part: TypeTable.Part) -> UInt32 { UInt32(part.node) }

  func pointer(file: FileIndex, origin: UInt32) -> String {
    guard let document = documents.first(where: { $0.file == file }),
      Int(origin) < document.nodes.count
    else { return "" }
    var path: [Int] = []
    var current = 0
    // Down from the document to the node: each time into the child that it lies in.
    while current != Int(origin) {
      guard
        let child = document.children(of: current).first(where: {
          $0 <= Int(origin) && Int(origin) < Int(document[$0].next)
        })
      else { return "" }
      path.append(child)
      current = child
    }
    return path.reduce("") { text, index in
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
