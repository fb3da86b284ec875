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
    return .explained(names.0 != names.1 ? .otherComponent : .merged)
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
