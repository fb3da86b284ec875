/// An interned piece of text: equal text in one ``SymbolTable`` has equal symbols, so that names
/// and scalars are compared as integers.
///
/// Inlinable as a whole: the derived `==` of a package type is a call through a witness table in
/// other modules.
@frozen
@usableFromInline
package struct Symbol: Hashable, Comparable, Sendable {
  /// The index in the table that made it.
  @usableFromInline package let id: UInt32

  @inlinable
  package init(id: UInt32) { self.id = id }

  /// No text at all, which is not the same as empty text.
  @inlinable package static var none: Symbol { Symbol(id: .max) }

  @inlinable package var isNone: Bool { id == .max }

  @inlinable
  package static func == (left: Symbol, right: Symbol) -> Bool { left.id == right.id }

  @inlinable
  package static func < (left: Symbol, right: Symbol) -> Bool { left.id < right.id }

  @inlinable
  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
