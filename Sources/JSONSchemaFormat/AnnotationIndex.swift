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
    // Directives are keys of nothing that is written in JSON Schema.
    for (index, spelling) in table.spellings.enumerated()
    where byKey[spelling.key] == nil && !spelling.key.hasPrefix("@") {
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
      // A canonical key without its `x-`.
      if let index = byKey["x-" + key], table.spellings[index].isCanonical { return .near(index) }
      let distance = EditDistance.between(key, "deprecated", atMost: 2)
      guard distance != nil, let index = byKey["x-deprecated"] else { return .other }
      return .near(index)
    }
    var best: (index: Int, distance: Int)?
    for (index, spelling) in table.spellings.enumerated() {
      guard let limit = AnnotationIndex.limit(of: spelling),
        let distance = EditDistance.between(key, spelling.key, atMost: limit)
      else { continue }
      if best == nil || distance < best!.distance { best = (index, distance) }
    }
    return best.map { .near($0.index) } ?? .other
  }

  /// How many edits make a slip of a key. A short one is too close to too much (`x-github` to
  /// `x-gitlab`), unless it is one that everybody is told to write.
  private static func limit(of spelling: AnnotationTable.Spelling) -> Int? {
    switch spelling.key.utf8.count {
    case _ where spelling.key.hasPrefix("@"): nil
    case ..<7: nil
    case 7..<10: spelling.isCanonical && spelling.key.utf8.count == 8 ? 2 : 1
    default: 2
    }
  }

  /// The first of some keys that the table has.
  func index(ofAny keys: [String]) -> Int? {
    for key in keys {
      if let index = byKey[key] { return index }
    }
    return nil
  }

  /// The canonical key that another one is nearly.
  func canonical(near key: String) -> (key: String, index: Int)? {
    var best: (key: String, index: Int, distance: Int)?
    for (index, spelling) in table.spellings.enumerated() where spelling.isCanonical {
      guard let limit = AnnotationIndex.limit(of: spelling),
        let distance = EditDistance.between(key, spelling.key, atMost: limit)
      else { continue }
      if best == nil || distance < best!.distance { best = (spelling.key, index, distance) }
    }
    return best.map { ($0.key, $0.index) }
  }
}
