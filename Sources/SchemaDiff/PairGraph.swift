package import SchemaModel

/// The pairs that were compared and how each was come to: from operations down to shared types.
///
/// A change is told once, at the pair where it was seen; walking up from there gives every place
/// of use, the operations it reaches and the notices that cover it.
package struct PairGraph: Sendable {
  /// Two things of the two versions that stand for each other.
  package struct Pair: Sendable {
    /// The element before, or the owner of the shape before; nil where there is none.
    package var before: ElementID?
    package var after: ElementID?
    package var direction: Direction
    /// Whether the pair is one of operations.
    package var isOperation: Bool
  }

  package private(set) var pairs: [Pair] = []
  /// Where the parents of a pair begin in ``parentIDs``; valid after ``finish()``.
  private var parentStarts: [Int32] = []
  private var parentIDs: [PairID] = []
  /// Steps as they were found: child, parent.
  private var steps: [(child: PairID, parent: PairID)] = []

  package init() {}

  package mutating func add(_ pair: Pair) -> PairID {
    pairs.append(pair)
    return PairID(pairs.count - 1)
  }

  /// Notes that `child` was come to from `parent`.
  package mutating func connect(_ child: PairID, under parent: PairID) {
    steps.append((child, parent))
  }

  package subscript(pair: PairID) -> Pair { pairs[pair.index] }

  /// Sorts the steps by child, in the order in which they were found; nothing is added afterwards.
  package mutating func finish() {
    var starts = [Int32](repeating: 0, count: pairs.count + 1)
    for step in steps { starts[step.child.index + 1] += 1 }
    for index in 1..<max(starts.count, 1) { starts[index] += starts[index - 1] }
    var next = starts
    var parents = [PairID](repeating: PairID(0), count: steps.count)
    for step in steps {
      parents[Int(next[step.child.index])] = step.parent
      next[step.child.index] += 1
    }
    parentStarts = starts
    parentIDs = parents
    steps = []
  }

  /// The pairs from which `pair` was come to; more than one for what is shared.
  package func parents(of pair: PairID) -> ArraySlice<PairID> {
    parentIDs[Int(parentStarts[pair.index])..<Int(parentStarts[pair.index + 1])]
  }
}
