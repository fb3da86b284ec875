internal import SchemaModel
internal import SourceText

/// Templates of paths: what is sent is known by its place, not by its name.
extension SchemaComparer {
  /// Tells path parameters that changed places, once a path.
  mutating func compareTemplates(_ b: ElementID, _ a: ElementID, _ work: Work) {
    guard bridge[after.schema[a].name] != before.schema[b].name else { return }
    let oldTemplate = before.schema.text(before.schema[b].name)
    let newTemplate = after.schema.text(after.schema[a].name)
    let old = Self.names(in: oldTemplate)
    let new = Self.names(in: newTemplate)
    guard old.count == new.count else { return }
    var isExchange = false
    for (index, name) in old.enumerated() where new[index] != name {
      guard new.contains(name), old.contains(new[index]) else { continue }
      isExchange = true
      if let was = before.schema.symbols.find(name),
        let now = before.schema.symbols.find(new[index])
      {
        exchangedNames.insert([was, now])
      }
    }
    guard isExchange else { return }
    var change = Change(
      .name, .moved, of: .parameter, direction: work.isTurned ? .response : .request,
      pair: work.pair)
    change.before = b
    change.after = a
    change.beforePlace = before.schema[b].range
    change.afterPlace = after.schema[a].range
    change.beforeValue = oldTemplate
    change.afterValue = newTemplate
    changes.append(change)
  }

  private static func names(in template: String) -> [String] {
    template.split(separator: "{").dropFirst().map { String($0.prefix { $0 != "}" }) }
  }
}
