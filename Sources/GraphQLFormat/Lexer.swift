internal import SourceText

/// Cuts the bytes of a GraphQL document into tokens (GraphQL, September 2025, section 2.1).
///
/// What is no token is reported and skipped, so that all errors of a file are found in one run.
struct Lexer {
  private let bytes: ByteView
  private var position: Int
  /// Where the comments begin that stand directly above the last token, line by line without anything
  /// between; nil where there are none.
  private(set) var comments: Int?
  /// What is the matter with the last token, if anything is.
  private(set) var problem: Problem?

  struct Problem {
    var message: String
    var remedy: String?
    var start: Int
    var end: Int
  }

  init(_ bytes: ByteView) {
    self.bytes = bytes
    position = 0
  }

  mutating func next() -> Token {
    problem = nil
    skipIgnored()
    let start = position
    guard let byte = bytes.at(position) else {
      return Token(kind: .endOfFile, start: start, end: start)
    }
    switch byte {
    case UInt8(ascii: "_"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"):
      position += 1
      while position < bytes.count, Self.continuesName(bytes[position]) { position += 1 }
      return Token(kind: .name, start: start, end: position)
    case UInt8(ascii: "!"): return punctuator(.bang)
    case UInt8(ascii: "$"): return punctuator(.dollar)
    case UInt8(ascii: "&"): return punctuator(.ampersand)
    case UInt8(ascii: "("): return punctuator(.openParenthesis)
    case UInt8(ascii: ")"): return punctuator(.closeParenthesis)
    case UInt8(ascii: ":"): return punctuator(.colon)
    case UInt8(ascii: "="): return punctuator(.equals)
    case UInt8(ascii: "@"): return punctuator(.at)
    case UInt8(ascii: "["): return punctuator(.openBracket)
    case UInt8(ascii: "]"): return punctuator(.closeBracket)
    case UInt8(ascii: "{"): return punctuator(.openBrace)
    case UInt8(ascii: "|"): return punctuator(.pipe)
    case UInt8(ascii: "}"): return punctuator(.closeBrace)
    case UInt8(ascii: "."): return spread()
    case UInt8(ascii: "\""):
      return bytes.matches("\"\"\"", at: position) ? blockString() : string()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return number()
    default: return invalid(byte)
    }
  }

  private mutating func punctuator(_ kind: Token.Kind) -> Token {
    position += 1
    return Token(kind: kind, start: position - 1, end: position)
  }

  private mutating func spread() -> Token {
    guard bytes.matches("...", at: position) else { return invalid(UInt8(ascii: ".")) }
    position += 3
    return Token(kind: .spread, start: position - 3, end: position)
  }

  /// White space, line ends, commas and comments (sections 2.1.2 to 2.1.5). Notes the comments that
  /// stand directly above what comes.
  private mutating func skipIgnored() {
    comments = nil
    var lineEnds = 0
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, UInt8(ascii: ","), 0x0D: position += 1
      case 0xEF where bytes.at(position + 1) == 0xBB && bytes.at(position + 2) == 0xBF:
        // A byte order mark, at the start or where files were joined (section 2.1.1).
        position += 3
      case 0x0A:
        position += 1
        lineEnds += 1
        // An empty line parts comments from what is below.
        if lineEnds > 1 { comments = nil }
      case UInt8(ascii: "#"):
        // A comment at the end of a line belongs to that line.
        if comments == nil, isAtLineStart { comments = position }
        lineEnds = 0
        while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D {
          position += 1
        }
      default: return
      }
    }
  }

  private var isAtLineStart: Bool {
    var offset = position
    while offset > 0 {
      switch bytes[offset - 1] {
      case 0x20, 0x09: offset -= 1
      case 0x0A, 0x0D: return true
      default: return false
      }
    }
    return true
  }

  private mutating func string() -> Token {
    let start = position
    position += 1
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        return Token(kind: .string, start: start, end: position)
      case UInt8(ascii: "\\"):
        guard let length = StringEscape.length(in: bytes, at: position) else {
          let escape = position
          position += 1
          // To the end of the string, so that nothing else is told of it.
          while let byte = bytes.at(position), byte != 0x0A, byte != 0x0D {
            position += 1
            if byte == UInt8(ascii: "\""), position > escape + 2 { break }
          }
          return broken(
            "this escape means nothing",
            "write \\\\ for a backslash, \\u00E9 or \\u{1F600} for a character", from: escape)
        }
        position += length
      case 0x0A, 0x0D:
        return broken(
          "a string is not closed on its line", "close it with \", or use \"\"\" for several lines",
          from: start)
      default: position += 1
      }
    }
    position = bytes.count
    return broken("a string is not closed", "close it with \"", from: start)
  }

  private mutating func blockString() -> Token {
    let start = position
    position += 3
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        guard bytes.matches("\"\"\"", at: position) else {
          position += 1
          continue
        }
        position += 3
        return Token(kind: .blockString, start: start, end: position)
      case UInt8(ascii: "\\"):
        position += bytes.matches("\\\"\"\"", at: position) ? 4 : 1
      default: position += 1
      }
    }
    return broken("a block string is not closed", "close it with \"\"\"", from: start)
  }

  /// An int or a float (sections 2.10.1 and 2.10.2).
  private mutating func number() -> Token {
    let start = position
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    var isFloat = false
    let digits = position
    skipDigits()
    var isValid = position > digits
    if position > digits + 1, bytes[digits] == UInt8(ascii: "0") { isValid = false }
    if bytes.at(position) == UInt8(ascii: "."), bytes.at(position + 1) != UInt8(ascii: ".") {
      isFloat = true
      position += 1
      let fraction = position
      skipDigits()
      if position == fraction { isValid = false }
    }
    if let byte = bytes.at(position), byte | 0x20 == UInt8(ascii: "e") {
      isFloat = true
      position += 1
      if let sign = bytes.at(position), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
        position += 1
      }
      let exponent = position
      skipDigits()
      if position == exponent { isValid = false }
    }
    if let byte = bytes.at(position), Self.continuesName(byte) {
      isValid = false
      while position < bytes.count, Self.continuesName(bytes[position]) { position += 1 }
    }
    guard isValid else { return broken("this is no number", nil, from: start) }
    return Token(kind: isFloat ? .float : .int, start: start, end: position)
  }

  private mutating func skipDigits() {
    while let byte = bytes.at(position), (0x30...0x39).contains(byte) { position += 1 }
  }

  private mutating func invalid(_ byte: UInt8) -> Token {
    let start = position
    position += max(1, UTF8Sequence.length(in: bytes, at: start) ?? 1)
    let remedy: String? =
      switch byte {
      case UInt8(ascii: "'"): "strings stand in \" or \"\"\""
      case UInt8(ascii: "/"): "comments begin with #"
      case UInt8(ascii: ";"): "nothing stands between definitions"
      default: nil
      }
    return broken(
      "this character has no place outside of strings and comments", remedy, from: start)
  }

  private mutating func broken(_ message: String, _ remedy: String?, from start: Int) -> Token {
    let end = min(max(position, start + 1), bytes.count)
    problem = Problem(message: message, remedy: remedy, start: start, end: end)
    return Token(kind: .invalid, start: start, end: end)
  }

  @inline(__always)
  static func continuesName(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
  }
}
