import SourceText

/// Ends the reading of a file; the diagnostic that says why has been added.
struct Stop: Error {}

/// A key on its way to the node of its value. All offsets count bytes.
struct PendingKey {
  var symbol: Symbol
  var start: UInt32
  var end: UInt32
  var flags: Node.Flags

  static let none = PendingKey(symbol: .none, start: 0, end: 0, flags: [])
}

/// The arena while it is being filled, by either of the readers.
struct TreeBuilder {
  private(set) var nodes: [Node] = []
  /// Whether merge keys or duplicates wait for ``MergeKeys``.
  private(set) var needsMerging = false
  /// Whether any alias was read.
  private(set) var hasAliases = false
  /// The containers that are not closed yet, outermost first.
  private(set) var open: [Open] = []
  private var duplicates = DuplicateKeys()

  struct Open {
    var index: Int
    var isMapping: Bool
    /// Written with brackets, which then give it its end.
    var isFlow: Bool
  }

  /// Specifications have some 28 bytes a node in JSON and 42 in YAML. Better too much room than
  /// too little: memory that is not written to costs nothing, growing copies the arena.
  init(expectedNodes: Int) { nodes.reserveCapacity(expectedNodes) }

  @inline(__always)
  mutating func scalar(
    _ symbol: Symbol, _ kind: NodeKind, _ style: ScalarStyle, key: PendingKey, _ start: UInt32,
    _ end: UInt32
  ) {
    nodes.append(
      Node(
        key: key.symbol, payload: symbol.id, keyStart: key.start, keyEnd: key.end, start: start,
        end: end, kind: kind, style: style, flags: key.flags))
  }

  mutating func begin(_ kind: NodeKind, isFlow: Bool, key: PendingKey, _ start: UInt32) {
    open.append(Open(index: nodes.count, isMapping: kind == .mapping, isFlow: isFlow))
    nodes.append(
      Node(
        key: key.symbol, payload: 0, keyStart: key.start, keyEnd: key.end, start: start,
        end: start, kind: kind, style: .plain, flags: key.flags))
  }

  /// Closes the innermost container and returns the nodes of it that repeat a key, each with the
  /// one that has the key first.
  mutating func end(_ end: UInt32) -> [(node: Int, first: Int)] {
    let container = open.removeLast()
    nodes[container.index].payload = UInt32(nodes.count)
    nodes[container.index].end = end
    guard container.isMapping else { return [] }
    let repeated = duplicates.find(in: nodes, childrenOf: container.index)
    for pair in repeated { nodes[pair.node].flags.insert(.duplicate) }
    if !repeated.isEmpty { needsMerging = true }
    return repeated
  }

  /// Marks that a `<<` was read.
  mutating func noteMergeKey() { needsMerging = true }

  /// Marks that an alias was read.
  mutating func noteAlias() { hasAliases = true }

  /// Copies a finished subtree to the end, under another key.
  mutating func copySubtree(at index: Int, key: PendingKey) {
    let end = nodes.endIndex(of: index)
    let shift = UInt32(nodes.count - index)
    for source in index..<end {
      var node = nodes[source]
      if node.kind.isContainer { node.payload += shift }
      if source == index {
        node.key = key.symbol
        node.keyStart = key.start
        node.keyEnd = key.end
        node.flags = key.flags
      }
      nodes.append(node)
    }
  }

  /// Copies the value at `index` of an earlier tree to the end, with all that is in it and its key,
  /// `distance` bytes further back.
  mutating func copy(_ index: Int, of earlier: [Node], distance: UInt32) {
    let end = earlier.endIndex(of: index)
    let shift = UInt32(truncatingIfNeeded: nodes.count &- index)
    for source in index..<end {
      var node = earlier[source]
      if node.kind.isContainer { node.payload &+= shift }
      node.start &+= distance
      node.end &+= distance
      if !node.key.isNone {
        node.keyStart &+= distance
        node.keyEnd &+= distance
      }
      nodes.append(node)
    }
  }

  /// The number of containers inside each other in a finished subtree.
  func height(at index: Int) -> Int {
    var ends: [Int] = []
    var height = 0
    for node in index..<nodes.endIndex(of: index) {
      while let last = ends.last, last <= node { ends.removeLast() }
      guard nodes[node].kind.isContainer else { continue }
      ends.append(Int(nodes[node].payload))
      height = max(height, ends.count)
    }
    return height
  }
}

extension TreeBuilder {
  /// Reports keys that a mapping has twice, each at the later one.
  func report(
    _ repeated: [(node: Int, first: Int)], _ symbols: SymbolTable, _ file: FileIndex,
    _ diagnostics: inout [Diagnostic]
  ) {
    for pair in repeated {
      let node = nodes[pair.node]
      let first = nodes[pair.first]
      let remedy =
        node.flags.contains(.merge)
        ? "merge several mappings with one list: '<<: [*a, *b]'"
        : "remove or rename one of them; the second was not read"
      diagnostics.append(
        Diagnostic(
          .error, "the key \(MessageText.quoted(symbols.text(node.key))) is there twice",
          remedy: remedy,
          at: SourceRange(file: file, start: node.keyStart, end: node.keyEnd),
          related: [
            .init(
              "first here", at: SourceRange(file: file, start: first.keyStart, end: first.keyEnd))
          ]))
    }
  }
}
