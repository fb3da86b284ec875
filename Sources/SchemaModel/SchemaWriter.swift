internal import SourceText

/// Fills the arenas of a ``Schema`` while a document is lowered.
package struct SchemaWriter {
  package var schema: Schema
  private var openEdges = OpenList<Edge>()
  private var openAttributes = OpenList<AttributeValue>()
  /// The lists of the schema objects that are being lowered, of which one lies in the other.
  package var facets = OpenList<Shape.Facet>()
  package var constraints = OpenList<Constraint>()
  package var required = OpenList<RequiredName>()
  package var conjuncts = OpenList<ShapeID>()
  package var unions = OpenList<UnionGroup>()

  /// - Parameter nodeCount: the size of the syntax, from which that of the arenas is guessed.
  package init(_ schema: Schema, nodeCount: Int) {
    self.schema = schema
    self.schema.elements.reserveCapacity(nodeCount / 3)
    self.schema.shapes.reserveCapacity(nodeCount / 4)
    self.schema.edges.reserveCapacity(nodeCount / 3)
    self.schema.facets.reserveCapacity(nodeCount / 4)
    self.schema.attributes.reserveCapacity(nodeCount / 5)
  }

  package mutating func add(_ element: Element) -> ElementID {
    schema.elements.append(element)
    return ElementID(schema.elements.count - 1)
  }

  package mutating func add(_ shape: Shape) -> ShapeID {
    schema.shapes.append(shape)
    return ShapeID(schema.shapes.count - 1)
  }

  /// A shape that is all of several.
  package mutating func join(_ shapes: [ShapeID], of owner: ElementID) -> ShapeID {
    var whole = Shape(owner: owner, range: schema[shapes[0]].range)
    whole.conjuncts = Run(start: schema.conjuncts.count, count: shapes.count)
    schema.conjuncts.append(contentsOf: shapes)
    return add(whole)
  }

  package mutating func add(_ lifecycle: Lifecycle) -> LifecycleID {
    schema.lifecycles.append(lifecycle)
    return LifecycleID(schema.lifecycles.count - 1)
  }

  /// Where a list of edges begins; hand it to ``closeEdges(from:)``.
  package var edgeMark: Int { openEdges.mark }

  package mutating func add(_ edge: Edge) { openEdges.append(edge) }

  package mutating func closeEdges(from mark: Int) -> Run {
    openEdges.close(from: mark, into: &schema.edges)
  }

  package var attributeMark: Int { openAttributes.mark }

  package mutating func add(_ attribute: AttributeValue) { openAttributes.append(attribute) }

  /// Moves the attributes since `mark` to the arena, behind those that the element already has.
  package mutating func closeAttributes(from mark: Int, of element: ElementID) {
    guard openAttributes.mark > mark else { return }
    let former = schema.elements[element.index].attributes
    let start = schema.attributes.count
    for index in former.indices { schema.attributes.append(schema.attributes[index]) }
    _ = openAttributes.close(from: mark, into: &schema.attributes)
    schema.elements[element.index].attributes = Run(
      start: start, count: schema.attributes.count - start)
  }
}
