internal import SchemaModel

extension Finding {
  /// The operation or the type that it belongs to, with the names of path parameters where these are known.
  package var ownerAsWritten: String {
    guard owner.contains("{}") else { return owner }
    return operations.first { Schema.blanked($0) == owner } ?? owner
  }
}
