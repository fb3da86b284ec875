internal import SchemaModel

extension Finding {
  /// A hash of what makes the finding this one: its rule, its element and the values, not its lines.
  var fingerprint: String {
    StableHash.of([
      rule, coordinate, attribute?.rawValue ?? "", name, beforeValue ?? "", afterValue ?? "",
    ])
  }
}
