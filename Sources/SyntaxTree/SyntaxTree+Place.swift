package import SourceText

extension SyntaxTree {
  /// The node that a range in a report stands for: by its key, its value, or the first line of a container
  /// without a key. Found by descending from the root.
  package func node(at range: SourceRange) -> NodeID? {
    var parent = root
    if isPlace(range, of: parent) { return parent }
    while true {
      var next: NodeID?
      for child in children(parent) {
        if isPlace(range, of: child) { return child }
        let extent = self.range(child)
        if extent.start <= range.start, range.start < extent.end { next = child }
      }
      guard let next else { return nil }
      parent = next
    }
  }

  private func isPlace(_ range: SourceRange, of node: NodeID) -> Bool {
    for place in [keyRange(node), self.range(node), place(node)] {
      if let place, place.start == range.start, place.end == range.end { return true }
    }
    return false
  }
}
