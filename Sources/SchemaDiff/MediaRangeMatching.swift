internal import SchemaModel
internal import SourceText

extension SchemaComparer {
  /// Pairs media types that were left over with the most specific range on the other side that takes
  /// them in: `application/*` speaks for `application/json` where that is not listed (OpenAPI 3.1.0,
  /// sections 4.8.13.1 and 4.8.16). A range that came or went by that is told as a name that was
  /// widened or narrowed.
  mutating func matchMediaRanges(
    _ matched: inout KeyMatcher.Result, _ b: ElementID, _ a: ElementID, _ work: Work
  ) {
    guard !matched.removed.isEmpty || !matched.added.isEmpty else { return }
    let old = MediaTypes(before.schema, before.schema[b].children)
    let new = MediaTypes(after.schema, after.schema[a].children)
    guard !old.isEmpty, !new.isEmpty else { return }
    let removed = matched.removed.filter { old.range(at: $0) != nil }
    let added = matched.added.filter { new.range(at: $0) != nil }
    var told: Set<Int> = []
    var gone: Set<Int> = []
    for index in removed {
      guard let range = old.range(at: index), let other = new.narrowest(containing: range) else {
        continue
      }
      matched.pairs.append((index, other))
      gone.insert(index)
      if added.contains(other), told.insert(other).inserted { tellRange(index, other, work) }
    }
    var come = told
    told = []
    for index in added where !come.contains(index) {
      guard let range = new.range(at: index), let other = old.narrowest(containing: range) else {
        continue
      }
      matched.pairs.append((other, index))
      come.insert(index)
      if removed.contains(other) {
        gone.insert(other)
        if told.insert(other).inserted { tellRange(other, index, work) }
      }
    }
    matched.removed.removeAll { gone.contains($0) }
    matched.added.removeAll { come.contains($0) }
  }

  private mutating func tellRange(_ oldIndex: Int, _ newIndex: Int, _ work: Work) {
    let old = before.schema.edges[oldIndex]
    let new = after.schema.edges[newIndex]
    let names = (before.schema.text(old.key), after.schema.text(new.key))
    var change = Change(
      .name, MediaRange(names.1).contains(MediaRange(names.0)) ? .widened : .narrowed,
      of: .mediaType, direction: work.direction, pair: work.pair)
    change.before = old.target
    change.after = new.target
    change.beforePlace = before.schema[old.target].range
    change.afterPlace = after.schema[new.target].range
    change.beforeValue = names.0
    change.afterValue = names.1
    changes.append(change)
  }
}

/// The media types among some edges, by the index of the edge.
private struct MediaTypes {
  private var entries: [(index: Int, range: MediaRange)] = []

  init(_ schema: Schema, _ run: Run) {
    for index in run.indices where schema.edges[index].group == Edge.Group.mediaType {
      entries.append((index, MediaRange(schema.text(schema.edges[index].key))))
    }
  }

  var isEmpty: Bool { entries.isEmpty }

  func range(at index: Int) -> MediaRange? { entries.first { $0.index == index }?.range }

  func narrowest(containing range: MediaRange) -> Int? {
    entries.filter { $0.range != range && $0.range.contains(range) }
      .max { $0.range.precision < $1.range.precision }?.index
  }
}

/// A media type, or a range of them (RFC 9110, section 12.5.1).
struct MediaRange: Equatable {
  private var type: String
  private var parameters: Set<String>

  init(_ text: String) {
    let parts = text.split(separator: ";").map(String.init)
    type = parts.first ?? ""
    parameters = Set(parts.dropFirst())
  }

  /// How much it says.
  var precision: Int {
    (type == "*/*" ? 0 : type.hasSuffix("/*") ? 1 : 2) * 100 + parameters.count
  }

  /// Whether every media type that `inner` stands for is one of these.
  func contains(_ inner: MediaRange) -> Bool {
    guard parameters.isSubset(of: inner.parameters) else { return false }
    if type == inner.type || type == "*/*" { return true }
    return type.hasSuffix("/*") && inner.type.hasPrefix(type.dropLast())
  }
}
