internal import SourceText

/// Definitions of types, directives and the schema (GraphQL, September 2025, sections 3.3 to 3.13).
extension Parser {
  mutating func definition() throws(Stop) {
    let index = open(.broken)
    defer { close(index) }
    description()
    if isAt("extend") {
      document.nodes[index].isExtension = true
      advance()
    }
    document.nodes[index].nameStart = UInt32(token.start)
    document.nodes[index].nameEnd = UInt32(token.end)
    guard token.kind == .name else {
      throw unexpected("a definition was expected", "begin it with type, input, enum and so on")
    }
    if skip("type") {
      try objectOrInterface(index, .object)
    } else if skip("interface") {
      try objectOrInterface(index, .interface)
    } else if skip("input") {
      document.nodes[index].kind = .input
      try name(of: index, "the name of an input type")
      try directives()
      try body("of an input type", .inputField)
    } else if skip("enum") {
      document.nodes[index].kind = .enum
      try name(of: index, "the name of an enum")
      try directives()
      try body("of an enum", .enumValue)
    } else if skip("union") {
      try union(index)
    } else if skip("scalar") {
      document.nodes[index].kind = .scalar
      try name(of: index, "the name of a scalar")
      try directives()
    } else if isAt("directive") {
      guard !document.nodes[index].isExtension else {
        throw unexpected(
          "a type or 'schema' was expected", "a directive cannot be extended: define it anew")
      }
      advance()
      try directiveDefinition(index)
    } else if skip("schema") {
      document.nodes[index].kind = .schema
      try directives()
      try body("of the schema", .rootOperation)
    } else {
      throw notADefinition()
    }
  }

  private mutating func notADefinition() -> Stop {
    let isExecutable =
      isAt("query") || isAt("mutation") || isAt("subscription") || isAt("fragment")
    return unexpected(
      isExecutable
        ? "a definition of the schema was expected"
        : "'type', 'interface', 'input', 'enum', 'union', 'scalar', 'directive', 'schema' or 'extend' "
          + "was expected",
      isExecutable ? "operations and fragments are no part of a schema: keep them elsewhere" : nil)
  }

  private mutating func objectOrInterface(_ index: Int, _ kind: SyntaxNode.Kind) throws(Stop) {
    document.nodes[index].kind = kind
    try name(of: index, kind == .object ? "the name of a type" : "the name of an interface")
    if skip("implements") {
      _ = skip(.ampersand)
      while token.kind == .name {
        let member = open(.implementation)
        try name(of: member, "the name of an interface")
        close(member)
        // Old documents part them by blanks or commas.
        if !skip(.ampersand), beginsDefinition { break }
      }
    }
    try directives()
    try body(kind == .object ? "of a type" : "of an interface", .field)
  }

  private mutating func union(_ index: Int) throws(Stop) {
    document.nodes[index].kind = .union
    try name(of: index, "the name of a union")
    try directives()
    guard skip(.equals) else { return }
    _ = skip(.pipe)
    repeat {
      let member = open(.unionMember)
      defer { close(member) }
      try name(of: member, "the name of a type")
    } while skip(.pipe)
  }

  private mutating func directiveDefinition(_ index: Int) throws(Stop) {
    document.nodes[index].kind = .directiveDefinition
    try expect(.at, "before the name of a directive")
    try name(of: index, "the name of a directive")
    try argumentDefinitions()
    if skip("repeatable") { document.nodes[index].isRepeatable = true }
    guard skip("on") else { throw unexpected("'on' was expected before the places of a directive") }
    _ = skip(.pipe)
    repeat {
      let location = open(.location)
      defer { close(location) }
      try name(of: location, "a place such as FIELD")
    } while skip(.pipe)
  }

