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
      guard let range = old.range(at: index),
        let other = new.narrowest(containing: range, others: added)
      else {
        continue
      }
      matched.pairs.append((index, other))
      gone.insert(index)
      if added.contains(other), told.insert(other).inserted { tellRange(index, other, work) }
    }
    var come = told
    told = []
    for index in added where !come.contains(index) {
      guard let range = new.range(at: index),
        let other = old.narrowest(containing: range, others: removed)
      else {
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

  /// What consumers are sent without asking (webhooks, callbacks) may come in a further media type,
  /// or no longer in one of several: nobody chooses there, so that the set as a whole was widened or
  /// narrowed.
  mutating func tellEventMediaTypes(
    _ matched: inout KeyMatcher.Result, _ b: ElementID, _ a: ElementID, _ work: Work
  ) {
    let isOne = (
      { [before] in before.schema.edges[$0].group == Edge.Group.mediaType },
      { [after] in after.schema.edges[$0].group == Edge.Group.mediaType }
    )
    let removed = matched.removed.filter(isOne.0)
    let added = matched.added.filter(isOne.1)
    guard removed.isEmpty != added.isEmpty,
      let kept = matched.pairs.first(where: { isOne.0($0.before) })
    else { return }
    func names(_ schema: Schema, _ run: Run) -> String {
      schema.edges[run.indices].filter { $0.group == Edge.Group.mediaType }
        .map { schema.text($0.key) }.joined(separator: ", ")
    }
    var change = Change(
      .name, added.isEmpty ? .narrowed : .widened, of: .mediaType, direction: .response,
      pair: work.pair)
    change.before = before.schema.edges[removed.first ?? kept.before].target
    change.after = after.schema.edges[added.first ?? kept.after].target
    change.beforePlace = before.schema.edges[removed.first ?? kept.before].range
    change.afterPlace = after.schema.edges[added.first ?? kept.after].range
    change.beforeValue = names(before.schema, before.schema[b].children)
    change.afterValue = names(after.schema, after.schema[a].children)
    changes.append(change)
    matched.removed.removeAll { removed.contains($0) }
    matched.added.removeAll { added.contains($0) }
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

  /// The most precise range that takes in another one. A type without parameters stands for those
  /// with some only where it took their place (is one of `others`): `application/json` and
  /// `application/json;v=2` beside each other are two things.
  func narrowest(containing range: MediaRange, others: [Int]) -> Int? {
    entries.filter {
      $0.range != range && $0.range.contains(range)
        && ($0.range.isWildcard || others.contains($0.index))
    }
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

  var isWildcard: Bool { type.hasSuffix("/*") }

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
