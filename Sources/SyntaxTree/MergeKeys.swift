import SourceText

/// Writes an arena anew in which merge keys (`<<`, the YAML type `tag:yaml.org,2002:merge`) are
/// replaced by what they bring, and keys that a mapping has twice are left out.
///
/// A key of the mapping itself beats a merged one; of several merged mappings the first one wins.
/// What is merged keeps its places. Recursive; the depth of a tree is limited.
struct MergeKeys {
  private let nodes: [Node]
  private let file: FileIndex
  private(set) var merged: [Node] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// Where merge keys are that were reported: a mapping that is merged into several is looked at
  /// several times.
  private var reported: Set<UInt32> = []

  init(_ nodes: [Node], _ file: FileIndex) {
    self.nodes = nodes
    self.file = file
    merged.reserveCapacity(nodes.count)
    copy(0)
  }

  private mutating func copy(_ index: Int) {
    let position = merged.count
    merged.append(nodes[index])
    merged[position].flags = []
    guard nodes[index].kind.isContainer else { return }
    for child in members(of: index) { copy(child) }
    merged[position].payload = UInt32(merged.count)
  }

  /// The children that a container has in the end.
  private mutating func members(of container: Int) -> [Int] {
    let children = children(of: container).filter { !nodes[$0].flags.contains(.duplicate) }
    guard children.contains(where: { nodes[$0].flags.contains(.merge) }) else { return children }
    var seen = Set<Symbol>()
    for child in children where !nodes[child].flags.contains(.merge) {
      seen.insert(nodes[child].key)
    }
    var members: [Int] = []
    for child in children {
      guard nodes[child].flags.contains(.merge) else {
        members.append(child)
        continue
      }
      for source in sources(of: child) {
        for member in self.members(of: source) where seen.insert(nodes[member].key).inserted {
          members.append(member)
        }
      }
    }
    return members
  }

  /// The mappings that a merge key names: one, or a list of them.
  private mutating func sources(of merge: Int) -> [Int] {
    switch nodes[merge].kind {
    case .mapping: return [merge]
    case .sequence:
      var sources: [Int] = []
      for item in children(of: merge) {
        if nodes[item].kind == .mapping { sources.append(item) } else { report(item, at: merge) }
      }
      return sources
    default:
      report(merge, at: merge)
      return []
    }
  }

  private mutating func report(_ value: Int, at merge: Int) {
    let node = nodes[merge]
    guard reported.insert(node.keyStart).inserted else { return }
    diagnostics.append(
      Diagnostic(
        .error, "the merge key '<<' stands for \(nodes[value].kind.name), not for a mapping",
        remedy: "merge an alias of a mapping, or put '<<' in quotes if it is a key",
        at: SourceRange(file: file, start: node.keyStart, end: node.keyEnd)))
  }

  private func children(of container: Int) -> [Int] {
    var children: [Int] = []
    var index = container + 1
    while index < nodes.endIndex(of: container) {
      children.append(index)
      index = nodes.endIndex(of: index)
    }
    return children
  }
}

extension TreeBuilder {
  /// The finished arena.
  func finish(_ file: FileIndex, _ diagnostics: inout [Diagnostic]) -> [Node] {
    guard needsMerging else { return nodes }
    let merge = MergeKeys(nodes, file)
    diagnostics.append(contentsOf: merge.diagnostics)
    return merge.merged
  }
}
