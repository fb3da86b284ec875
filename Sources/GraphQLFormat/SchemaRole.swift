package import SourceText

/// What a file contributes to a schema that is written in several files.
package struct SchemaRole: Sendable {
  /// It has the `schema` definition.
  package private(set) var definesSchema = false
  /// It defines the type that queries begin at by default.
  package private(set) var definesQuery = false
  /// It holds operations or fragments: it is a client's, and no part of a schema.
  package private(set) var isExecutable = false

  /// A look at the words outside of all braces: the file is not parsed.
  package init(of source: SourceFile) {
    unsafe source.bytes.withUnsafeBufferPointer { buffer in
      look(at: unsafe ByteView(buffer))
    }
  }

  private mutating func look(at bytes: ByteView) {
    var lexer = Lexer(bytes)
    var depth = 0
    var previous: String?
    var isFirst = true
    while true {
      let token = lexer.next()
      switch token.kind {
      case .endOfFile: return
      case .openBrace, .openParenthesis, .openBracket:
        if isFirst { isExecutable = true }
        depth += 1
      case .closeBrace, .closeParenthesis, .closeBracket: depth = max(0, depth - 1)
      case .name where depth == 0:
        let word = String(
          decoding: (token.start..<min(token.end, token.start + 16)).map { bytes[$0] },
          as: UTF8.self)
        if isFirst, ["query", "mutation", "subscription", "fragment"].contains(word) {
          isExecutable = true
        }
        if word == "schema", previous != "extend" { definesSchema = true }
        if word == "Query", previous == "type" { definesQuery = true }
        // `extend type Query` defines nothing.
        previous = previous == "extend" ? "extend" : word
        isFirst = false
        continue
      case .string, .blockString: continue
      default: break
      }
      previous = nil
      if token.kind != .string { isFirst = isFirst && token.kind == .invalid }
    }
  }
}
