internal import SourceText

/// Parses one file of SDL (GraphQL, September 2025, section 3.2) into a ``Document``.
///
/// After an error it goes on with the next member or the next definition, so that one run finds all errors
/// of a file. Everything is bounded: how deep things lie in each other, and how many errors are told.
struct Parser {
  let bytes: ByteView
  private var lexer: Lexer
  private(set) var token: Token
  /// Where the comments above the current token begin.
  private(set) var comments: Int?
  /// The offset behind the last token that was taken.
  private var previousEnd = 0
  var symbols: SymbolTable
  var document: Document
  private(set) var diagnostics: [Diagnostic] = []
  private var depth = 0
  /// How many braces of values are open.
  var openBraces = 0
  private var errorCount = 0
  /// What descriptions are in old documents: comments (before the edition of June 2018).
  let readsComments: Bool

  /// Thrown when what is being parsed cannot go on; the reason has been told.
  struct Stop: Error {}

  static let maxDepth = 256
  private static let mostErrors = 100

  init(_ bytes: ByteView, file: FileIndex, symbols: consuming SymbolTable, readsComments: Bool) {
    self.bytes = bytes
    self.symbols = symbols
    self.readsComments = readsComments
    lexer = Lexer(bytes)
    document = Document(file: file)
    document.nodes.reserveCapacity(bytes.count / 16)
    token = Token(kind: .endOfFile, start: 0, end: 0)
    advance()
  }

  /// The symbols, which are the parser's no longer.
  mutating func takeSymbols() -> SymbolTable {
    let table = symbols
    symbols = SymbolTable()
    return table
  }

  mutating func parse() {
    let root = open(.document)
    while token.kind != .endOfFile, errorCount < Self.mostErrors {
      let start = token.start
      do throws(Stop) {
        try definition()
      } catch {
        skipToDefinition(from: start)
      }
    }
    close(root)
    document.nodes[root].end = UInt32(bytes.count)
  }
}

// MARK: Tokens

extension Parser {
  mutating func advance() {
    previousEnd = token.end
    token = lexer.next()
    comments = lexer.comments
    if let problem = lexer.problem {
      tell(problem.message, problem.remedy, problem.start, problem.end)
    }
  }

  /// Takes a token if it comes next.
  mutating func skip(_ kind: Token.Kind) -> Bool {
    guard token.kind == kind else { return false }
    advance()
    return true
  }

  mutating func expect(_ kind: Token.Kind, _ where: String) throws(Stop) {
    guard token.kind == kind else {
      throw unexpected("\(Token.text(kind)) was expected \(`where`)")
    }
    advance()
  }

  /// Whether the next token is a name with this text.
  func isAt(_ word: StaticString) -> Bool { isWord(word, token) }

  func isWord(_ word: StaticString, _ token: Token) -> Bool {
    token.kind == .name && token.end - token.start == word.utf8CodeUnitCount
      && bytes.matches(word, at: token.start)
  }

  /// The token so many behind the current one.
  func peek(_ count: Int) -> Token {
    var lexer = lexer
    var token = token
    for _ in 0..<count { token = lexer.next() }
    return token
  }

  mutating func skip(_ word: StaticString) -> Bool {
    guard isAt(word) else { return false }
    advance()
    return true
  }

  /// The text of the current token, for messages.
  var tokenText: String {
    guard token.kind == .name || token.kind == .int || token.kind == .float else {
      return Token.text(token.kind)
    }
    let end = min(token.end, token.start + 40)
    return "'" + String(decoding: (token.start..<end).map { bytes[$0] }, as: UTF8.self) + "'"
  }

  /// Tells that the current token does not fit here.
  mutating func unexpected(_ what: String, _ remedy: String? = nil) -> Stop {
    // What is no token has been told by the lexer.
    if token.kind != .invalid {
      tell("\(what), not \(tokenText)", remedy, token.start, max(token.end, token.start))
    }
    return Stop()
  }

  mutating func tell(_ message: String, _ remedy: String?, _ start: Int, _ end: Int) {
    errorCount += 1
    guard errorCount <= Self.mostErrors else { return }
    let isLast = errorCount == Self.mostErrors
    diagnostics.append(
      Diagnostic(
        .error, isLast ? "\(message); what comes after this error was not read" : message,
        remedy: remedy,
        at: SourceRange(file: document.file, start: UInt32(start), end: UInt32(max(end, start)))))
  }
}

