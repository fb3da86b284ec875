internal import SchemaModel
internal import SourceText

/// The limit on schemas that refer to schemas that refer to schemas: what comes behind lowering walks
/// such chains recursively.
extension JSONSchemaLowering {
  /// How many references and `allOf` members may follow each other.
  private static let maxChain: Int32 = 200

  /// Cuts chains that are too long, with an error where the first one is cut. Circles are no chains: what is
  /// come to again ends there.
  mutating func limitChains() {
    var depths = [Int32](repeating: Self.unknown, count: writer.schema.shapes.count)
    var stack: [ShapeID] = []
    var cuts: [ShapeID] = []
    for index in writer.schema.shapes.indices
    where depths[index] == Self.unknown && leadsOn(ShapeID(index)) {
      stack.append(ShapeID(index))
      while let id = stack.last {
        if depths[id.index] == Self.unknown {
          depths[id.index] = Self.isOpen
          let height = stack.count
          forEachFollower(of: id) { next in
            if depths[next.index] == Self.unknown { stack.append(next) }
          }
          if stack.count > height { continue }
        }
        stack.removeLast()
        guard depths[id.index] == Self.isOpen else { continue }
        var deepest: Int32 = 0
        forEachFollower(of: id) { deepest = max(deepest, depths[$0.index]) }
        depths[id.index] = deepest + 1
        if depths[id.index] > Self.maxChain {
          cuts.append(id)
          depths[id.index] = 1
        }
      }
    }
    if let first = cuts.first { reportChain(at: writer.schema[first].range) }
    for id in cuts {
      writer.schema.shapes[id.index].reference = nil
      writer.schema.shapes[id.index].conjuncts = .empty
    }
  }

  private static let unknown: Int32 = -1
  private static let isOpen: Int32 = -2

  private func leadsOn(_ id: ShapeID) -> Bool {
    let shape = writer.schema[id]
    return shape.reference != nil || !shape.conjuncts.isEmpty
  }

  private func forEachFollower(of id: ShapeID, _ body: (ShapeID) -> Void) {
    let shape = writer.schema[id]
    for index in shape.conjuncts.indices { body(writer.schema.conjuncts[index]) }
    if let reference = shape.reference, let target = writer.schema[reference.target].shape {
      body(target)
    }
  }

  private mutating func reportChain(at range: SourceRange) {
    documents.diagnostics.append(
      Diagnostic(
        .error,
        "this schema leads through more than \(Self.maxChain) others, one after the other, and is "
          + "not followed further",
        remedy: "refer to what the chain leads to", at: range))
  }
}
