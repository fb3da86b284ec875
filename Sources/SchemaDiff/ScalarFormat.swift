internal import SchemaModel

/// Which formats contain which (OpenAPI Format Registry; JSON Schema 2020-12, section 7.3).
enum ScalarFormat {
  /// How the set of values changes from one format to another; nil where it does not.
  static func relation(from old: String?, to new: String?) -> Relation? {
    guard old != new else { return nil }
    guard let new else { return old.map(isAnnotation) == true ? nil : .widened }
    guard let old else { return isAnnotation(new) ? nil : .narrowed }
    if contained[old]?.contains(new) == true { return .widened }
    if contained[new]?.contains(old) == true { return .narrowed }
    return .changed
  }

  /// Hints for forms, which restrict no value.
  private static func isAnnotation(_ format: String) -> Bool { format == "password" }

  /// The formats that take in all values of a format.
  private static let contained: [String: Set<String>] = [
    "int32": ["int64", "double", "float"],
    "int16": ["int32", "int64"],
    "int8": ["int16", "int32", "int64"],
    "float": ["double"],
    "uri": ["uri-reference", "iri", "iri-reference"],
    "uri-reference": ["iri-reference"],
    "email": ["idn-email"],
    "hostname": ["idn-hostname"],
  ]
}
