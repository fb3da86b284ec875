internal import SchemaModel
internal import SourceText

/// What is asked of callers: an OR of ANDs, compared by implication.
extension SchemaComparer {
  /// Compares what an operation asks for: its own requirement, else that of the API. The API's own
  /// change is told once, at the API, and only where an operation inherits it on both sides. What
  /// consumers serve (callbacks, webhooks) does not inherit it, and there it is they who check.
  mutating func compareSecurity(_ b: ElementID, _ a: ElementID, _ work: Work) {
    let roots = (before.schema.root, after.schema.root)
    if before.schema[b].kind == .api {
      let pair = graph.add(
        PairGraph.Pair(before: b, after: a, direction: .request, isOperation: false))
      graph.connect(pair, under: work.pair)
      securityPair = pair
      return
    }
    let own = (before.schema.security[b], after.schema.security[a])
    let global =
      work.isTurned
      ? (nil, nil) : (before.schema.security[roots.0], after.schema.security[roots.1])
    for demand in Set((own.0 ?? global.0)?.alternatives.flatMap { $0 } ?? []) {
      if let scheme = schemePairs[demand.scheme] { graph.connect(scheme, under: work.pair) }
    }
    if own.0 != nil || own.1 != nil {
      tell(
        own.0 ?? global.0, own.1 ?? global.1, b, a, work.isTurned ? .response : .request,
        pair: work.pair)
    } else if !work.isTurned, let securityPair {
      graph.connect(securityPair, under: work.pair)
      guard !isAPISecurityTold else { return }
      isAPISecurityTold = true
      tell(global.0, global.1, roots.0, roots.1, .request, pair: securityPair)
    }
  }

  private mutating func tell(
    _ old: SecurityRequirement?, _ new: SecurityRequirement?, _ b: ElementID, _ a: ElementID,
    _ direction: Direction, pair: PairID
  ) {
    let oldAlternatives = alternatives(old?.alternatives, scheme: { $0 }, scope: { $0 })
    let newAlternatives = alternatives(
      new?.alternatives, scheme: { schemeAliases[$0] ?? bridge[$0] }, scope: { bridge[$0] })
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
      of: before.schema[b].kind, direction: direction, pair: pair)
    change.before = b
    change.after = a
    change.beforePlace = old?.range ?? before.schema[b].range
    change.afterPlace = new?.range ?? after.schema[a].range
    change.beforeValue = text(old, before.schema)
    change.afterValue = text(new, after.schema)
    if !isWider {
      var causes: [ElementID?] = []
      for alternative in oldAlternatives
      where !newAlternatives.contains(where: { $0.isSubset(of: alternative) }) {
        causes.append(schemeUnderNotice(alternative))
      }
      if !causes.contains(nil) { change.causes = causes.compactMap { $0 } }
    }
    changes.append(change)
  }

  /// The scheme of an alternative that is to go by its notice.
  private func schemeUnderNotice(_ alternative: Set<SecurityRequirement.Demand>) -> ElementID? {
    for demand in alternative.sorted(by: { $0.scheme.id < $1.scheme.id }) {
      guard let pair = schemePairs[demand.scheme], let scheme = graph[pair].before else { continue }
      if before.schema.lifecycle(of: scheme)?.noticeSunset != nil { return scheme }
    }
    return nil
  }

  private func alternatives(
    _ list: [Set<SecurityRequirement.Demand>]?, scheme: (Symbol) -> Symbol,
    scope: (Symbol) -> Symbol
  ) -> [Set<SecurityRequirement.Demand>] {
    // No requirement at all is the empty alternative: everybody passes.
    guard let list, !list.isEmpty else { return [[]] }
    return list.map { alternative in
      Set(
        alternative.map {
          SecurityRequirement.Demand(scheme: scheme($0.scheme), scope: scope($0.scope))
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
