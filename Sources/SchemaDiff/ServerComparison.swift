internal import SchemaModel
internal import SourceText

/// Servers: those of an operation replace those of its path, and these those of the API (OpenAPI
/// 3.1.0, sections 4.8.9 and 4.8.10).
extension SchemaComparer {
  /// Where only one side has servers of its own, compares what holds in effect: repeating a server
  /// further down is no change, naming another one takes the operation away from the first.
  mutating func compareEffectiveServers(
    _ matched: inout KeyMatcher.Result, _ b: ElementID, _ a: ElementID, _ work: Work
  ) {
    guard !work.isTurned else { return }
    let own = (servers(of: b, before.schema), servers(of: a, after.schema))
    guard own.0.isEmpty != own.1.isEmpty else { return }
    matched.removed.removeAll { before.schema.edges[$0].group == Edge.Group.server }
    matched.added.removeAll { after.schema.edges[$0].group == Edge.Group.server }
    let old = effectiveServers(of: b, before.schema)
    let new = effectiveServers(of: a, after.schema)
    let newKeys = Set(new.map { bridge[after.schema.edges[$0].key] })
    for index in old where !newKeys.contains(before.schema.edges[index].key) {
      let edge = before.schema.edges[index]
      var change = Change(.presence, .removed, of: .server, direction: .none, pair: work.pair)
      change.before = edge.target
      change.beforePlace = before.schema[edge.target].range
      changes.append(change)
    }
    let oldKeys = Set(old.map { before.schema.edges[$0].key })
    for index in new where !oldKeys.contains(bridge[after.schema.edges[index].key]) {
      let edge = after.schema.edges[index]
      var change = Change(.presence, .added, of: .server, direction: .none, pair: work.pair)
      change.after = edge.target
      change.afterPlace = after.schema[edge.target].range
      changes.append(change)
    }
  }

  private func servers(of element: ElementID, _ schema: Schema) -> [Int] {
    schema[element].children.indices.filter { schema.edges[$0].group == Edge.Group.server }
  }

  private func effectiveServers(of element: ElementID, _ schema: Schema) -> [Int] {
    var current: ElementID? = element
    while let id = current {
      let own = servers(of: id, schema)
      if !own.isEmpty { return own }
      current = schema[id].parent
    }
    return []
  }
}
