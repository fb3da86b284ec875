internal import SchemaModel
internal import SourceText

/// What each key of a document is as an annotation, found once a symbol.
struct AnnotationIndex {
  enum Class: Equatable {
    /// Nothing to do with the lifecycle.
    case other
    /// The standard's own `deprecated`.
    case deprecated
    /// A spelling of the table.
    case spelling(Int)
    /// One or two edits from a spelling of the table.
    case near(Int)
  }

  let table: AnnotationTable
  private var byKey: [String: Int] = [:]
  private var bySymbol: [Class?] = []

  init(_ table: AnnotationTable) {
    self.table = table
    for (index, spelling) in table.spellings.enumerated() where byKey[spelling.key] == nil {
      byKey[spelling.key] = index
    }
  }

  mutating func classify(_ key: Symbol, _ symbols: SymbolTable) -> Class {
    // The items of a list have no keys.
    guard !key.isNone else { return .other }
    let index = Int(key.id)
    if index < bySymbol.count, let known = bySymbol[index] { return known }
    if index >= bySymbol.count {
      bySymbol.append(contentsOf: repeatElement(nil, count: index + 256 - bySymbol.count))
    }
    let found = find(symbols.text(key))
    bySymbol[index] = found
    return found
  }

  private func find(_ key: String) -> Class {
    if key == "deprecated" { return .deprecated }
    if let index = byKey[key] { return .spelling(index) }
    guard key.utf8.count >= 6, key.utf8.count <= 40 else { return .other }
    // Only what looks like an extension, or like `deprecated` itself, can be a slip of the pen.
    let isExtension = key.hasPrefix("x-") || key.hasPrefix("X-") || key.hasPrefix("x_")
    if !isExtension {
      let distance = EditDistance.between(key, "deprecated", atMost: 2)
      guard distance != nil, let index = byKey["x-deprecated"] else { return .other }
      return .near(index)
    }
    var best: (index: Int, distance: Int)?
    for (index, spelling) in table.spellings.enumerated() where spelling.key.utf8.count >= 7 {
      // A short key is too close to too much: one edit in seven letters at the most.
      let allowed = spelling.key.utf8.count >= 10 ? 2 : 1
      guard let distance = EditDistance.between(key, spelling.key, atMost: allowed) else {
        continue
      }
      if best == nil || distance < best!.distance { best = (index, distance) }
    }
    return best.map { .near($0.index) } ?? .other
  }
}
