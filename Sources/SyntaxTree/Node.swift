public import SourceText

/// One node of the arena, with the key it stands under folded in. All offsets count bytes.
@frozen
@usableFromInline
struct Node {
  /// The symbol of the key, `.none` for items of a sequence and the root.
  @usableFromInline var key: Symbol
  /// Scalar: the symbol of its text. Container: the index behind its last descendant, and 0 while
  /// it is being read.
  @usableFromInline var payload: UInt32
  @usableFromInline var keyStart: UInt32
  @usableFromInline var keyEnd: UInt32
  @usableFromInline var start: UInt32
  @usableFromInline var end: UInt32
  @usableFromInline var kind: NodeKind
  @usableFromInline var style: ScalarStyle
  @usableFromInline var flags: Flags

  /// What a pass behind the reading has to do here. No node of a finished tree has any.
  @frozen
  @usableFromInline
  struct Flags: OptionSet {
    @usableFromInline let rawValue: UInt8

    @inlinable
    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Stands under the merge key `<<`.
    static let merge = Flags(rawValue: 1)
    /// Stands under a key that its mapping has already.
    static let duplicate = Flags(rawValue: 2)
  }
}
