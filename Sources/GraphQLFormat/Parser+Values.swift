internal import SourceText

/// Values and applied directives (GraphQL, September 2025, sections 2.10 and 2.13).
extension Parser {
  mutating func directives() throws(Stop) {
    while token.kind == .at {
      let index = open(.directive)
      defer { close(index) }
      advance()
      try name(of: index, "the name of a directive")
      try arguments()
    }
  }

  private mutating func arguments() throws(Stop) {
    try parenthesized(.argument) { (parser, index) throws(Stop) in
      try parser.name(of: index, "the name of an argument")
      try parser.expect(.colon, "before a value")
      try parser.value()
    }
  }

  mutating func value() throws(Stop) {
    try enter("values")
    defer { leave() }
    let index = open(.null)
    defer { close(index) }
    switch token.kind {
    case .int: plain(index, .int)
    case .float: plain(index, .float)
    case .string, .blockString:
      document.nodes[index].kind = .string
      document.nodes[index].name =
        token.kind == .string
        ? StringText.quoted(token, bytes, &symbols) : StringText.block(token, bytes, &symbols)
      document.nodes[index].nameEnd = UInt32(token.end)
      advance()
    case .name:
      plain(index, isAt("true") || isAt("false") ? .boolean : isAt("null") ? .null : .enumLiteral)
    case .openBracket:
      document.nodes[index].kind = .list
      advance()
      while !skip(.closeBracket) {
        guard token.kind != .endOfFile else { throw unexpected("']' was expected") }
        try value()
      }
    case .openBrace:
      document.nodes[index].kind = .objectLiteral
      advance()
      openBraces += 1
      while !skip(.closeBrace) {
        guard token.kind != .endOfFile else { throw unexpected("'}' was expected") }
        let field = open(.objectField)
        defer { close(field) }
        try name(of: field, "the name of a field")
        try expect(.colon, "before a value")
        try value()
      }
      openBraces -= 1
    case .dollar:
      throw unexpected("a value was expected", "variables have no place in a schema")
    default: throw unexpected("a value was expected")
    }
  }

  private mutating func plain(_ index: Int, _ kind: SyntaxNode.Kind) {
    document.nodes[index].kind = kind
    document.nodes[index].name = symbols.intern(bytes[token.start..<token.end])
    document.nodes[index].nameEnd = UInt32(token.end)
    advance()
  }
}
