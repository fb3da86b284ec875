internal import JSONSchemaFormat
internal import SchemaModel
internal import SourceText
internal import SyntaxTree

/// How the parts of a body are written (OpenAPI 3.1.0, section 4.8.15).
extension OpenAPILowering {
  /// Whether encodings say anything of a media type: they do of forms and of parts. In OpenAPI 3.0 they
  /// do so only of what is sent (3.0.3, section 4.7.14).
  func hasParts(_ mediaType: Symbol, in owner: ElementID) -> Bool {
    if version == .v30, base.writer.schema[owner].kind == .response { return false }
    return isMultipart(mediaType)
      || text(mediaType).lowercased().hasPrefix("application/x-www-form-urlencoded")
  }

  func isMultipart(_ mediaType: Symbol) -> Bool {
    text(mediaType).lowercased().hasPrefix("multipart/")
  }

  /// Each encoding as attributes of the media type, under the name of the property. Defaults are not
  /// written down. In parts OpenAPI 3.0 has no styles (3.0.3, section 4.7.15.1).
  mutating func lowerEncodings(_ encodings: Place, of mediaType: Symbol) {
    let hasStyles = version != .v30 || !isMultipart(mediaType)
    for (property, entry) in members(encodings) {
      if let type = child(entry, words.contentType) {
        // A list of types, whose order says nothing.
        let types = text(scalar(type)).lowercased().split(separator: ",")
          .map { $0.filter { $0 != " " } }.sorted().joined(separator: ",")
        note(.serialization, .encoding, name: property, value: intern(types), at: type)
      }
      guard hasStyles else { continue }
      let style = child(entry, words.style)
      var styleText = "form"
      if let style { styleText = text(scalar(style)) }
      if let style, styleText != "form" {
        note(.serialization, .style, name: property, value: scalar(style), at: style)
      }
      if let explode = child(entry, words.explode), styleText != "deepObject",
        isTrue(explode) != (styleText == "form")
      {
        note(.serialization, .explode, name: property, value: scalar(explode), at: explode)
      }
      if let reserved = child(entry, words.allowReserved), isTrue(reserved) {
        note(.serialization, .allowReserved, name: property, value: scalar(reserved), at: reserved)
      }
    }
  }

  /// The encodings of parts by position (OpenAPI 3.2.0, section 4.14), as one value.
  mutating func lowerPositionalEncodings(of mediaType: Place) {
    let entries = [words.prefixEncoding, words.itemEncoding].compactMap { child(mediaType, $0) }
    guard version == .v32, let first = entries.first else { return }
    var texts: [String] = []
    for entry in entries {
      let value = base.canonicalValue(entry.node, in: tree(entry))
      texts.append(text(value))
    }
    note(.serialization, .encoding, value: intern(texts.joined(separator: ", then ")), at: first)
  }

  /// The headers of parts, known by the part and their name.
  mutating func lowerEncodingHeaders(_ encodings: Place, of mediaType: ElementID) {
    let mark = base.writer.edgeMark
    for (property, entry) in members(encodings) {
      guard let headers = child(entry, words.headers) else { continue }
      for (name, header) in members(headers) where !isIgnoredHeader(name, inResponse: true) {
        lowerHeader(header, name: name, of: mediaType, prefix: text(property) + " ")
      }
    }
    base.writer.schema.elements[mediaType.index].children = base.writer.closeEdges(from: mark)
  }
}
