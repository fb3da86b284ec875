internal import SyntaxTree

/// Writes keys and scalars, each in as few quotes as its surroundings allow.
enum ScalarWriter {
  /// What a scalar stands in.
  enum Surroundings {
    case block
    case flow
    case json
  }

  /// A key. YAML readers take a plain `404` for a number, so such keys get quotes.
  static func key(_ text: String, in surroundings: Surroundings) -> String {
    surroundings == .json ? doubleQuoted(text) : yaml(text, in: surroundings)
  }

  /// A scalar; nil for a value with parts, and for a number that JSON does not have.
  static func scalar(_ value: DocumentValue, in surroundings: Surroundings) -> String? {
    switch value {
    case .null: return "null"
    case .boolean(let flag): return flag ? "true" : "false"
    case .number(let text): return surroundings == .json ? NumberText.json(text) : text
    case .date(let day): return surroundings == .json ? doubleQuoted(day) : day
    case .text(let text):
      return surroundings == .json ? doubleQuoted(text) : yaml(text, in: surroundings)
    case .sequence(let items): return items.isEmpty ? "[]" : nil
    case .mapping(let entries): return entries.isEmpty ? "{}" : nil
    }
  }

  /// A scalar in the quotes that another one had, if it is text that they can hold.
  static func scalar(
    _ value: DocumentValue, like style: ScalarStyle, in surroundings: Surroundings
  ) -> String? {
    let text: String
    switch value {
    case .text(let value), .date(let value): text = value
    default: return scalar(value, in: surroundings)
    }
    switch style {
    case .doubleQuoted: return doubleQuoted(text)
    case .singleQuoted where isOneLineOfPrintables(text): return singleQuoted(text)
    default: return scalar(value, in: surroundings)
    }
  }

  private static func yaml(_ text: String, in surroundings: Surroundings) -> String {
    if canBePlain(text, inFlow: surroundings == .flow) { return text }
    guard isOneLineOfPrintables(text) else { return doubleQuoted(text) }
    let hasEscapes = text.utf8.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
    return text.utf8.contains(UInt8(ascii: "'")) && !hasEscapes
      ? doubleQuoted(text) : singleQuoted(text)
  }

  /// Whether a text means itself without quotes (YAML 1.2.2 §7.3.3).
  private static func canBePlain(_ text: String, inFlow: Bool) -> Bool {
    guard PlainText.staysText(text), isOneLineOfPrintables(text) else { return false }
    let bytes = Array(text.utf8)
    guard let first = bytes.first, let last = bytes.last, first != 0x20, last != 0x20,
      last != UInt8(ascii: ":"), !text.hasPrefix("---"), !text.hasPrefix("...")
    else { return false }
    if "#&*!|>'\"%@`,[]{}".utf8.contains(first) { return false }
    if "-?:".utf8.contains(first) {
      guard bytes.count > 1, bytes[1] != 0x20, !inFlow else { return false }
    }
    for (index, byte) in bytes.enumerated() {
      if inFlow, ",[]{}".utf8.contains(byte) { return false }
      // Older readers end a plain scalar in flow context at any colon or question mark.
      if inFlow, byte == UInt8(ascii: ":") || byte == UInt8(ascii: "?") { return false }
      if byte == UInt8(ascii: ":"), bytes[index + 1] == 0x20 { return false }
      if byte == UInt8(ascii: "#"), bytes[index - 1] == 0x20 { return false }
    }
    return true
  }

  /// Whether quotes are enough, without escapes: no tabs, line breaks, controls or marks that are
  /// not seen.
  static func isOneLineOfPrintables(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { isPrintable($0) }
  }

  static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E: true
    case 0..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: false
    default: true
    }
  }

  private static func singleQuoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }

  /// A text in double quotes, with escapes that JSON and YAML both have.
  static func doubleQuoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case _ where isPrintable(scalar) || scalar.value > 0xFFFF:
        quoted.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
    return quoted + "\""
  }
}