  /// What stands in braces; nothing at all where there are none.
  private mutating func body(_ what: String, _ kind: SyntaxNode.Kind) throws(Stop) {
    guard token.kind == .openBrace else { return }
    let brace = token
    advance()
    while token.kind != .closeBrace {
      guard token.kind != .endOfFile else {
        tell(
          "the body \(what) is not closed", "close it with '}'", brace.start, brace.end)
        throw Stop()
      }
      if isAtMargin, beginsDefinition {
        tell("the body \(what) is not closed", "close it with '}'", brace.start, brace.end)
        throw Stop()
      }
      let start = token.start
      let braces = openBraces
      do throws(Stop) {
        try member(kind)
      } catch {
        skipToMember(from: start, inside: openBraces - braces)
        openBraces = braces
      }
    }
    advance()
  }

  /// Whether a definition begins here, rather than something with the name of a keyword: a name follows, and
  /// behind it what can follow there.
  private var beginsDefinition: Bool {
    guard isAtDefinition else { return false }
    if isAt("directive") { return peek(1).kind == .at }
    if isAt("schema") { return peek(1).kind == .openBrace || peek(1).kind == .at }
    guard peek(1).kind == .name else { return false }
    if isAt("extend") { return true }
    switch peek(2).kind {
    case .openBrace, .at, .equals: return true
    case .name: return isAt("scalar") || isWord("implements", peek(2))
    case .endOfFile, .string, .blockString: return true
    default: return false
    }
  }

  /// Whether the current token stands at the very beginning of its line.
  private var isAtMargin: Bool { token.start > 0 && bytes[token.start - 1] == 0x0A }

  private mutating func member(_ kind: SyntaxNode.Kind) throws(Stop) {
    let index = open(kind)
    defer { close(index) }
    description()
    switch kind {
    case .field:
      try name(of: index, "the name of a field")
      try argumentDefinitions()
      try expect(.colon, "before the type of a field")
      try type()
    case .inputField:
      try name(of: index, "the name of an input field")
      try inputValue()
      return
    case .rootOperation:
      try name(of: index, "'query', 'mutation' or 'subscription'")
      try expect(.colon, "before a type")
      try type()
    default:
      if isAt("true") || isAt("false") || isAt("null") {
        throw unexpected("the name of a value was expected")
      }
      try name(of: index, "the name of a value")
    }
    try directives()
  }

  private mutating func argumentDefinitions() throws(Stop) {
    try parenthesized(.argumentDefinition) { (parser, index) throws(Stop) in
      parser.description()
      try parser.name(of: index, "the name of an argument")
      try parser.inputValue()
    }
  }

  /// Arguments in parentheses; nothing at all where there are none.
  mutating func parenthesized(
    _ kind: SyntaxNode.Kind, _ read: (inout Parser, Int) throws(Stop) -> Void
  ) throws(Stop) {
    guard token.kind == .openParenthesis else { return }
    let parenthesis = token
    advance()
    while token.kind != .closeParenthesis {
      guard token.kind != .endOfFile, token.kind != .closeBrace else {
        tell(
          "a list of arguments is not closed", "close it with ')'", parenthesis.start,
          parenthesis.end)
        throw Stop()
      }
      let index = open(kind)
      defer { close(index) }
      try read(&self, index)
    }
    advance()
  }

  /// The type, default and directives of what consumers give.
  private mutating func inputValue() throws(Stop) {
    try expect(.colon, "before a type")
    try type()
    if token.kind == .equals {
      let index = open(.defaultValue)
      defer { close(index) }
      advance()
      try value()
    }
    try directives()
  }

  /// A reference to a type (section 3.4.1).
  mutating func type() throws(Stop) {
    try enter("types")
    defer { leave() }
    let index = open(.namedType)
    defer { close(index) }
    if skip(.openBracket) {
      document.nodes[index].kind = .listType
      try type()
      try expect(.closeBracket, "at the end of a list type")
    } else {
      try name(of: index, "a type")
    }
    if skip(.bang) { document.nodes[index].isNonNull = true }
  }
}
