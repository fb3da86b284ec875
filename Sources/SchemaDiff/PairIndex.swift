internal import SchemaModel

/// Finds the pair of two things that have met before.
///
/// Open addressing with linear probing over indices of pairs: every comparison asks once for each
/// edge, and a dictionary costs more than the comparison of a plain pair.
struct PairIndex {
  /// Two things of the two versions, and how they met.
  struct Key: Hashable {
    var before: Int32
    var after: Int32
    /// Direction, whether the direction is turned round, whether these are shapes.
    var context: UInt8
  }

  private var entries: [(key: Key, pair: PairID)] = []
  /// The index of an entry + 1; 0 is free.
  private var slots = [Int32](repeating: 0, count: 1 << 10)

  /// The pair of a key, or the slot where it belongs.
  func find(_ key: Key) -> (pair: PairID?, slot: Int) {
    let mask = slots.count &- 1
    var slot = Self.hash(key) & mask
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) &- 1]
      if entry.key == key { return (entry.pair, slot) }
      slot = (slot &+ 1) & mask
    }
    return (nil, slot)
  }

  /// Adds a key that was not found, at the slot that was returned for it.
  mutating func insert(_ key: Key, _ pair: PairID, at slot: Int) {
    entries.append((key, pair))
    slots[slot] = Int32(entries.count)
    if entries.count * 2 > slots.count { grow() }
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 4)
    let mask = slots.count &- 1
    for (index, entry) in entries.enumerated() {
      var slot = Self.hash(entry.key) & mask
      while slots[slot] != 0 { slot = (slot &+ 1) & mask }
      slots[slot] = Int32(index + 1)
    }
  }

  /// Multiply and fold, after wyhash.
  private static func hash(_ key: Key) -> Int {
    let both = UInt64(UInt32(bitPattern: key.before)) << 32 | UInt64(UInt32(bitPattern: key.after))
    let product = (both ^ UInt64(key.context) &* 0xE703_7ED1_A0B4_28DB)
      .multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return Int(truncatingIfNeeded: product.high ^ product.low)
  }
}
