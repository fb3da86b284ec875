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
      noteLifecycle(edge.target, nil, pair: work.pair)
    }
    let oldKeys = Set(old.map { before.schema.edges[$0].key })
    for index in new where !oldKeys.contains(bridge[after.schema.edges[index].key]) {
      let edge = after.schema.edges[index]
      var change = Change(.presence, .added, of: .server, direction: .none, pair: work.pair)
      change.after = edge.target
      change.afterPlace = after.schema[edge.target].range
      changes.append(change)
      noteNew(edge.target, pair: work.pair)
    }
  }

  /// Servers of the API or of a path that no operation inherits on one of the sides: what changed in them
  /// is told of the operations that name their own, or concerns nobody.
  func dropUninheritedServers(_ matched: inout KeyMatcher.Result, _ b: ElementID, _ a: ElementID) {
    guard !isInherited(from: b, before.schema) || !isInherited(from: a, after.schema) else {
      return
    }
    matched.removed.removeAll { before.schema.edges[$0].group == Edge.Group.server }
    matched.added.removeAll { after.schema.edges[$0].group == Edge.Group.server }
  }

  /// Whether any operation has the servers of what contains it.
  private func isInherited(from element: ElementID, _ schema: Schema) -> Bool {
    let parts = schema.edges[schema[element].children.indices].filter {
      $0.group == Edge.Group.path || $0.group == Edge.Group.operation
    }
    // An API without operations may get some.
    if parts.isEmpty { return schema[element].kind == .api }
    return parts.contains { part in
      servers(of: part.target, schema).isEmpty
        && (part.group == Edge.Group.operation || isInherited(from: part.target, schema))
    }
  }

  /// One address may be listed twice, with other variables: such twins are paired by these, wherever
  /// they stand.
  mutating func pairTwinServers(_ matched: inout KeyMatcher.Result, _ b: ElementID, _ a: ElementID)
  {
    let old = servers(of: b, before.schema)
    let new = servers(of: a, after.schema)
    guard old.count > 1 || new.count > 1 else { return }
    let keys = (
      old.map { before.schema.edges[$0].key }, new.map { bridge[after.schema.edges[$0].key] }
    )
    for key in Set(keys.0) {
      var left = old.indices.filter { keys.0[$0] == key }.map { old[$0] }
      var right = new.indices.filter { keys.1[$0] == key }.map { new[$0] }
      guard !right.isEmpty, left.count > 1 || right.count > 1 else { continue }
      matched.pairs.removeAll { left.contains($0.before) }
      matched.removed.removeAll { left.contains($0) }
      matched.added.removeAll { right.contains($0) }
      let prints = right.map { edge in
        (edge, variables(&after, edge, bridge: bridge))
      }
      for edge in left {
        let print = variables(&before, edge, bridge: nil)
        guard let twin = prints.first(where: { $0.1 == print && right.contains($0.0) }) else {
          continue
        }
        matched.pairs.append((edge, twin.0))
        left.removeAll { $0 == edge }
        right.removeAll { $0 == twin.0 }
      }
      while !left.isEmpty, !right.isEmpty {
        matched.pairs.append((left.removeFirst(), right.removeFirst()))
      }
      // What is there twice neither came nor went with its twin.
      let paired = (
        matched.pairs.map(\.before).filter { old.contains($0) }
          .map { variables(&before, $0, bridge: nil) },
        matched.pairs.map(\.after).filter { new.contains($0) }
          .map { variables(&after, $0, bridge: bridge) }
      )
      left.removeAll { paired.0.contains(variables(&before, $0, bridge: nil)) }
      right.removeAll { paired.1.contains(variables(&after, $0, bridge: bridge)) }
      matched.removed += left
      matched.added += right
    }
  }

  /// The variables of a server by name, each with a number that is the same for the same values.
  private func variables(
    _ side: inout ShapeFlattener, _ server: Int, bridge: SymbolBridge?
  ) -> [Symbol: UInt64] {
    var prints: [Symbol: UInt64] = [:]
    for index in side.schema[side.schema.edges[server].target].children.indices {
      let edge = side.schema.edges[index]
      guard let shape = side.schema[edge.target].shape else { continue }
      prints[bridge?[edge.key] ?? edge.key] =
        side.fingerprint(of: side.flat(shape), bridge: bridge)
    }
    return prints
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
