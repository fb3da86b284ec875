internal import SourceText

/// Tells GraphQL schemas from other files.
enum SchemaSniffing {
  private static let extensions = [".graphql", ".graphqls", ".gql"]

  /// Whether a file is SDL: by its name, else by the word that it begins with.
  static func isSDL(_ source: SourceFile) -> Bool {
    let path = source.path.lowercased()
    if extensions.contains(where: { path.hasSuffix($0) }) { return true }
    let others = [".json", ".yaml", ".yml"]
    guard !others.contains(where: { path.hasSuffix($0) }) else { return false }
    return unsafe source.bytes.withUnsafeBufferPointer { buffer in
      let bytes = unsafe ByteView(buffer)
      var lexer = Lexer(bytes)
      var token = lexer.next()
      if token.kind == .string || token.kind == .blockString { token = lexer.next() }
      guard token.kind == .name else { return false }
      let isDefinition = keywords.contains { word in
        token.end - token.start == word.utf8CodeUnitCount && bytes.matches(word, at: token.start)
      }
      // `type: object` is YAML.
      return isDefinition && lexer.next().kind != .colon
    }
  }

  /// Whether a file is the result of an introspection query: JSON that says `__schema` early on.
  static func isIntrospection(_ source: SourceFile) -> Bool {
    guard source.bytes.first(where: { $0 > 0x20 && $0 < 0x80 }) == UInt8(ascii: "{") else {
      return false
    }
    return unsafe source.bytes.withUnsafeBufferPointer { buffer in
      let bytes = unsafe ByteView(buffer)
      for offset in 0..<min(bytes.count, 1 << 18) where bytes[offset] == UInt8(ascii: "_") {
        if bytes.matches("__schema\"", at: offset) { return true }
      }
      return false
    }
  }

  private static let keywords: [StaticString] = [
    "type", "interface", "input", "enum", "union", "scalar", "directive", "schema", "extend",
  ]
}
