/// An interned piece of text: equal text in one ``SymbolTable`` has equal symbols, so that names
/// and scalars are compared as integers.
package struct Symbol: Hashable, Comparable, Sendable {
  /// The index in the table that made it.
  package let id: UInt32

  package init(id: UInt32) { self.id = id }

  /// No text at all, which is not the same as empty text.
  package static let none = Symbol(id: .max)

  package var isNone: Bool { id == .max }

  package static func < (left: Symbol, right: Symbol) -> Bool { left.id < right.id }
}
