internal import SchemaModel

/// The operations from which each pair is come to.
///
/// Pairs that reach each other (recursive types) reach the same operations, so the graph is
/// condensed into strongly connected components (Tarjan's algorithm, without recursion), and each
/// component gets one set of bits.
package struct ReachIndex {
  private let graph: PairGraph
  /// Pairs of operations, in the order in which bits stand for them.
  private let operations: [PairID]
  private var bitOf: [Int32]
  private let wordCount: Int
  private var componentOf: [Int32]
  /// The sets of all components, one after the other.
  private var bits: [UInt64] = []
  private var componentCount = 0
  /// What Tarjan's algorithm knows of each pair: its place in the order of visits, the earliest one
  /// that it leads back to, and whether its component is still open.
  private var visits: [Visit]
  private var visitCount: Int32 = 0

  private struct Visit {
    var index: Int32 = -1
    var low: Int32 = 0
    var isOpen = false
  }

  package init(_ graph: PairGraph) {
    self.graph = graph
    // Elements are numbered in the order of the document.
    self.operations = graph.pairs.indices.map { PairID($0) }.filter { graph[$0].isOperation }
      .sorted { (graph[$0].before?.raw ?? 0, $0) < (graph[$1].before?.raw ?? 0, $1) }
    self.bitOf = [Int32](repeating: -1, count: graph.pairs.count)
    for (bit, pair) in operations.enumerated() { bitOf[pair.index] = Int32(bit) }
    self.wordCount = (operations.count + 63) / 64
    self.componentOf = [Int32](repeating: -1, count: graph.pairs.count)
    self.visits = [Visit](repeating: Visit(), count: graph.pairs.count)
  }

  /// The pairs of operations that lead to any of some pairs, in the order of the document.
  package mutating func operations(reaching pairs: some Collection<PairID>) -> [PairID] {
    var words = [UInt64](repeating: 0, count: wordCount)
    for pair in pairs {
      if componentOf[pair.index] < 0 { condense(from: pair) }
      let start = Int(componentOf[pair.index]) * wordCount
      for word in 0..<wordCount { words[word] |= bits[start + word] }
    }
    var result: [PairID] = []
    for (word, bits) in words.enumerated() {
      var rest = bits
      while rest != 0 {
        result.append(operations[word * 64 + rest.trailingZeroBitCount])
        rest &= rest - 1
      }
    }
    return result
  }

  private struct Frame {
    var pair: Int
    var nextParent: Int
  }

  private mutating func condense(from root: PairID) {
    var stack: [Int] = []
    var frames: [Frame] = []
    open(root.index, &stack, &frames)
    while var frame = frames.popLast() {
      let parents = graph.parents(of: PairID(frame.pair))
      let position = parents.startIndex + frame.nextParent
      if position < parents.endIndex {
        let parent = parents[position].index
        frame.nextParent += 1
        frames.append(frame)
        if componentOf[parent] >= 0 { continue }
        if visits[parent].index < 0 {
          open(parent, &stack, &frames)
        } else if visits[parent].isOpen {
          visits[frame.pair].low = min(visits[frame.pair].low, visits[parent].index)
        }
        continue
      }
      if visits[frame.pair].low == visits[frame.pair].index { close(frame.pair, &stack) }
      if let caller = frames.last, componentOf[frame.pair] < 0 {
        visits[caller.pair].low = min(visits[caller.pair].low, visits[frame.pair].low)
      }
    }
  }

  private mutating func open(_ pair: Int, _ stack: inout [Int], _ frames: inout [Frame]) {
    visits[pair] = Visit(index: visitCount, low: visitCount, isOpen: true)
    visitCount += 1
    stack.append(pair)
    frames.append(Frame(pair: pair, nextParent: 0))
  }

  /// Makes a component of all that stands above `root` on the stack.
  private mutating func close(_ root: Int, _ stack: inout [Int]) {
    let component = componentCount
    componentCount += 1
    bits.append(contentsOf: repeatElement(0, count: wordCount))
    var members: [Int] = []
    while let member = stack.popLast() {
      visits[member].isOpen = false
      componentOf[member] = Int32(component)
      members.append(member)
      if member == root { break }
    }
    let start = component * wordCount
    for member in members {
      if bitOf[member] >= 0 {
        bits[start + Int(bitOf[member]) / 64] |= 1 << UInt64(bitOf[member] % 64)
      }
      for parent in graph.parents(of: PairID(member)) {
        let other = Int(componentOf[parent.index])
        guard other >= 0, other != component else { continue }
        for word in 0..<wordCount { bits[start + word] |= bits[other * wordCount + word] }
      }
    }
  }
}
