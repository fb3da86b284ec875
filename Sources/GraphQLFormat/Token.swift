/// One lexical token of a GraphQL document (GraphQL, September 2025, section 2.1.6).
struct Token {
  enum Kind: UInt8 {
    case endOfFile
    case name
    case int
    case float
    /// A quoted string, without its quotes decoded.
    case string
    case blockString
    case bang
    case dollar
    case ampersand
    case openParenthesis
    case closeParenthesis
    case spread
    case colon
    case equals
    case at
    case openBracket
    case closeBracket
    case openBrace
    case pipe
    case closeBrace
    /// What is no token at all; the lexer has said why.
    case invalid
  }

  var kind: Kind
  /// The offset of the first byte.
  var start: Int
  /// The offset behind the last byte.
  var end: Int

  /// How the token is called in messages.
  static func text(_ kind: Kind) -> String {
    switch kind {
    case .endOfFile: "the end of the file"
    case .name: "a name"
    case .int, .float: "a number"
    case .string, .blockString: "a string"
    case .bang: "'!'"
    case .dollar: "'$'"
    case .ampersand: "'&'"
    case .openParenthesis: "'('"
    case .closeParenthesis: "')'"
    case .spread: "'...'"
    case .colon: "':'"
    case .equals: "'='"
    case .at: "'@'"
    case .openBracket: "'['"
    case .closeBracket: "']'"
    case .openBrace: "'{'"
    case .pipe: "'|'"
    case .closeBrace: "'}'"
    case .invalid: "something else"
    }
  }
}
