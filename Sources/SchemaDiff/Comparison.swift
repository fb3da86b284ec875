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
    package var pair: PairID

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
