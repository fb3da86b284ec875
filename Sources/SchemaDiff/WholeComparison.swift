package import SchemaModel
internal import SourceText

/// An API that is only in the version before: it is removed as a whole.
package func comparisonOfRemoval(_ before: Schema) -> Comparison {
  var graph = PairGraph()
  let pair = graph.add(
    PairGraph.Pair(before: before.root, after: nil, direction: .none, isOperation: false))
  graph.finish()
  var change = Change(.presence, .removed, of: .api, direction: .none, pair: pair)
  change.before = before.root
  change.beforePlace = before[before.root].range
  return Comparison(
    before: before, after: Schema(nothingLike: before), changes: [change],
    lifecycles: before.annotatedElements.map { .init(before: $0, after: nil, pair: pair) },
    graph: graph)
}

/// An API that is only in the version after: it is added as a whole.
package func comparisonOfAddition(_ after: Schema) -> Comparison {
  var graph = PairGraph()
  let pair = graph.add(
    PairGraph.Pair(before: nil, after: after.root, direction: .none, isOperation: false))
  graph.finish()
  var change = Change(.presence, .added, of: .api, direction: .none, pair: pair)
  change.after = after.root
  change.afterPlace = after[after.root].range
  return Comparison(
    before: Schema(nothingLike: after), after: after, changes: [change],
    lifecycles: after.annotatedElements.map { .init(before: nil, after: $0, pair: pair) },
    graph: graph)
}

/// One version beside itself: nothing changed, but every element that something is said of is met,
/// at every place of use.
package func comparisonOfState(_ schema: Schema) -> Comparison {
  var comparer = SchemaComparer(schema, schema, .none, .everything)
  var comparison = comparer.run()
  // What comparing does not come to, such as a part of a condition, may be annotated as well.
  var met = Set(
    comparison.lifecycles.compactMap { $0.after }.compactMap { comparison.after[$0].lifecycle })
  for element in comparison.after.annotatedElements
  where met.insert(comparison.after[element].lifecycle!).inserted {
    comparison.lifecycles.append(.init(before: element, after: element, pair: PairID(0)))
  }
  return comparison
}

extension Schema {
  /// The elements of which something is said, in the order of the source.
  fileprivate var annotatedElements: [ElementID] {
    elements.indices.map { ElementID($0) }.filter { self[$0].lifecycle != nil }
  }

  /// A schema of the same format in which there is nothing.
  fileprivate init(nothingLike other: Schema) {
    self.init(
      format: other.format, formatVersion: other.formatVersion, files: other.files,
      symbols: SymbolTable(), root: ElementID(0))
    elements = [
      Element(
        kind: .api, name: .none, parent: nil,
        range: SourceRange(file: FileIndex(0), start: 0, end: 0), origin: 0)
    ]
  }
}
