internal import SchemaModel
internal import SourceText

/// Values as text for people.
extension SchemaComparer {
  func typeText(_ shape: Shape) -> String {
    if shape.isNever { return "nothing" }
    if shape.types == .any { return shape.unions.isEmpty ? "any type" : "one of several types" }
    var names: [String] = []
    let types = shape.types
    if types.contains(.object) { names.append("object") }
    if types.contains(.array) { names.append("array") }
    if types.contains(.string) { names.append("string") }
    if types.contains(.number) {
      names.append("number")
    } else if types.contains(.integer) {
      names.append("integer")
    } else if types.contains(.fraction) {
      names.append("number")
    }
    if types.contains(.boolean) { names.append("boolean") }
    if types.contains(.null) { names.append("null") }
    return names.isEmpty ? "nothing" : names.joined(separator: " or ")
  }

  func valuesText(_ run: Run, _ set: Shape.ValueSet, _ schema: Schema) -> String? {
    guard set != .none else { return nil }
    let names = schema.edges[run.indices].prefix(6).map { schema.text($0.key) }
    let more = Int(run.count) - names.count
    return names.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }
}
