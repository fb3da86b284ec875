internal import SourceText

/// Maps the symbols of the version after to those of the version before, so that names and values
/// of both are compared as integers.
struct SymbolBridge {
  private var beforeOf: [UInt32]

  /// Text that only the version after knows.
  private static let foreign = Symbol(id: .max - 1)

  init(before: SymbolTable, after: SymbolTable) {
    beforeOf = [UInt32](repeating: SymbolBridge.foreign.id, count: after.count)
    for id in beforeOf.indices {
      if let symbol = before.find(sameAs: Symbol(id: UInt32(id)), in: after) {
        beforeOf[id] = symbol.id
      }
    }
  }

  /// The symbol before with the same text; one that equals none where there is no such text.
  subscript(after: Symbol) -> Symbol {
    after.isNone ? .none : Symbol(id: beforeOf[Int(after.id)])
  }
}
