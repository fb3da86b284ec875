import SourceText

/// Finds keys that a mapping has twice: by comparing each with each where there are few, else with
/// a table that is reused from mapping to mapping without being cleared.
struct DuplicateKeys {
  private struct Slot {
    var generation: UInt32 = 0
    var key = Symbol.none
    var node: UInt32 = 0
  }

  private var slots: [Slot] = []
  private var generation: UInt32 = 0

  /// The children of a mapping whose key another child before them has, each with that child.
  mutating func find(in nodes: [Node], childrenOf mapping: Int) -> [(node: Int, first: Int)] {
    let end = nodes.count
    var count = 0
    var index = mapping &+ 1
    while index < end {
      count &+= 1
      index = nodes.endIndex(of: index)
    }
    if count < 2 { return [] }
    if count > 8 { return findWithTable(in: nodes, childrenOf: mapping, count: count) }

    var found: [(node: Int, first: Int)] = []
    index = nodes.endIndex(of: mapping &+ 1)
    while index < end {
      let key = nodes[index].key
      var other = mapping &+ 1
      while other < index {
        if nodes[other].key == key {
          found.append((index, other))
          break
        }
        other = nodes.endIndex(of: other)
      }
      index = nodes.endIndex(of: index)
    }
    return found
  }

  private mutating func findWithTable(in nodes: [Node], childrenOf mapping: Int, count: Int)
    -> [(node: Int, first: Int)]
  {
    if slots.count < count &* 2 || generation == .max {
      var size = 32
      while size < count &* 2 { size &*= 2 }
      slots = [Slot](repeating: Slot(), count: max(size, slots.count))
      generation = 0
    }
    generation &+= 1
    let mask = slots.count &- 1
    var found: [(node: Int, first: Int)] = []
    var index = mapping &+ 1
    while index < nodes.count {
      let key = nodes[index].key
      // Symbols count up; the multiplication spreads them over the table.
      var slot = Int((UInt64(key.id) &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
      while slots[slot].generation == generation, slots[slot].key != key {
        slot = (slot &+ 1) & mask
      }
      if slots[slot].generation == generation {
        found.append((index, Int(slots[slot].node)))
      } else {
        slots[slot] = Slot(generation: generation, key: key, node: UInt32(index))
      }
      index = nodes.endIndex(of: index)
    }
    return found
  }
}
