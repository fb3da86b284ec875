internal import SchemaModel
internal import SourceText

extension SchemaComparer {
  /// Pairs responses that were left over with the range that speaks for their status on the other
  /// side: `404` is one of `4XX`, and `default` is every status that is not listed (OpenAPI 3.1.0,
  /// section 4.8.16.1). Listing a status that a range described is no new response.
  /// - Parameter isTurned: consumers give the responses, so that a range which gives way to one of its
  ///   statuses takes away the others.
  mutating func matchStatusRanges(
    _ matched: inout KeyMatcher.Result, _ b: ElementID, _ a: ElementID, isTurned: Bool
  ) {
    guard !matched.removed.isEmpty || !matched.added.isEmpty else { return }
    let old = StatusCodes(before.schema, before.schema[b].children)
    let new = StatusCodes(after.schema, after.schema[a].children)
    guard !old.isEmpty, !new.isEmpty else { return }
    var removed: [Int] = []
    for index in matched.removed {
      guard let status = old.text(at: index) else {
        removed.append(index)
        continue
      }
      if let range = new.range(of: status) {
        matched.pairs.append((index, range))
        continue
      }
      // A range of which some statuses are listed instead: fewer may come, and those are compared.
      let listed = matched.added.filter { StatusCodes.isRange(status, of: new.text(at: $0)) }
      if listed.isEmpty || isTurned { removed.append(index) }
      for other in listed { matched.pairs.append((index, other)) }
      matched.added.removeAll { listed.contains($0) }
    }
    var added: [Int] = []
    for index in matched.added {
      if let status = new.text(at: index), let range = old.range(of: status) {
        matched.pairs.append((range, index))
      } else {
        added.append(index)
      }
    }
    // A range that speaks for something on the other side neither came nor went.
    let spokenFor = (Set(matched.pairs.map(\.before)), Set(matched.pairs.map(\.after)))
    let narrowed = isTurned ? removed.filter { spokenFor.0.contains($0) } : []
    let widened = isTurned ? added.filter { spokenFor.1.contains($0) } : []
    matched.removed = removed.filter { !spokenFor.0.contains($0) } + narrowed
    matched.added = added.filter { !spokenFor.1.contains($0) } + widened
  }
}

/// The statuses of the responses among some edges, by the index of the edge.
private struct StatusCodes {
  private var entries: [(index: Int, text: String)] = []

  init(_ schema: Schema, _ run: Run) {
    for index in run.indices where schema.edges[index].group == Edge.Group.response {
      entries.append((index, schema.text(schema.edges[index].key)))
    }
  }

  var isEmpty: Bool { entries.isEmpty }

  func text(at index: Int) -> String? { entries.first { $0.index == index }?.text }

  /// The range that speaks for a status: `4XX`, else `default`.
  func range(of status: String) -> Int? {
    if let range = entries.first(where: { Self.isRange($0.text, of: status) }) {
      return range.index
    }
    guard let rest = entries.first(where: { $0.text == "DEFAULT" }), status != "DEFAULT" else {
      return nil
    }
    // By everybody's use `default` tells of errors; of success only where nothing else does.
    let isError = status.hasPrefix("4") || status.hasPrefix("5")
    guard isError || !entries.contains(where: { $0.text.hasPrefix("2") }) else { return nil }
    return rest.index
  }

  /// Whether `range` is written `4XX` and the status is one of it.
  static func isRange(_ range: String, of status: String?) -> Bool {
    guard let status, range.hasSuffix("XX"), !status.hasSuffix("XX") else { return false }
    return status.utf8.count == 3 && status.utf8.first == range.utf8.first
  }
}
