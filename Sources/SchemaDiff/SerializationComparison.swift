internal import SchemaModel
internal import SourceText

/// How values are written: style, explode, the content types of parts.
extension SchemaComparer {
  /// How much may be written. Defaults are not written down, so whatever else appears or goes is a
  /// change.
  func serializationRelation(_ old: AttributeValue?, _ new: AttributeValue?) -> Relation {
    switch (old ?? new)?.attribute {
    case .allowEmptyValue, .allowReserved: return old == nil ? .widened : .narrowed
    case .encoding:
      guard let old, let new else { return .changed }
      let types = (
        Set(before.schema.text(old.value).split(separator: ",")),
        Set(after.schema.text(new.value).split(separator: ","))
      )
      if Self.covers(types.1, types.0) { return .widened }
      return Self.covers(types.0, types.1) ? .narrowed : .changed
    default: return .changed
    }
  }

  /// Whether each of some media types is among others, or in a range of them.
  private static func covers(_ wide: Set<Substring>, _ narrow: Set<Substring>) -> Bool {
    narrow.allSatisfy { type in
      wide.contains { range in
        range == type || range == "*/*"
          || (range.hasSuffix("/*") && type.hasPrefix(range.dropLast(1)))
      }
    }
  }

  /// A parameter or header that is written by a style on one side and as a media type on the other
  /// (OpenAPI 3.1.0, section 4.8.12.1): told once, and the values themselves are compared.
  /// - Returns: Whether it is one.
  mutating func compareMeansOfWriting(_ b: ElementID, _ a: ElementID, _ work: Work) -> Bool {
    let old = before.schema[b]
    let new = after.schema[a]
    guard old.kind == .parameter || old.kind == .header else { return false }
    let oldContent = before.schema.edges[old.children.indices].first
    let newContent = after.schema.edges[new.children.indices].first
    guard (oldContent == nil) != (newContent == nil) else { return false }
    var change = Change(
      .serialization, .changed, of: old.kind, direction: work.direction, attribute: .encoding,
      pair: work.pair)
    change.before = b
    change.after = a
    change.beforePlace = oldContent?.range ?? old.range
    change.afterPlace = newContent?.range ?? new.range
    change.beforeValue =
      oldContent.map { before.schema.text($0.key) } ?? style(of: b, .none, before.schema, nil)
    change.afterValue =
      newContent.map { after.schema.text($0.key) } ?? style(of: a, .none, after.schema, bridge)
    changes.append(change)
    let shapes = (
      oldContent.map { before.schema[$0.target].shape } ?? old.shape,
      newContent.map { after.schema[$0.target].shape } ?? new.shape
    )
    if let oldShape = shapes.0, let newShape = shapes.1 {
      visit(
        .shapes(before.flat(oldShape), after.flat(newShape)), direction: work.direction,
        isTurned: work.isTurned, under: work.pair)
    }
    return true
  }

  /// Whether another style, or exploding, makes no difference for the values there are, or was told
  /// by another change (OpenAPI 3.1.0, sections 4.8.12.2 and 4.8.12.4).
  mutating func isWithoutEffect(
    _ old: AttributeValue?, _ new: AttributeValue?, _ b: ElementID, _ a: ElementID
  ) -> Bool {
    guard let some = old ?? new, some.aspect == .serialization else { return false }
    if some.attribute == .encoding { return isStandardEncoding(old, new, b, a) }
    if some.attribute == .xml { return !speaksXML }
    guard some.attribute == .style || some.attribute == .explode else { return false }
    let isPart = before.schema[b].kind == .mediaType
    guard isPart != some.name.isNone else { return false }
    let oldName = old?.name ?? new.map { bridge[$0.name] } ?? .none
    let types = Self.valueTypes(b, oldName, &before, nil).union(
      Self.valueTypes(a, oldName, &after, bridge))
    guard types != .any, types != .nothing else { return false }
    let styles = (
      style(of: b, oldName, before.schema, nil), style(of: a, oldName, after.schema, bridge)
    )
    if some.attribute == .explode {
      // The default of explode follows the style, so that one change looks like two.
      if styles.0 != styles.1 { return true }
      if types.contains(.object) { return false }
      return !types.contains(.array) || styles.0 == "simple"
    }
    let plain: Set<String> = ["form", "spaceDelimited", "pipeDelimited", "deepObject"]
    return types.isDisjoint(with: [.array, .object]) && plain.contains(styles.0)
      && plain.contains(styles.1)
  }

  /// The types of a parameter's or header's values, or of those of a part.
  /// - Parameters:
  ///   - name: the part, in symbols of the version before; `.none` for the whole.
  ///   - bridge: nil for the version before.
  private static func valueTypes(
    _ element: ElementID, _ name: Symbol, _ side: inout ShapeFlattener, _ bridge: SymbolBridge?
  ) -> TypeSet {
    guard let shape = side.schema[element].shape else { return .any }
    let flat = side.flattened(shape)
    guard !name.isNone else { return flat.types.subtracting(.null) }
    for index in flat.properties.indices {
      let edge = side.schema.edges[index]
      guard (bridge?[edge.key] ?? edge.key) == name, let part = side.schema[edge.target].shape
      else { continue }
      return side.flattened(part).types.subtracting(.null)
    }
    return .any
  }

  private func style(
    of element: ElementID, _ name: Symbol, _ schema: Schema, _ bridge: SymbolBridge?
  ) -> String {
    for index in schema[element].attributes.indices {
      let value = schema.attributes[index]
      if value.attribute == .style, (bridge?[value.name] ?? value.name) == name {
        return schema.text(value.value)
      }
    }
    if schema[element].kind == .mediaType { return "form" }
    let location = schema.text(schema[element].qualifier)
    return location == "query" || location == "cookie" ? "form" : "simple"
  }

  /// Whether a content type that is said on one side only is the one that the part has anyway
  /// (OpenAPI 3.1.0, section 4.8.15.1.1).
  private mutating func isStandardEncoding(
    _ old: AttributeValue?, _ new: AttributeValue?, _ b: ElementID, _ a: ElementID
  ) -> Bool {
    guard (old == nil) != (new == nil), let shape = before.schema[b].shape else { return false }
    let said = old.map { before.schema.text($0.value) } ?? new.map { after.schema.text($0.value) }
    let name = old?.name ?? new.map { bridge[$0.name] }
    for index in before.flattened(shape).properties.indices
    where before.schema.edges[index].key == name {
      guard let part = before.schema[before.schema.edges[index].target].shape else { return false }
      return said == Self.standardContentType(before.flattened(part), in: &before)
    }
    return false
  }

  private static func standardContentType(_ part: Shape, in side: inout ShapeFlattener) -> String? {
    switch part.types.subtracting(.null) {
    case .object: return "application/json"
    case .array:
      guard let item = part.items.flatMap({ side.schema[$0].shape }) else { return nil }
      return standardContentType(side.flattened(item), in: &side)
    case .string:
      return side.schema.text(part.format) == "binary" ? "application/octet-stream" : "text/plain"
    case .any: return nil
    default: return "text/plain"
    }
  }
}
