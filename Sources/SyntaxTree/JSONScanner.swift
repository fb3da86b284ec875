import SourceText

/// Reads JSON (RFC 8259, strictly) into the arena, without recursion.
struct JSONScanner {
  let bytes: ByteView
  let file: FileIndex
  let limits: ParseLimits
  /// The byte that is looked at.
  var offset: Int
  private(set) var builder: TreeBuilder
  var diagnostics: [Diagnostic] = []
  /// What the byte that is looked at is directly in.
  private var container = Container.none
  /// Where a string with escapes is put together.
  var unescaped: [UInt8] = []

  private enum Container {
    case none
    case sequence
    case mapping
  }

  init(_ bytes: ByteView, from start: Int, file: FileIndex, limits: ParseLimits) {
    self.bytes = bytes
    self.file = file
    self.limits = limits
    offset = start
    builder = TreeBuilder(expectedNodes: min(bytes.count / 20 + 1, limits.maxNodes))
  }

  /// Reads the whole text.
  mutating func scan(_ symbols: inout SymbolTable) throws(Stop) {
    var key = PendingKey.none
    skipSpace()
    while true {
      if try value(key, &symbols) {
        skipSpace()
        if bytes.at(offset) != (container == .mapping ? 0x7D : 0x5D) {
          key = container == .mapping ? try self.key(&symbols) : .none
          continue
        }
      }
      guard let next = try separator(&symbols) else { return }
      key = next
    }
  }

  /// Reads one scalar, or the opening of a container, which is told by returning true.
  @inline(__always)
  private mutating func value(_ key: PendingKey, _ symbols: inout SymbolTable) throws(Stop) -> Bool
  {
    guard offset < bytes.count else { throw stopAtEnd() }
    guard builder.nodes.count < limits.maxNodes else { throw stopAtNodeLimit() }
    let start = offset
    let kind: NodeKind
    var style = ScalarStyle.plain
    let symbol: Symbol
    switch bytes[offset] {
    case UInt8(ascii: "\""):
      symbol = try string(&symbols)
      kind = .string
      style = .doubleQuoted
    case UInt8(ascii: "{"):
      try begin(.mapping, key)
      return true
    case UInt8(ascii: "["):
      try begin(.sequence, key)
      return true
    case 0x30...0x39, UInt8(ascii: "-"):
      kind = try number()
      symbol = symbols.intern(bytes[start..<offset])
    case UInt8(ascii: "t") where isWord("true"):
      kind = .boolean
      offset &+= 4
      symbol = symbols.intern(bytes[start..<offset])
    case UInt8(ascii: "f") where isWord("false"):
      kind = .boolean
      offset &+= 5
      symbol = symbols.intern(bytes[start..<offset])
    case UInt8(ascii: "n") where isWord("null"):
      kind = .null
      offset &+= 4
      symbol = symbols.intern(bytes[start..<offset])
    default: throw stopAtValue()
    }
    builder.scalar(symbol, kind, style, key: key, UInt32(start), UInt32(offset))
    return false
  }

  private mutating func begin(_ kind: NodeKind, _ key: PendingKey) throws(Stop) {
    guard builder.open.count < limits.maxDepth else { throw stopAtDepthLimit() }
    builder.begin(kind, isFlow: true, key: key, UInt32(truncatingIfNeeded: offset))
    container = kind == .mapping ? .mapping : .sequence
    offset &+= 1
  }

  /// Reads what is behind a value, up to the next value. Returns the key of that, or nil at the
  /// end of the text.
  @inline(__always)
  private mutating func separator(_ symbols: inout SymbolTable) throws(Stop) -> PendingKey? {
    while true {
      skipSpace()
      guard offset < bytes.count else {
        if container == .none { return nil }
        throw stopAtEnd()
      }
      switch (bytes[offset], container) {
      case (_, .none): throw stopBehindDocument()
      case (UInt8(ascii: ","), .mapping):
        let comma = offset
        offset &+= 1
        skipSpace()
        if bytes.at(offset) == UInt8(ascii: "}") { throw stopAtTrailingComma(comma) }
        return try key(&symbols)
      case (UInt8(ascii: ","), .sequence):
        let comma = offset
        offset &+= 1
        skipSpace()
        if bytes.at(offset) == UInt8(ascii: "]") { throw stopAtTrailingComma(comma) }
        return PendingKey.none
      case (UInt8(ascii: "}"), .mapping), (UInt8(ascii: "]"), .sequence):
        offset &+= 1
        let repeated = builder.end(UInt32(truncatingIfNeeded: offset))
        if !repeated.isEmpty { builder.report(repeated, symbols, file, &diagnostics) }
        container = builder.open.last.map { $0.isMapping ? .mapping : .sequence } ?? .none
      default: throw stopAtSeparator()
      }
    }
  }

  /// Reads a key and its colon, up to the value.
  @inline(__always)
  private mutating func key(_ symbols: inout SymbolTable) throws(Stop) -> PendingKey {
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else { throw stopAtKey() }
    let start = UInt32(offset)
    let symbol = try string(&symbols)
    let key = PendingKey(symbol: symbol, start: start, end: UInt32(offset), flags: [])
    skipSpace()
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: ":") else {
      throw stopAtColon(behind: key)
    }
    offset &+= 1
    skipSpace()
    return key
  }

  /// Steps over white space (RFC 8259 §2).
  @inline(__always)
  private mutating func skipSpace() {
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte > 0x20 { return }
      if byte == 0x0A {
        offset &+= 1
        // Indentation, mostly: eight spaces at a time.
        while offset &+ 8 <= bytes.count {
          let others = bytes.word(at: offset) ^ 0x2020_2020_2020_2020
          if others != 0 {
            offset &+= others.trailingZeroBitCount &>> 3
            break
          }
          offset &+= 8
        }
      } else if byte == 0x20 || byte == 0x0D || byte == 0x09 {
        offset &+= 1
      } else {
        return
      }
    }
  }

  private func isWord(_ word: StaticString) -> Bool {
    guard bytes.matches(word, at: offset) else { return false }
    return !Self.isWordByte(bytes.at(offset + word.utf8CodeUnitCount))
  }

  /// Whether a byte belongs to a number or word that stands before it.
  static func isWordByte(_ byte: UInt8?) -> Bool {
    switch byte {
    case .some(0x30...0x39), .some(0x41...0x5A), .some(0x61...0x7A), .some(0x80...0xFF),
      UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// Reads a number (RFC 8259 §6).
  private mutating func number() throws(Stop) -> NodeKind {
    let start = offset
    var kind = NodeKind.integer
    if bytes[offset] == UInt8(ascii: "-") { offset &+= 1 }
    let isZero = bytes.at(offset) == 0x30
    let wholeDigits = skipDigits()
    if wholeDigits == 0 || isZero && wholeDigits > 1 { throw stopAtNumber(from: start) }
    if bytes.at(offset) == UInt8(ascii: ".") {
      kind = .number
      offset &+= 1
      if skipDigits() == 0 { throw stopAtNumber(from: start) }
    }
    if let byte = bytes.at(offset), byte | 0x20 == UInt8(ascii: "e") {
      kind = .number
      offset &+= 1
      if let sign = bytes.at(offset), sign == 0x2B || sign == 0x2D { offset &+= 1 }
      if skipDigits() == 0 { throw stopAtNumber(from: start) }
    }
    if Self.isWordByte(bytes.at(offset)) { throw stopAtNumber(from: start) }
    return kind
  }

  private mutating func skipDigits() -> Int {
    let start = offset
    while offset < bytes.count, bytes[offset] &- 0x30 < 10 { offset &+= 1 }
    return offset &- start
  }
}
