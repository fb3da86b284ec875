import SourceText

/// What a plain scalar is (YAML 1.2.2 §10.3.2). The first byte settles most of them.
enum CoreSchema {
  static func kind(of text: ByteView) -> NodeKind {
    guard text.count > 0 else { return .null }
    switch text[0] {
    case UInt8(ascii: "~"): return text.count == 1 ? .null : .string
    case UInt8(ascii: "n"), UInt8(ascii: "N"):
      return isWord(text, "null", "Null", "NULL") ? .null : .string
    case UInt8(ascii: "t"), UInt8(ascii: "T"):
      return isWord(text, "true", "True", "TRUE") ? .boolean : .string
    case UInt8(ascii: "f"), UInt8(ascii: "F"):
      return isWord(text, "false", "False", "FALSE") ? .boolean : .string
    case 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      return number(text)
    default: return .string
    }
  }

  /// What other readers, which follow YAML 1.1, take a plain scalar for that is text or another
  /// number here; nil for most. Dates are left out: as text they are what schemas mean.
  static func meaningInYAML11(_ text: ByteView) -> String? {
    switch text.at(0) {
    case UInt8(ascii: "y"), UInt8(ascii: "Y"):
      return isWord(text, "yes", "Yes", "YES") ? "true" : nil
    case UInt8(ascii: "n"), UInt8(ascii: "N"): return isWord(text, "no", "No", "NO") ? "false" : nil
    case UInt8(ascii: "o"), UInt8(ascii: "O"):
      if isWord(text, "on", "On", "ON") { return "true" }
      return isWord(text, "off", "Off", "OFF") ? "false" : nil
    case .some(0x30...0x39), UInt8(ascii: "+"), UInt8(ascii: "-"): return otherNumber(text)
    default: return nil
    }
  }

  private static func isWord(
    _ text: ByteView, _ lower: StaticString, _ title: StaticString, _ upper: StaticString
  ) -> Bool {
    guard text.count == lower.utf8CodeUnitCount else { return false }
    return text.matches(lower, at: 0) || text.matches(title, at: 0) || text.matches(upper, at: 0)
  }

  private static func number(_ text: ByteView) -> NodeKind {
    if text[0] == 0x30, text.count > 2 {
      if text[1] == UInt8(ascii: "x") {
        return all(text, from: 2) { $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 6 }
          ? .integer : .string
      }
      if text[1] == UInt8(ascii: "o") {
        return all(text, from: 2) { $0 &- 0x30 < 8 } ? .integer : .string
      }
    }
    var offset = text[0] == 0x2B || text[0] == 0x2D ? 1 : 0
    if text.at(offset) == UInt8(ascii: ".") {
      let rest = text[offset..<text.count]
      if isWord(rest, ".inf", ".Inf", ".INF") { return .number }
      if offset == 0, isWord(rest, ".nan", ".NaN", ".NAN") { return .number }
    }
    var digits = skipDigits(text, &offset)
    if offset == text.count { return digits > 0 ? .integer : .string }
    if text[offset] == UInt8(ascii: ".") {
      offset += 1
      digits += skipDigits(text, &offset)
    }
    guard digits > 0 else { return .string }
    if let byte = text.at(offset), byte | 0x20 == UInt8(ascii: "e") {
      offset += 1
      if let sign = text.at(offset), sign == 0x2B || sign == 0x2D { offset += 1 }
      if skipDigits(text, &offset) == 0 { return .string }
    }
    return offset == text.count ? .number : .string
  }

  private static func skipDigits(_ text: ByteView, _ offset: inout Int) -> Int {
    let start = offset
    while offset < text.count, text[offset] &- 0x30 < 10 { offset += 1 }
    return offset - start
  }

  private static func all(_ text: ByteView, from start: Int, _ holds: (UInt8) -> Bool) -> Bool {
    for offset in start..<text.count where !holds(text[offset]) { return false }
    return true
  }

  /// `017` (octal), `0b11`, `1_000` and `1:30` (sixties) of YAML 1.1.
  private static func otherNumber(_ text: ByteView) -> String? {
    let start = text[0] == 0x2B || text[0] == 0x2D ? 1 : 0
    guard let first = text.at(start), first &- 0x30 < 10 else { return nil }
    let hasMore = text.count > start + 1
    if first == 0x30, hasMore {
      if all(text, from: start + 1, { $0 &- 0x30 < 8 || $0 == 0x5F }) { return "an octal number" }
      if text[start + 1] == UInt8(ascii: "b"), text.count > start + 2,
        all(text, from: start + 2, { $0 &- 0x30 < 2 || $0 == 0x5F })
      {
        return "a binary number"
      }
    }
    var hasUnderscore = false
    var offset = start
    while let byte = text.at(offset), byte &- 0x30 < 10 || byte == 0x5F {
      if byte == 0x5F { hasUnderscore = true }
      offset += 1
    }
    if offset == text.count { return hasUnderscore ? "a number" : nil }
    guard first != 0x30 else { return nil }
    // Groups of one or two digits up to 59 behind colons.
    while text.at(offset) == UInt8(ascii: ":") {
      offset += 1
      let group = offset
      while let byte = text.at(offset), byte &- 0x30 < 10 { offset += 1 }
      guard offset - group == 1 || offset - group == 2 && text[group] < 0x36 else { return nil }
    }
    return offset == text.count ? "a number to the base 60" : nil
  }
}
