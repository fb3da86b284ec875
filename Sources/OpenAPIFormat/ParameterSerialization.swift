internal import JSONSchemaFormat
internal import SchemaModel
internal import SourceText
internal import SyntaxTree

/// How the values of parameters and headers are written.
extension OpenAPILowering {
  /// How the value is written, with defaults filled in, so that spelling a default out is no change
  /// (OpenAPI 3.1.0, section 4.8.12.2).
  mutating func lowerSerialization(_ place: Place, location: String) {
    if version == .v2 {
      lowerCollectionFormat(place, location: location)
      return
    }
    let standard = location == "query" || location == "cookie" ? "form" : "simple"
    let style = child(place, words.style)
    // No closure: in a mutating function it would copy the whole lowering.
    var styleText = standard
    if let style { styleText = text(scalar(style)) }
    if let style, styleText != standard {
      note(.serialization, .style, value: scalar(style), at: style)
    }
    // A deep object is written in one way only (OpenAPI 3.1.0, section 4.8.12.4).
    if let explode = child(place, words.explode), styleText != "deepObject",
      isTrue(explode) != (styleText == "form" || styleText == "cookie")
    {
      note(.serialization, .explode, value: scalar(explode), at: explode)
    }
    // Both speak of queries only (OpenAPI 3.1.0, section 4.8.12.2).
    guard location == "query" else { return }
    if let reserved = child(place, words.allowReserved), isTrue(reserved) {
      note(.serialization, .allowReserved, value: scalar(reserved), at: reserved)
    }
    if let empty = child(place, words.allowEmptyValue), isTrue(empty) {
      note(.serialization, .allowEmptyValue, value: scalar(empty), at: empty)
    }
  }
}
