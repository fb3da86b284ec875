internal import SchemaDiff
internal import SchemaModel

/// The notices that were running in the version before, and what is born under them (POLICY.md, 18).
struct RunningNotices {
  private let comparison: Comparison

  init(_ comparison: Comparison) { self.comparison = comparison }

  /// Whether a new element takes part in a notice that was running already: on what contains it, at
  /// every place of use, or on its definition.
  func cover(_ item: Comparison.LifecyclePair, _ element: ElementID) -> Bool {
    isUnderNotice(item.pairs) || hasDefinitionUnderNotice(element)
  }

  private func isUnderNotice(_ pairs: [PairID]) -> Bool {
    var seen = Set(pairs)
    var pending = pairs
    while let pair = pending.popLast() {
      if let element = comparison.graph[pair].before, isUnderNotice(inSource: element) { continue }
      let parents = comparison.graph.parents(of: pair)
      if parents.isEmpty { return false }
      for parent in parents where seen.insert(parent).inserted { pending.append(parent) }
    }
    return true
  }

  /// A notice on the element or on what contains it, up to its declaration.
  private func isUnderNotice(inSource element: ElementID) -> Bool {
    let schema = comparison.before
    var current: ElementID? = element
    while let id = current {
      if schema.lifecycle(of: id)?.noticeSunset != nil { return true }
      if schema[id].traits.contains(.named) { return false }
      current = schema[id].parent
    }
    return false
  }

  /// Whether what the element refers to was under notice before, by its name.
  private func hasDefinitionUnderNotice(_ element: ElementID) -> Bool {
    let schema = comparison.after
    var current = element
    for _ in 0..<8 {
      guard let shape = schema[current].shape.map({ schema[$0] }),
        let target = shape.reference?.target
      else { return false }
      let name = schema.text(schema[target].name)
      let old = comparison.before.declarations.map(\.element).first {
        comparison.before.text(comparison.before[$0].name) == name
      }
      if let old, comparison.before.lifecycle(of: old)?.noticeSunset != nil { return true }
      current = target
    }
    return false
  }
}
