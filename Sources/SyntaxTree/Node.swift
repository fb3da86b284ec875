import SourceText

/// One node of the arena, with the key it stands under folded in. All offsets count bytes.
struct Node {
  /// The symbol of the key, `.none` for items of a sequence and the root.
  var key: Symbol
  /// Scalar: the symbol of its text. Container: the index behind its last descendant, and 0 while
  /// it is being read.
  var payload: UInt32
  var keyStart: UInt32
  var keyEnd: UInt32
  var start: UInt32
  var end: UInt32
  var kind: NodeKind
  var style: ScalarStyle
  var flags: Flags

  /// What a pass behind the reading has to do here. No node of a finished tree has any.
  struct Flags: OptionSet {
    let rawValue: UInt8
    /// Stands under the merge key `<<`.
    static let merge = Flags(rawValue: 1)
    /// Stands under a key that its mapping has already.
    static let duplicate = Flags(rawValue: 2)
  }
}
