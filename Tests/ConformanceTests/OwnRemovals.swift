import History
import RuleEngine
import SchemaDiff
import SchemaModel
import SourceText

extension VersionStep {
  /// What apilint tells as removed, of the kinds that are recorded, and no row is about.
  mutating func removals(besides rows: [RecordedRemoval]) -> [(text: String, verdict: RemovalVerdict)]
  {
    var recorded: Set<SourceRange> = []
    for row in rows {
      for entry in entries(of: row) {
        recorded.insert(edge.comparison.before[paths.entries[entry].element].range)
      }
    }
    var result: [(String, RemovalVerdict)] = []
    for (place, change) in removals.sorted(by: { $0.key < $1.key }) {
      guard let element = change.before, finding(of: change) != nil, isRecordedKind(element),
        !recorded.contains(place)
      else { continue }
      let schema = edge.comparison.before
      let text = schema.path(of: element) ?? schema.coordinate(of: element)
      var after = pathsAfter
      result.append(
        (text, after.find(text).isEmpty ? .unexplained("not recorded") : .explained(.stillWritten)))
    }
    return result
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
}
