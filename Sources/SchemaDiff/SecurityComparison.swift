internal import SchemaModel
internal import SourceText

/// What is asked of callers: an OR of ANDs, compared by implication.
extension SchemaComparer {
  mutating func compareSecurity(_ b: ElementID, _ a: ElementID, _ work: Work) {
    let own = (before.schema.security[b], after.schema.security[a])
    if before.schema[b].kind == .api {
      let pair = graph.add(
        PairGraph.Pair(before: b, after: a, direction: .request, isOperation: false))
      graph.connect(pair, under: work.pair)
      securityPair = pair
      tell(own.0, own.1, b, a, pair: pair)
      return
    }
    let global = (
      before.schema.security[before.schema.root], after.schema.security[after.schema.root]
    )
    for demand in Set((own.0 ?? global.0)?.alternatives.flatMap { $0 } ?? []) {
      if let scheme = schemePairs[demand.scheme] { graph.connect(scheme, under: work.pair) }
    }
    if own.0 == nil, own.1 == nil {
      // Inherited on both sides: told once, at the API.
      if let securityPair { graph.connect(securityPair, under: work.pair) }
      return
    }
    tell(own.0 ?? global.0, own.1 ?? global.1, b, a, pair: work.pair)
  }

  private mutating func tell(
    _ old: SecurityRequirement?, _ new: SecurityRequirement?, _ b: ElementID, _ a: ElementID,
    pair: PairID
  ) {
    let oldAlternatives = alternatives(old?.alternatives) { $0 }
    let newAlternatives = alternatives(new?.alternatives) { bridge[$0] }
    // Before implies after when whoever passed before passes now.
    let isWider = oldAlternatives.allSatisfy { old in
      newAlternatives.contains { $0.isSubset(of: old) }
    }
    let isNarrower = newAlternatives.allSatisfy { new in
      oldAlternatives.contains { $0.isSubset(of: new) }
    }
    guard !(isWider && isNarrower) else { return }
    var change = Change(
      .security, isWider ? .widened : isNarrower ? .narrowed : .changed,
      of: before.schema[b].kind, direction: .request, pair: pair)
    change.before = b
    change.after = a
    change.beforePlace = old?.range ?? before.schema[b].range
    change.afterPlace = new?.range ?? after.schema[a].range
    change.beforeValue = text(old, before.schema)
    change.afterValue = text(new, after.schema)
    changes.append(change)
  }

  private func alternatives(
    _ list: [Set<SecurityRequirement.Demand>]?, _ map: (Symbol) -> Symbol
  ) -> [Set<SecurityRequirement.Demand>] {
    // No requirement at all is the empty alternative: everybody passes.
    guard let list, !list.isEmpty else { return [[]] }
    return list.map { alternative in
      Set(
        alternative.map {
          SecurityRequirement.Demand(scheme: map($0.scheme), scope: map($0.scope))
        })
    }
  }

  private func text(_ requirement: SecurityRequirement?, _ schema: Schema) -> String {
    guard let requirement, !requirement.alternatives.isEmpty else { return "nothing" }
    return requirement.alternatives.map { alternative in
      if alternative.isEmpty { return "nothing" }
      let schemes = Set(alternative.map(\.scheme)).map { schema.text($0) }.sorted()
      return schemes.map { name in
        let scopes = alternative.filter { !$0.scope.isNone && schema.text($0.scheme) == name }
          .map { schema.text($0.scope) }.sorted()
        return scopes.isEmpty ? name : "\(name) (\(scopes.joined(separator: ", ")))"
      }.joined(separator: " and ")
    }.joined(separator: ", or ")
  }
}
