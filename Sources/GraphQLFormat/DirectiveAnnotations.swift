internal import SchemaModel
internal import SourceText

/// Which directives say something of an element's life: data, in the table of spellings under `@name`.
struct DirectiveAnnotations {
  let table: AnnotationTable
  private var spellings: [Symbol: Int] = [:]
  private var dates: [Symbol: [ProseDate]] = [:]
  /// The canonical ones, for slips of the pen.
  private let canonical: [(name: String, index: Int)]

  init(_ table: AnnotationTable, _ symbols: inout SymbolTable) {
    self.table = table
    var canonical: [(name: String, index: Int)] = []
    for (index, spelling) in table.spellings.enumerated() where spelling.key.hasPrefix("@") {
      let name = String(spelling.key.dropFirst())
      spellings[symbols.intern(name)] = index
      if spelling.isCanonical { canonical.append((name, index)) }
    }
    self.canonical = canonical
  }

  /// The dates that a text says: the same reason often stands in many places.
  mutating func dates(in text: Symbol, _ symbols: SymbolTable) -> [ProseDate] {
    if let known = dates[text] { return known }
    let found = ProseDate.find(in: symbols.text(text), by: table)
    dates[text] = found
    return found
  }

  func isAnnotation(_ name: Symbol, _ symbols: SymbolTable) -> Bool { spellings[name] != nil }

  func spelling(_ name: Symbol) -> AnnotationTable.Spelling? {
    spellings[name].map { table.spellings[$0] }
  }

  /// The spelling that a name is nearly.
  func near(_ name: String) -> (name: String, spelling: AnnotationTable.Spelling)? {
    guard name.utf8.count >= 6 else { return nil }
    let found = canonical.first {
      EditDistance.between(name, $0.name, atMost: $0.name.utf8.count >= 8 ? 2 : 1) != nil
    }
    return found.map { ($0.name, table.spellings[$0.index]) }
  }
}
