internal import SchemaModel
internal import SourceText

/// What consumers give: whether they must, and under which name.
extension SchemaComparer {
  /// Required or not, for what says so of itself; properties are told by the object they stand in.
  mutating func compareObligation(_ b: ElementID, _ a: ElementID, _ work: Work) {
    let old = before.schema[b]
    let new = after.schema[a]
    let was = old.traits.contains(.required)
    let isRequired = new.traits.contains(.required)
    guard was != isRequired else { return }
    var change = Change(
      .requirement, isRequired ? .narrowed : .widened, of: old.kind, direction: work.direction,
      pair: work.pair)
    change.before = b
    change.after = a
    change.beforePlace = old.requirement ?? old.range
    change.afterPlace = new.requirement ?? new.range
    change.obligation = isRequired ? .required : .optional
    change.defaultPresence = hasDefault(a) ? .present : .absent
    changes.append(change)
  }

  func hasDefault(_ a: ElementID) -> Bool {
    guard let shape = after.schema[a].shape else { return false }
    return !after.schema[shape].defaultValue.isNone
  }

  /// A path parameter that kept its place in the template under another name.
  mutating func compareName(_ b: ElementID, _ a: ElementID, _ work: Work) {
    let old = before.schema[b]
    let new = after.schema[a]
    guard bridge[new.name] != old.name, before.schema.text(old.qualifier) == "path"
    else { return }
    if writesName(b, before.schema) && writesName(a, after.schema) {
      tellWrittenName(old, new, b, a, work)
      return
    }
    // Those that changed places are told of the path.
    guard !exchangedNames.contains([old.name, bridge[new.name]]) else { return }
    var change = Change(
      .name, .renamed, of: .parameter, direction: work.direction, surface: .source,
      pair: work.pair)
    change.before = b
    change.after = a
    change.beforePlace = old.range
    change.afterPlace = new.range
    change.beforeValue = before.schema.text(old.name)
    change.afterValue = after.schema.text(new.name)
    changes.append(change)
  }

  /// Whether a parameter is written with its name (`;id=5`, RFC 6570, section 3.2.7).
  private func writesName(_ element: ElementID, _ schema: Schema) -> Bool {
    schema.attributes[schema[element].attributes.indices].contains {
      $0.attribute == .style && schema.text($0.value) == "matrix"
    }
  }

  private mutating func tellWrittenName(
    _ old: Element, _ new: Element, _ b: ElementID, _ a: ElementID, _ work: Work
  ) {
    var change = Change(
      .serialization, .changed, of: .parameter, direction: work.direction, attribute: .style,
      pair: work.pair)
    change.before = b
    change.after = a
    change.beforePlace = old.range
    change.afterPlace = new.range
    change.beforeValue = "matrix ;\(before.schema.text(old.name))="
    change.afterValue = "matrix ;\(after.schema.text(new.name))="
    changes.append(change)
  }
}
