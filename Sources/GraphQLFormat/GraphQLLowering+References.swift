internal import SchemaModel
internal import SourceText

/// References to types (GraphQL, September 2025, section 3.4.1).
extension GraphQLLowering {
  /// The type that a node refers to (section 3.4.1).
  mutating func shape(_ node: Int, _ number: Int, of owner: ElementID) -> ShapeID {
    let document = documents[number]
    let syntax = document[node]
    let range = document.range(of: node)
    guard syntax.kind == .listType else {
      guard let type = types.element(syntax.name) else {
        // What has no name has been told.
        if !syntax.name.isNone { tellUnknown(syntax.name, range) }
        var shape = Shape(owner: owner, range: range)
        shape.unresolved = syntax.name
        return writer.add(shape)
      }
      return reference(to: type, of: owner, range, nullable: !syntax.isNonNull)
    }
    let item = writer.add(
      Element(
        kind: .item, name: .none, parent: owner, range: range,
        origin: GraphQLLocator.origin(.init(document: number, node: node))))
    if let inner = document.content(of: node) {
      writer.schema.elements[item.index].shape = shape(inner, number, of: item)
    }
    var shape = Shape(owner: owner, range: range)
    shape.types = syntax.isNonNull ? .array : [.array, .null]
    shape.items = item
    return writer.add(withPlace(shape, range))
  }

  mutating func reference(
    to type: ElementID, of owner: ElementID, _ range: SourceRange, nullable: Bool
  ) -> ShapeID {
    var shape = Shape(owner: owner, range: range)
    if !nullable { shape.types.remove(.null) }
    shape.reference = .init(target: type, isNominal: true)
    return writer.add(withPlace(shape, range))
  }

  private mutating func withPlace(_ shape: Shape, _ range: SourceRange) -> Shape {
    var shape = shape
    shape.facets = Run(start: writer.schema.facets.count, count: 1)
    writer.schema.facets.append(.init(.types, at: range))
    return shape
  }
}
