internal import SchemaModel
internal import SourceText

/// Pairs the edges of two runs by group and key. Its tables are reused from run to run.
struct KeyMatcher {
  private var stampOf: [UInt32]
  private var slotOf: [Int32]
  private var stamp: UInt32 = 0

  /// - Parameter symbolCount: how many symbols the version before has.
  init(symbolCount: Int) {
    stampOf = [UInt32](repeating: 0, count: symbolCount)
    slotOf = [Int32](repeating: 0, count: symbolCount)
  }

  struct Result {
    /// Indices into the arenas of edges: before, after; in the order of the version before.
    var pairs: [(before: Int, after: Int)] = []
    var removed: [Int] = []
    var added: [Int] = []
  }

  /// Whether both runs have the same keys in the same order, each of them once.
  private func isAligned(
    _ beforeRun: Run, _ before: borrowing [Edge], _ afterRun: Run, _ after: borrowing [Edge],
    _ bridge: borrowing SymbolBridge
  ) -> Bool {
    guard beforeRun.count == afterRun.count else { return false }
    for offset in 0..<Int(beforeRun.count) {
      let old = before[Int(beforeRun.start) + offset]
      let new = after[Int(afterRun.start) + offset]
      if old.group != new.group || bridge[new.key] != old.key { return false }
    }
    return true
  }

  mutating func match(
    _ beforeRun: Run, _ before: borrowing [Edge], _ afterRun: Run, _ after: borrowing [Edge],
    _ bridge: borrowing SymbolBridge
  ) -> Result {
    var result = Result()
    if beforeRun.isEmpty || afterRun.isEmpty {
      result.removed = Array(beforeRun.indices)
      result.added = Array(afterRun.indices)
      return result
    }
    result.pairs.reserveCapacity(Int(beforeRun.count))
    if isAligned(beforeRun, before, afterRun, after, bridge) {
      // The same keys in the same order, as nearly always.
      for offset in 0..<Int(beforeRun.count) {
        result.pairs.append((Int(beforeRun.start) + offset, Int(afterRun.start) + offset))
      }
      return result
    }
    var partner = [Int](repeating: -1, count: Int(beforeRun.count))
    let first = Int(beforeRun.start)
    stamp += 1
    for index in beforeRun.indices {
      let key = before[index].key
      guard !key.isNone else { continue }
      // The first of several with one key, in whatever group; the others are searched for.
      if stampOf[Int(key.id)] != stamp {
        stampOf[Int(key.id)] = stamp
        slotOf[Int(key.id)] = Int32(index)
      }
    }
    for index in afterRun.indices {
      let edge = after[index]
      let key = bridge[edge.key]
      var found: Int?
      if key.isNone {
        found = beforeRun.indices.first { before[$0].key.isNone && before[$0].group == edge.group }
      } else if Int(key.id) < stampOf.count, stampOf[Int(key.id)] == stamp {
        let slot = Int(slotOf[Int(key.id)])
        if before[slot].group == edge.group, partner[slot - first] < 0 {
          found = slot
        } else {
          // Of another group, or one of twins.
          found = beforeRun.indices.first {
            before[$0].key == key && before[$0].group == edge.group && partner[$0 - first] < 0
          }
        }
      }
      if let found, partner[found - first] < 0 {
        partner[found - first] = index
      } else {
        result.added.append(index)
      }
    }
    for index in beforeRun.indices {
      let other = partner[index - first]
      if other >= 0 {
        result.pairs.append((index, other))
      } else {
        result.removed.append(index)
      }
    }
    return result
  }
}
