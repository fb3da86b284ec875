package import SourceText

extension SyntaxTree {
  /// A number that is equal for subtrees of equal meaning: the order of keys, the notation of
  /// numbers and the style of texts do not count. It stands in for the canonical text where values
  /// are large and only asked whether they changed.
  package func fingerprint(of node: NodeID, _ symbols: SymbolTable) -> UInt64 {
    switch kind(node) {
    case .mapping:
      // A sum does not depend on the order of the members.
      var sum: UInt64 = 0x6d61_7070
      for child in children(node) {
        let key = Self.hash(of: key(child), symbols)
        sum &+= Self.mixed(key ^ Self.mixed(fingerprint(of: child, symbols)))
      }
      return Self.mixed(sum)
    case .sequence:
      var hash: UInt64 = 0x6c69_7374
      for child in children(node) {
        hash = Self.mixed(hash &* 31 &+ fingerprint(of: child, symbols))
      }
      return hash
    case .string: return Self.hash(of: scalar(node), symbols) ^ 0x7374_7269
    case .null: return 0x6e75_6c6c
    case .boolean: return isTrue(node, symbols) ? 0x7472_7565 : 0x6661_6c73
    case .integer, .number:
      return Self.hash(of: canonicalText(of: node, symbols)) ^ 0x6e75_6d62
    }
  }

  private static func hash(of symbol: Symbol, _ symbols: SymbolTable) -> UInt64 {
    symbols.withView(symbol) { view in
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      var index = 0
      while index &+ 8 <= view.count {
        hash = (hash ^ view.word(at: index)) &* 0x9e37_79b9_7f4a_7c15
        hash ^= hash >> 29
        index &+= 8
      }
      while index < view.count {
        hash = (hash ^ UInt64(view[index])) &* 0x100_0000_01b3
        index &+= 1
      }
      return mixed(hash ^ UInt64(view.count))
    }
  }

  private static func hash(of text: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return mixed(hash)
  }

  /// Spreads every bit over all others (the finalizer of SplitMix64).
  private static func mixed(_ value: UInt64) -> UInt64 {
    var value = value
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }
}
