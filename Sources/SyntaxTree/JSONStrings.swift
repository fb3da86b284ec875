import SourceText

/// The strings of JSON: keys and values.
extension JSONScanner {
  /// Reads a string (RFC 8259 §7), from its opening to behind its closing quote.
  @inline(__always)
  mutating func string(_ symbols: inout SymbolTable) throws(Stop) -> Symbol {
    let start = offset &+ 1
    var position = start
    while true {
      position = nextSpecial(from: position)
      guard position < bytes.count else { throw stopAtUnclosedString(from: start &- 1) }
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        offset = position &+ 1
        return symbols.intern(bytes[start..<position])
      }
      if byte < 0x80 {
        return try stringWithEscapes(from: start, at: position, &symbols)
      }
      position = try character(at: position)
    }
  }

  /// The next byte that is no plain ASCII character of a string.
  @inline(__always)
  private func nextSpecial(from start: Int) -> Int {
    var position = start
    while position &+ 8 <= bytes.count {
      let word = bytes.word(at: position)
      let special =
        Word.equal(word, UInt8(ascii: "\"")) | Word.equal(word, UInt8(ascii: "\\"))
        | Word.below(word, 0x20) | Word.nonASCII(word)
      if special != 0 { return position &+ special.trailingZeroBitCount &>> 3 }
      position &+= 8
    }
    while position < bytes.count {
      let byte = bytes[position]
      if byte == 0x22 || byte == 0x5C || byte < 0x20 || byte >= 0x80 { break }
      position &+= 1
    }
    return position
  }

  /// Checks the UTF-8 at an offset (RFC 8259 §8.1) and returns the offset behind.
  private mutating func character(at position: Int) throws(Stop) -> Int {
    guard let length = UTF8Sequence.length(in: bytes, at: position) else {
      throw stopAtMalformedText(position)
    }
    return position &+ length
  }

  /// Reads on in a string from its first escape.
  private mutating func stringWithEscapes(
    from start: Int, at first: Int, _ symbols: inout SymbolTable
  ) throws(Stop) -> Symbol {
    unescaped.removeAll(keepingCapacity: true)
    var copied = start
    var position = first
    while true {
      guard position < bytes.count else { throw stopAtUnclosedString(from: start - 1) }
      let byte = bytes[position]
      if byte >= 0x80 {
        position = try character(at: position)
      } else if byte == UInt8(ascii: "\"") {
        bytes.append(copied..<position, to: &unescaped)
        offset = position + 1
        return unsafe unescaped.withUnsafeBufferPointer { text in unsafe symbols.intern(text) }
      } else if byte == UInt8(ascii: "\\") {
        bytes.append(copied..<position, to: &unescaped)
        position = try escape(at: position, openedAt: start - 1)
        copied = position
      } else {
        throw stopAtControlCharacter(position, openedAt: start - 1)
      }
      position = nextSpecial(from: position)
    }
  }

  /// Adds the character of the escape at an offset and returns the offset behind.
  private mutating func escape(at position: Int, openedAt quote: Int) throws(Stop) -> Int {
    switch bytes.at(position + 1) {
    case UInt8(ascii: "\""): unescaped.append(UInt8(ascii: "\""))
    case UInt8(ascii: "\\"): unescaped.append(UInt8(ascii: "\\"))
    case UInt8(ascii: "/"): unescaped.append(UInt8(ascii: "/"))
    case UInt8(ascii: "b"): unescaped.append(0x08)
    case UInt8(ascii: "f"): unescaped.append(0x0C)
    case UInt8(ascii: "n"): unescaped.append(0x0A)
    case UInt8(ascii: "r"): unescaped.append(0x0D)
    case UInt8(ascii: "t"): unescaped.append(0x09)
    case UInt8(ascii: "u"): return try unicodeEscape(at: position)
    case nil: throw stopAtUnclosedString(from: quote)
    default: throw stopAtEscape(position)
    }
    return position + 2
  }

  /// `\uXXXX`, or two of them that are a surrogate pair.
  private mutating func unicodeEscape(at position: Int) throws(Stop) -> Int {
    guard let unit = hexadecimal(at: position + 2) else { throw stopAtEscape(position) }
    guard let scalar = Unicode.Scalar(unit) else {
      // One half of a pair: the second must follow the first.
      guard unit < 0xDC00, bytes.matches("\\u", at: position + 6),
        let low = hexadecimal(at: position + 8), (0xDC00...0xDFFF).contains(low),
        let pair = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
      else { throw stopAtLoneSurrogate(position) }
      unescaped.append(contentsOf: UTF8.encode(pair) ?? UTF8.encodedReplacementCharacter)
      return position + 12
    }
    unescaped.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    return position + 6
  }

  private func hexadecimal(at start: Int) -> UInt32? {
    var value: UInt32 = 0
    for position in start..<start + 4 {
      switch bytes.at(position) {
      case .some(let byte) where byte &- 0x30 < 10: value = value << 4 | UInt32(byte - 0x30)
      case .some(let byte) where (byte | 0x20) &- 0x61 < 6:
        value = value << 4 | UInt32((byte | 0x20) - 0x61 + 10)
      default: return nil
      }
    }
    return value
  }
}
