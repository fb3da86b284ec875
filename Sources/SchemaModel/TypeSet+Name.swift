extension TypeSet {
  /// The types as text for people: `string`, `object or null`, `any type`.
  package var name: String {
    if self == .any { return "any type" }
    var names: [String] = []
    if contains(.object) { names.append("object") }
    if contains(.array) { names.append("array") }
    if contains(.string) { names.append("string") }
    if contains(.number) || contains(.fraction) {
      names.append("number")
    } else if contains(.integer) {
      names.append("integer")
    }
    if contains(.boolean) { names.append("boolean") }
    if contains(.null) { names.append("null") }
    return names.isEmpty ? "nothing" : names.joined(separator: " or ")
  }
}
