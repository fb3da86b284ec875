package import SchemaModel
internal import SourceText

/// Fills the arenas of a ``Schema`` while a document is lowered.
///
/// Runs must be contiguous, but what they list is found while other runs are being written; so
/// entries are collected on a stack and moved to the arena when their list is complete.
package struct SchemaWriter {
  package var schema: Schema
  private var openEdges: [Edge] = []
  private var openAttributes: [AttributeValue] = []

  /// - Parameter nodeCount: the size of the syntax, from which that of the arenas is guessed.
  package init(_ schema: Schema, nodeCount: Int) {
    self.schema = schema
    self.schema.elements.reserveCapacity(nodeCount / 3)
    self.schema.shapes.reserveCapacity(nodeCount / 4)
    self.schema.edges.reserveCapacity(nodeCount / 3)
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

  package mutating func add(_ lifecycle: Lifecycle) -> LifecycleID {
    schema.lifecycles.append(lifecycle)
    return LifecycleID(schema.lifecycles.count - 1)
  }

  /// Where a list of edges begins; hand it to ``closeEdges(from:)``.
  package var edgeMark: Int { openEdges.count }

  package mutating func add(_ edge: Edge) { openEdges.append(edge) }

  package mutating func closeEdges(from mark: Int) -> Run {
    let count = openEdges.count - mark
    guard count > 0 else { return .empty }
    let run = Run(start: schema.edges.count, count: count)
    for index in mark..<openEdges.count { schema.edges.append(openEdges[index]) }
    openEdges.removeLast(count)
    return run
  }

  package var attributeMark: Int { openAttributes.count }

  package mutating func add(_ attribute: AttributeValue) { openAttributes.append(attribute) }

  /// Moves the attributes since `mark` to the arena, behind those that the element already has.
  package mutating func closeAttributes(from mark: Int, of element: ElementID) {
    let count = openAttributes.count - mark
    guard count > 0 else { return }
    let former = schema.elements[element.index].attributes
    let run = Run(start: schema.attributes.count, count: Int(former.count) + count)
    for index in former.indices { schema.attributes.append(schema.attributes[index]) }
    // One by one, since a slice would hold the stack while it is being shortened.
    for index in mark..<openAttributes.count { schema.attributes.append(openAttributes[index]) }
    openAttributes.removeLast(count)
    schema.elements[element.index].attributes = run
  }
}