// MARK: Nodes

extension Parser {
  /// Begins a node; what is added until it is closed lies in it.
  mutating func open(_ kind: SyntaxNode.Kind) -> Int {
    document.nodes.append(SyntaxNode(kind, start: token.start))
    return document.nodes.count - 1
  }

  /// Ends a node behind the last token that was taken.
  mutating func close(_ index: Int) {
    document.nodes[index].next = Int32(document.nodes.count)
    document.nodes[index].end = UInt32(max(previousEnd, Int(document.nodes[index].start)))
  }

  /// Takes a name and gives it to a node.
  mutating func name(of index: Int, _ what: String) throws(Stop) {
    guard token.kind == .name else { throw unexpected("\(what) was expected") }
    document.nodes[index].name = symbols.intern(bytes[token.start..<token.end])
    document.nodes[index].nameStart = UInt32(token.start)
    document.nodes[index].nameEnd = UInt32(token.end)
    advance()
  }

  /// Enters something that lies in something else.
  mutating func enter(_ what: String) throws(Stop) {
    depth += 1
    guard depth <= Self.maxDepth else {
      tell(
        "\(what) are nested more than \(Self.maxDepth) deep", "flatten it", token.start, token.end)
      throw Stop()
    }
  }

  mutating func leave() { depth -= 1 }

  /// A description, if there is one.
  mutating func description() {
    if token.kind == .string || token.kind == .blockString {
      let index = open(.description)
      document.nodes[index].name =
        token.kind == .string
        ? StringText.quoted(token, bytes, &symbols) : StringText.block(token, bytes, &symbols)
      document.nodes[index].nameEnd = UInt32(token.end)
      advance()
      close(index)
    } else if readsComments, let comments {
      let index = open(.description)
      document.nodes[index].name = StringText.comments(
        from: comments, to: token.start, bytes, &symbols)
      document.nodes[index].start = UInt32(comments)
      document.nodes[index].nameStart = UInt32(comments)
      var end = token.start
      while end > comments, bytes[end - 1] <= 0x20 { end -= 1 }
      document.nodes[index].next = Int32(document.nodes.count)
      document.nodes[index].end = UInt32(end)
      document.nodes[index].nameEnd = UInt32(end)
    }
  }
}

// MARK: Going on after an error

extension Parser {
  /// Goes to the next definition: a word that begins one, at the beginning of a line.
  private mutating func skipToDefinition(from start: Int) {
    depth = 0
    openBraces = 0
    if token.start == start, token.kind != .endOfFile { advance() }
    while token.kind != .endOfFile, errorCount < Self.mostErrors {
      if isAtLineStart(indented: false) {
        if token.kind == .string || token.kind == .blockString || isAtDefinition { return }
      }
      advance()
    }
  }

  /// Goes to the next member of a body, or to its end.
  /// - Parameter start: where the member began that could not be read.
  /// - Parameter inside: how many braces of values were open where it ended.
  mutating func skipToMember(from start: Int, inside: Int) {
    if token.start == start, token.kind != .endOfFile, token.kind != .closeBrace { advance() }
    depth = 0
    var braces = inside
    while token.kind != .endOfFile, errorCount < Self.mostErrors {
      switch token.kind {
      case .openBrace: braces += 1
      case .closeBrace:
        if braces == 0 { return }
        braces -= 1
      case .name, .string, .blockString:
        // A line of its own begins another member; one at the margin, another definition.
        if braces == 0, isAtLineStart(indented: true) { return }
      default: break
      }
      advance()
    }
  }

  func isAtLineStart(indented: Bool) -> Bool {
    var offset = token.start
    while offset > 0, indented, bytes[offset - 1] == 0x20 || bytes[offset - 1] == 0x09 {
      offset -= 1
    }
    return offset == 0 || bytes[offset - 1] == 0x0A || bytes[offset - 1] == 0x0D
  }

  var isAtDefinition: Bool {
    isAt("type") || isAt("interface") || isAt("input") || isAt("enum") || isAt("union")
      || isAt("scalar") || isAt("directive") || isAt("schema") || isAt("extend")
  }
}
