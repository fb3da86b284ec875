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
    before: before, after: Schema(nothingLike: before), changes: [change], lifecycles: [],
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
    before: Schema(nothingLike: after), after: after, changes: [change], lifecycles: [],
    graph: graph)
}

extension Schema {
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
