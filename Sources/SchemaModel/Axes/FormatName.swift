/// A family of schema formats, without versions. The axis `format` that rules match on.
package enum FormatName: String, CaseIterable, Sendable, Hashable {
  case openapi
  case asyncapi
  case jsonSchema = "json-schema"
  case graphql
  case protobuf
}
