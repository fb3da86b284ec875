internal import SchemaModel
internal import SourceText

extension SchemaComparer {
  /// Pairs media types that were left over where one contains the other (`application/*` takes in
  /// `application/json`; RFC 9110, section 12.5.1), and tells that the name was widened or narrowed.
  mutating func matchMediaRanges(
    _ matched: inout KeyMatcher.Result, _ b: ElementID, _ a: ElementID, _ work: Work
  ) {
    guard !matched.removed.isEmpty, !matched.added.isEmpty else { return }
    var removed: [Int] = []
    for index in matched.removed {
      let old = before.schema.edges[index]
      guard old.group == Edge.Group.mediaType else {
        removed.append(index)
        continue
      }
      let oldName = before.schema.text(old.key)
      let partner = matched.added.firstIndex { candidate in
        let new = after.schema.edges[candidate]
        guard new.group == Edge.Group.mediaType else { return false }
        let newName = after.schema.text(new.key)
        return MediaRange.contains(oldName, newName) || MediaRange.contains(newName, oldName)
      }
      guard let partner else {
        removed.append(index)
        continue
      }
      let added = matched.added.remove(at: partner)
      matched.pairs.append((index, added))
      tellRange(old, after.schema.edges[added], work)
    }
    matched.removed = removed
  }

  private mutating func tellRange(_ old: Edge, _ new: Edge, _ work: Work) {
    let oldName = before.schema.text(old.key)
    let newName = after.schema.text(new.key)
    var change = Change(
      .name, MediaRange.contains(newName, oldName) ? .widened : .narrowed, of: .mediaType,
      direction: work.direction, pair: work.pair)
    change.before = old.target
    change.after = new.target
    change.beforePlace = before.schema[old.target].range
    change.afterPlace = after.schema[new.target].range
    change.beforeValue = oldName
    change.afterValue = newName
    changes.append(change)
  }
}

/// A media type, or a range of them.
enum MediaRange {
  /// Whether every media type that `inner` stands for is one of `outer`.
  static func contains(_ outer: String, _ inner: String) -> Bool {
    let (outerType, outerParameters) = split(outer)
    let (innerType, innerParameters) = split(inner)
    guard outerParameters.isSubset(of: innerParameters) else { return false }
    if outerType == innerType || outerType == "*/*" { return true }
    guard outerType.hasSuffix("/*") else { return false }
    return innerType.hasPrefix(outerType.dropLast())
  }

  private static func split(_ text: String) -> (type: String, parameters: Set<String>) {
    let parts = text.split(separator: ";").map(String.init)
    return (parts.first ?? "", Set(parts.dropFirst()))
  }
}
