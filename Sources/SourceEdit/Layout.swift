internal import SourceText
internal import SyntaxTree

/// How the parts of a document are written, which its tree does not tell: what is an alias or comes
/// from a merge key, what such things refer to, and which containers have brackets.
///
/// Told by the places alone: an anchor stands in front of its aliases, so what lies before its own key
/// is written elsewhere.
struct Layout: Sendable {
  enum Origin: UInt8, Sendable {
    /// Written where it stands.
    case own
    /// Written where an anchor is; an alias stands here.
    case alias
    /// Brought by a merge key of the mapping.
    case merged
    /// A part of an alias or of what was merged.
    case copied
  }

  enum Notation: UInt8, Sendable {
    /// By indentation.
    case block
    /// With brackets.
    case flow
    /// A single pair in a flow sequence, without braces: `[a: b]`.
    case pair
  }

  let tree: SyntaxTree
  let isJSON: Bool
  let lines: Lines
  private var parents: [UInt32]
  private var origins: [Origin]
  private var notations: [Notation]
  private var withMergeKey: Set<NodeID> = []
  /// The first alias of what is written at a place.
  private var aliases: [SourceRange: NodeID] = [:]
  /// What is merged elsewhere, by the place of its key.
  private var mergedKeys: [UInt32: NodeID] = [:]
  /// Own mappings that are merged elsewhere, and where.
  private var mergedMappings: [NodeID: NodeID] = [:]

  var bytes: [UInt8] { lines.bytes }

  init(_ tree: SyntaxTree, isJSON: Bool) {
    self.tree = tree
    self.isJSON = isJSON
    lines = Lines(tree.source.bytes)
    parents = [UInt32](repeating: 0, count: tree.nodeCount)
    origins = [Origin](repeating: .own, count: tree.nodeCount)
    notations = [Notation](repeating: .block, count: tree.nodeCount)
    visit(tree.root, inFlow: false)
    guard !mergedKeys.isEmpty else { return }
    for index in 0..<tree.nodeCount where origins[index] == .own {
      if let key = tree.keyRange(NodeID(index)), let place = mergedKeys[key.start] {
        mergedMappings[NodeID(Int(parents[index]))] = place
      }
    }
  }

  /// The container of a node; the root for the root.
  func parent(of node: NodeID) -> NodeID { NodeID(Int(parents[Int(node.raw)])) }

  func origin(_ node: NodeID) -> Origin { origins[Int(node.raw)] }

  func notation(_ container: NodeID) -> Notation { notations[Int(container.raw)] }

  /// Whether a mapping has a merge key.
  func hasMergeKey(_ mapping: NodeID) -> Bool { withMergeKey.contains(mapping) }

  /// Whether a node stands somewhere between brackets.
  func isInFlow(_ node: NodeID) -> Bool {
    node > tree.root && notation(parent(of: node)) != .block
  }

  /// Another place that uses a node, or something around it, by an anchor.
  func sharingPlace(of node: NodeID) -> NodeID? {
    var node = node
    while true {
      if let alias = aliases[tree.range(node)] ?? mergedMappings[node] { return alias }
      if node == tree.root { return nil }
      node = parent(of: node)
    }
  }

  /// A place outside a node that uses something inside it by an anchor.
  func placeSharing(partsOf node: NodeID) -> NodeID? {
    guard !aliases.isEmpty || !mergedMappings.isEmpty else { return nil }
    let end = tree.endOfSubtree(node)
    for index in node.raw..<end {
      let part = NodeID(Int(index))
      guard origin(part) == .own, let place = aliases[tree.range(part)] ?? mergedMappings[part]
      else { continue }
      if place.raw >= end { return place }
    }
    return nil
  }

  private mutating func visit(_ node: NodeID, inFlow: Bool) {
    guard tree.kind(node).isContainer else { return }
    let notation = notation(of: node, inFlow: inFlow)
    notations[Int(node.raw)] = notation
    var cursor = tree.range(node).start
    for child in tree.children(node) {
      parents[Int(child.raw)] = node.raw
      let range = tree.range(child)
      var origin = Origin.own
      if let key = tree.keyRange(child) {
        origin = isJSON ? .own : keyOrigin(key, in: node, from: cursor)
        if origin == .own {
          cursor = key.end
          if range.start < key.end { origin = .alias }
        }
      } else if range.start < cursor {
        origin = .alias
      }
      origins[Int(child.raw)] = origin
      switch origin {
      case .own:
        cursor = max(cursor, range.end)
        visit(child, inFlow: notation != .block)
      case .alias:
        if aliases[range] == nil { aliases[range] = child }
        markCopies(in: child)
      case .merged, .copied:
        if let key = tree.keyRange(child) { mergedKeys[key.start] = child }
        markCopies(in: child)
      }
    }
    if !isJSON, mergeKey(in: Int(cursor)..<max(Int(cursor), Int(tree.range(node).end))) != nil {
      withMergeKey.insert(node)
    }
  }

  /// Whether a key is its mapping's own or was merged into it.
  private mutating func keyOrigin(_ key: SourceRange, in mapping: NodeID, from cursor: UInt32)
    -> Origin
  {
    guard key.start >= cursor, key.end <= tree.range(mapping).end else { return .merged }
    guard let merge = mergeKey(in: Int(cursor)..<Int(key.start)) else { return .own }
    withMergeKey.insert(mapping)
    if notation(mapping) == .block {
      return lines.column(of: merge) == lines.column(of: Int(key.start)) ? .own : .merged
    }
    let depth = bytes[merge..<Int(key.start)].reduce(0) { depth, byte in
      "{[".utf8.contains(byte) ? depth + 1 : "]}".utf8.contains(byte) ? depth - 1 : depth
    }
    return depth == 0 ? .own : .merged
  }

  private mutating func markCopies(in node: NodeID) {
    var index = Int(node.raw) + 1
    while index < Int(tree.endOfSubtree(node)) {
      origins[index] = .copied
      index += 1
    }
    for child in tree.children(node) { setParents(child, node) }
  }

  private mutating func setParents(_ node: NodeID, _ parent: NodeID) {
    parents[Int(node.raw)] = parent.raw
    for child in tree.children(node) { setParents(child, node) }
  }

  /// Where a merge key stands between two values.
  private func mergeKey(in range: Range<Int>) -> Int? {
    var offset = range.lowerBound
    while offset + 1 < range.upperBound {
      if bytes[offset] == UInt8(ascii: "#") {
        offset = lines.end(of: offset)
      } else if bytes[offset] == UInt8(ascii: "<"), bytes[offset + 1] == UInt8(ascii: "<") {
        return offset
      } else {
        offset += 1
      }
    }
    return nil
  }

  private func notation(of container: NodeID, inFlow: Bool) -> Notation {
    let start = Int(tree.range(container).start)
    guard start < bytes.count else { return .block }
    if let first = tree.children(container).first(where: { _ in true }),
      let key = tree.keyRange(first), Int(key.start) == start
    {
      return inFlow ? .pair : .block
    }
    let open = bytes[skipProperties(from: start)]
    if open == UInt8(ascii: "{") || open == UInt8(ascii: "[") { return .flow }
    return inFlow ? .pair : .block
  }
}
