internal import SchemaModel
internal import SourceText

/// Values as text for people.
extension SchemaComparer {
  func typeText(_ shape: Shape) -> String {
    if shape.isNever { return "nothing" }
    if shape.types.union(.null) == .any, !shape.unions.isEmpty { return "one of several types" }
    if shape.types == .any { return "any type" }
    return shape.types.name
  }

  func valuesText(_ run: Run, _ set: Shape.ValueSet, _ schema: Schema) -> String? {
    guard set != .none else { return nil }
    let names = schema.edges[run.indices].prefix(6).map { schema.text($0.key) }
    let more = Int(run.count) - names.count
    return names.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }
}
