internal import SchemaModel
internal import SourceText

/// Children that no key pairs, but what they are.
extension SchemaComparer {
  /// Pairs paths that were left over because a twin of one of them came or went: the same template
  /// first, then the same one but for the names in it.
  func matchPathTwins(_ matched: inout KeyMatcher.Result) {
    guard !matched.removed.isEmpty, !matched.added.isEmpty else { return }
    for isExact in [true, false] {
      var candidates: [String: [Int]] = [:]
      for index in matched.added.reversed() where after.schema.edges[index].group == Edge.Group.path
      {
        let name = after.schema.text(after.schema[after.schema.edges[index].target].name)
        candidates[isExact ? name : Schema.blanked(name), default: []].append(index)
      }
      var taken: Set<Int> = []
      matched.removed.removeAll { index in
        let old = before.schema.edges[index]
        guard old.group == Edge.Group.path else { return false }
        let name = before.schema.text(before.schema[old.target].name)
        guard let partner = candidates[isExact ? name : Schema.blanked(name)]?.popLast() else {
          return false
        }
        matched.pairs.append((index, partner))
        taken.insert(partner)
        return true
      }
      matched.added.removeAll { taken.contains($0) }
    }
  }

  /// Pairs callbacks that were left over by what they are called at: their names are the document's own.
  func matchCallbacks(_ matched: inout KeyMatcher.Result) {
    guard !matched.removed.isEmpty, !matched.added.isEmpty else { return }
    func expressions(_ edge: Edge, _ schema: Schema) -> Set<String> {
      Set(schema.edges[schema[edge.target].children.indices].map { schema.text($0.key) })
    }
    matched.removed.removeAll { index in
      let old = before.schema.edges[index]
      guard old.group == Edge.Group.callback else { return false }
      let partner = matched.added.firstIndex { candidate in
        let new = after.schema.edges[candidate]
        return new.group == Edge.Group.callback
          && expressions(new, after.schema) == expressions(old, before.schema)
      }
      guard let partner else { return false }
      matched.pairs.append((index, matched.added.remove(at: partner)))
      return true
    }
  }

  /// Pairs uses of one directive that were left over, in their order: they have other arguments.
  func matchDirectiveUses(_ matched: inout KeyMatcher.Result) {
    if !before.schema.knowsDirectiveUses || !after.schema.knowsDirectiveUses {
      matched.removed.removeAll { before.schema.edges[$0].group == Edge.Group.directiveUse }
      matched.added.removeAll { after.schema.edges[$0].group == Edge.Group.directiveUse }
    }
    guard !matched.removed.isEmpty, !matched.added.isEmpty else { return }
    matched.removed.removeAll { index in
      let old = before.schema.edges[index]
      guard old.group == Edge.Group.directiveUse else { return false }
      let name = before.schema[old.target].name
      let partner = matched.added.firstIndex { candidate in
        let new = after.schema.edges[candidate]
        return new.group == Edge.Group.directiveUse && bridge[after.schema[new.target].name] == name
      }
      guard let partner else { return false }
      matched.pairs.append((index, matched.added.remove(at: partner)))
      return true
    }
  }
}
