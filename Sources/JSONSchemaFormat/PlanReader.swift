internal import SchemaModel
internal import SourceText
internal import SyntaxTree

/// Reads `x-planned-changes`: the announcements of breaking changes that are no removals.
extension JSONSchemaLowering {
  /// The planned changes of the list at `node`, and what is the matter with those that announce nothing:
  /// an aspect or a relation that nobody knows, no element, no date, no value where one is needed.
  mutating func plannedChanges(at node: NodeID, in tree: SyntaxTree)
    -> (plans: [PlannedChange], facts: [LifecycleFact])
  {
    var plans: [PlannedChange] = []
    var facts: [LifecycleFact] = []
    let key = tree.key(node)
    let items = tree.kind(node) == .sequence ? Array(tree.children(node)) : [node]
    for item in items {
      guard tree.kind(item) == .mapping else {
        facts.append(
          LifecycleFact(
            aspect: .plan, relation: .invalid, spelling: key, value: scalar(item, in: tree),
            range: tree.range(item), suggestion: "a mapping with change, element and effective"))
        continue
      }
      var open = OpenPlan()
      for field in tree.children(item) {
        let name = documents.symbols.text(tree.key(field))
        let symbol = scalar(field, in: tree)
        let value = canonicalSymbol(field, in: tree)
        open.take(
          name.hasPrefix("x-") ? String(name.dropFirst(2)) : name, symbol, value: value,
          key: tree.key(field), range: tree.range(field), documents.symbols)
      }
      let settled = open.settled(key: key, range: tree.range(item))
      if let plan = settled.plan { plans.append(plan) }
      if let fact = settled.fact { facts.append(fact) }
    }
    return (plans, facts)
  }
}
