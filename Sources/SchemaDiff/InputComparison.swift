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

  /// A path parameter that kept its place in the template under another name. Some are written with it.
  mutating func compareName(_ b: ElementID, _ a: ElementID, _ work: Work) {
    let old = before.schema[b]
    let new = after.schema[a]
    guard bridge[new.name] != old.name, before.schema.text(old.qualifier) == "path"
    else { return }
    let isWritten = writesName(b, before.schema) && writesName(a, after.schema)
    // Those that changed places are told of the path.
    guard isWritten || !exchangedNames.contains([old.name, bridge[new.name]]) else { return }
    var change =
      isWritten
      ? Change(
        .serialization, .changed, of: .parameter, direction: work.direction, attribute: .style,
        pair: work.pair)
      : Change(
        .name, .renamed, of: .parameter, direction: work.direction, surface: .source,
        pair: work.pair)
    let names = (before.schema.text(old.name), after.schema.text(new.name))
    change.before = b
    change.after = a
    change.beforePlace = old.range
    change.afterPlace = new.range
    change.beforeValue = isWritten ? "matrix ;\(names.0)=" : names.0
    change.afterValue = isWritten ? "matrix ;\(names.1)=" : names.1
    changes.append(change)
  }

  /// Whether a parameter is written with its name (`;id=5`, RFC 6570, section 3.2.7).
  private func writesName(_ element: ElementID, _ schema: Schema) -> Bool {
    schema.attributes[schema[element].attributes.indices].contains {
      $0.attribute == .style && schema.text($0.value) == "matrix"
    }
  }
}
