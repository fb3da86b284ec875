internal import SourceText
internal import SyntaxTree

/// Which node of a document is which of an earlier one.
///
/// Entries of mappings are told by their keys. Items of sequences are told by what names them
/// (`$ref`, `in` with `name`, `name`, `url`, `title`, scalars by themselves), else by being equal; one
/// that is left over on both sides is taken for the same.
struct Correspondence {
  let earlier: SourceDocument
  let document: SourceDocument

  /// The node that an earlier one is now; nil where there is none.
  func counterpart(of node: NodeID) -> NodeID? {
    guard node > earlier.tree.root else { return document.tree.root }
    let parent = earlier.layout.parent(of: node)
    guard let container = counterpart(of: parent) else { return nil }
    return children(of: parent, in: container)[node]
  }

  /// What the children of an earlier container are in the container that corresponds to it.
  func children(of earlierContainer: NodeID, in container: NodeID) -> [NodeID: NodeID] {
    guard earlier.tree.kind(earlierContainer) == document.tree.kind(container) else { return [:] }
    let old = Array(earlier.tree.children(earlierContainer))
    let new = Array(document.tree.children(container))
    let isMapping = document.tree.kind(container) == .mapping
    let pairs =
      isMapping
      ? Self.pairs(old.map { Self.key(of: $0, earlier) }, new.map { Self.key(of: $0, document) })
      : Self.pairs(old.map { Self.name(of: $0, earlier) }, new.map { Self.name(of: $0, document) })
    var children: [NodeID: NodeID] = [:]
    for (index, found) in pairs { children[old[index]] = new[found] }
    if !isMapping, let (left, free) = leftOver(old, new, children) { children[left] = free }
    return children
  }

  private func leftOver(_ old: [NodeID], _ new: [NodeID], _ pairs: [NodeID: NodeID]) -> (
    NodeID, NodeID
  )? {
    let taken = Set(pairs.values)
    let left = old.filter { pairs[$0] == nil }
    let free = new.filter { !taken.contains($0) }
    guard left.count == 1, free.count == 1, !Self.isNamed(left[0], earlier),
      !Self.isNamed(free[0], document)
    else { return nil }
    return (left[0], free[0])
  }

  private static func key(of node: NodeID, _ document: SourceDocument) -> String {
    document.symbols.text(document.tree.key(node))
  }

  /// Equal names, the first with the first.
  private static func pairs(_ old: [String], _ new: [String]) -> [Int: Int] {
    var places: [String: [Int]] = [:]
    for (index, name) in new.enumerated().reversed() { places[name, default: []].append(index) }
    var pairs: [Int: Int] = [:]
    for (index, name) in old.enumerated() { pairs[index] = places[name]?.popLast() }
    return pairs
  }

  private static let names = [["$ref"], ["in", "name"], ["name"], ["url"], ["title"]]

  private static func isNamed(_ node: NodeID, _ document: SourceDocument) -> Bool {
    !document.tree.kind(node).isContainer || namingKeys(of: node, document) != nil
  }

  private static func namingKeys(of node: NodeID, _ document: SourceDocument) -> [String]? {
    guard document.tree.kind(node) == .mapping else { return nil }
    return names.first { keys in
      keys.allSatisfy { key in
        guard let child = document.tree.child(node, named: key, document.symbols) else {
          return false
        }
        return document.tree.kind(child) == .string
      }
    }
  }

  private static func name(of node: NodeID, _ document: SourceDocument) -> String {
    let tree = document.tree
    guard let keys = namingKeys(of: node, document) else {
      return tree.canonicalText(of: node, document.symbols)
    }
    return keys.map { key in
      let text = tree.child(node, named: key, document.symbols).flatMap {
        tree.scalarText($0, document.symbols)
      }
      return "\(key)=\(text ?? "")"
    }.joined(separator: "&")
  }
}
