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
    return earlier.tree.key(node).isNone
      ? items(of: parent, in: container)[node] : entry(for: node, in: container)
  }

  /// The entry of a mapping with the key of an earlier one.
  func entry(for node: NodeID, in mapping: NodeID) -> NodeID? {
    let key = earlier.tree.key(node)
    guard !key.isNone, document.tree.kind(mapping) == .mapping else { return nil }
    return document.tree.child(mapping, named: earlier.symbols.text(key), document.symbols)
  }

  /// What the items of an earlier sequence are in the one that corresponds to it.
  func items(of earlierSequence: NodeID, in sequence: NodeID) -> [NodeID: NodeID] {
    guard earlier.tree.kind(earlierSequence) == .sequence,
      document.tree.kind(sequence) == .sequence
    else { return [:] }
    let old = Array(earlier.tree.children(earlierSequence))
    let new = Array(document.tree.children(sequence))
    let pairs = Self.pairs(
      old.map { Self.name(of: $0, earlier) }, new.map { Self.name(of: $0, document) })
    var items: [NodeID: NodeID] = [:]
    for (index, found) in pairs { items[old[index]] = new[found] }
    if let (left, free) = leftOver(old, new, items) { items[left] = free }
    return items
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
