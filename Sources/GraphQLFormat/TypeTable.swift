internal import SchemaModel
internal import SourceText

/// The named types and directives of all files: what defines each, and what extends it.
struct TypeTable {
  /// A node in one of the documents.
  struct Part {
    var document: Int
    var node: Int
  }

  struct Entry {
    var name: Symbol
    var kind: SyntaxNode.Kind
    /// The definition first, then what extends it; only extensions where the definition is elsewhere.
    var parts: [Part]
    var element = ElementID(0)
    /// Built into GraphQL, and defined nowhere.
    var isBuiltIn = false
  }

  private(set) var entries: [Entry] = []
  private var indices: [Symbol: Int] = [:]

  /// The entry of a name.
  func index(of name: Symbol) -> Int? { indices[name] }

  func element(_ name: Symbol) -> ElementID? { indices[name].map { entries[$0].element } }

  /// - Returns: the entry that has the name already; nil where it is new.
  mutating func add(_ entry: Entry) -> Int? {
    if let known = indices[entry.name] { return known }
    indices[entry.name] = entries.count
    entries.append(entry)
    return nil
  }

  mutating func add(_ part: Part, to index: Int) { entries[index].parts.append(part) }

  mutating func setElement(_ element: ElementID, of index: Int) {
    entries[index].element = element
  }
}
