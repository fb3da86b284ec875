internal import SourceText

/// Maps the symbols of the version after to those of the version before, so that names and values
/// of both are compared as integers.
struct SymbolBridge {
  private var beforeOf: [Symbol]

  /// Text that only the version after knows.
  private static let foreign = Symbol(id: .max - 1)

  init(before: SymbolTable, after: SymbolTable) {
    beforeOf = before.counterparts(of: after).map { $0.isNone ? SymbolBridge.foreign : $0 }
  }

  /// The symbol before with the same text; one that equals none where there is no such text.
  subscript(after: Symbol) -> Symbol {
    after.isNone ? .none : beforeOf[Int(after.id)]
  }
}
