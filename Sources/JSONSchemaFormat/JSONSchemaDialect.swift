/// Which JSON Schema a document speaks, by what differs for lowering.
package enum JSONSchemaDialect: Sendable {
  /// OpenAPI 2.0 and 3.0: draft 4 or 5 with changes; what stands beside `$ref` is ignored.
  case openAPI2
  case openAPI30
  /// OpenAPI 3.1 and later, and JSON Schema 2019-09 and later: keywords beside `$ref` hold as well.
  case draft2020

  /// Keywords beside `$ref` hold (JSON Schema 2019-09, section 8.2.4.1).
  package var honoursReferenceSiblings: Bool { self == .draft2020 }
}
