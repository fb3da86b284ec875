import History
import RuleEngine
import SchemaDiff
import SchemaModel
import SourceText

extension VersionStep {
  /// What apilint tells as removed, of the kinds that are recorded, and no row is about; in the order of
  /// the document.
  mutating func removals(besides rows: [RecordedRemoval]) -> [(
    text: String, verdict: RemovalVerdict
  )] {
    let schema = edge.comparison.before
    var recorded: Set<SourceRange> = []
    for row in rows {
      for entry in entries(of: row) {
        recorded.insert(schema[paths.entries[entry].element].range)
      }
    }
    var result: [(text: String, verdict: RemovalVerdict)] = []
    for (place, changes) in removals.sorted(by: { $0.key < $1.key }) {
      guard let change = changes.first, let element = change.before, isRecordedKind(element),
        !recorded.contains(place)
      else { continue }
      guard let text = schema.path(of: element) else { continue }
      result.append((text, verdict(on: change, of: element, at: text)))
    }
    return result
  }

  /// - Parameter text: where it stood, which is what the record compares: if anything is there after, it
  ///   knows of no removal.
  private mutating func verdict(on change: Change, of element: ElementID, at text: String)
    -> RemovalVerdict
  {
    guard !pathsAfter.find(text).isEmpty else { return .unexplained("only apilint tells it") }
    let (before, after) = (edge.comparison.before, edge.comparison.after)
    if before[element].kind == .operation { return .explained(.twinPath) }
    let pair = edge.comparison.graph[change.pair]
    let names = (
      pair.before.flatMap { before.declaration(of: $0) },
      pair.after.flatMap { after.declaration(of: $0) }
    )
    guard let old = names.0, old != names.1 else { return .explained(.merged) }
    return isAlternativeStill(old, around: change.pair)
      ? .unexplained("\(old) is still an alternative there") : .explained(.otherComponent)
  }

  /// Whether a place that was compared with another component offers the former one as well: then it was
  /// compared with the wrong alternative.
  private func isAlternativeStill(_ component: String, around pair: PairID) -> Bool {
    let (graph, after) = (edge.comparison.graph, edge.comparison.after)
    var current = pair
    for _ in 0..<4 {
      guard let parent = graph.parents(of: current).first, let place = graph[parent].after else {
        return false
      }
      if let shape = after[place].shape, after.offers(component, in: shape) { return true }
      current = parent
    }
    return false
  }

  private func isRecordedKind(_ element: ElementID) -> Bool {
    let schema = edge.comparison.before
    switch schema[element].kind {
    case .operation, .property, .enumValue, .schema: return true
    case .parameter: return schema.text(schema[element].qualifier) != "path"
    default: return false
    }
  }
}

extension Schema {
  /// Where an element is declared, in the notation of the record; nil for what it has no word for.
  func path(of element: ElementID) -> String? {
    let item = self[element]
    let name = text(item.name)
    if item.traits.contains(.named) { return item.kind == .schema ? "schema " + name : nil }
    if item.kind == .operation { return "op " + Schema.blanked(name) }
    guard let parent = item.parent.flatMap({ path(of: $0) }) else { return nil }
    switch item.kind {
    case .property: return parent + "." + name
    case .item: return parent + (name == "additionalProperties" ? "{}" : "[]")
    case .enumValue: return parent + "=" + name
    case .parameter: return "\(parent) \(text(item.qualifier)):\(name)"
    case .requestBody: return parent + " req"
    case .response: return parent + " " + name
    case .unionMember, .schema, .mediaType: return parent
    default: return nil
    }
  }

  /// Whether a union, or a list of one, has an alternative that refers to a component.
  fileprivate func offers(_ component: String, in id: ShapeID, depth: Int = 0) -> Bool {
    guard depth < 6 else { return false }
    let shape = self[id]
    if depth > 0, let target = shape.reference?.target, text(self[target].name) == component {
      return true
    }
    if let items = shape.items.flatMap({ self[$0].shape }),
      offers(component, in: items, depth: depth + 1)
    {
      return true
    }
    return shape.unions.indices.contains { group in
      unions[group].members.indices.contains { member in
        self[edges[member].target].shape.map { offers(component, in: $0, depth: depth + 1) }
          ?? false
      }
    }
  }

  /// The component or operation that an element is declared in.
  fileprivate func declaration(of element: ElementID) -> String {
    var current = element
    while !self[current].traits.contains(.named), self[current].kind != .operation,
      let parent = self[current].parent
    {
      current = parent
    }
    return Schema.blanked(text(self[current].name))
  }
}
