internal import OpenAPIFormat
internal import SchemaModel

/// The formats that can be read, in the order in which they are tried.
enum Formats {
  static let all: [any SchemaFormat] = [OpenAPIFormat()]

  /// What a file must look like, for the error when it is none of them.
  static let description = "OpenAPI 2.0 (Swagger), 3.0, 3.1 and 3.2, in YAML or JSON"
}
