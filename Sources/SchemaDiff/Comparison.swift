package import SchemaModel

/// All that differs between two versions of an API, with what each difference reaches.
package struct Comparison: Sendable {
  package var before: Schema
  package var after: Schema
  package var changes: [Change]
  /// Elements whose annotations may say something: paired, added or removed, in the order they were met.
  package var lifecycles: [LifecyclePair]
  package var graph: PairGraph

  /// An element with a lifecycle on either side.
  package struct LifecyclePair: Sendable {
    package var before: ElementID?
    package var after: ElementID?
    /// Where it was met first: the pair of the element itself, or of what contains it.
    package var pair: PairID
    /// Where else it was met: it may be shared, and flow both ways.
    package var otherPairs: [PairID] = []

    /// Everywhere that it was met.
    package var pairs: [PairID] { [pair] + otherPairs }

    package init(before: ElementID?, after: ElementID?, pair: PairID) {
      self.before = before
      self.after = after
      self.pair = pair
    }
  }

  package init(
    before: Schema, after: Schema, changes: [Change], lifecycles: [LifecyclePair],
    graph: PairGraph
  ) {
    self.before = before
    self.after = after
    self.changes = changes
    self.lifecycles = lifecycles
    self.graph = graph
  }
}
