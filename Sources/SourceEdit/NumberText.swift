/// Numbers in the notations of YAML and JSON.
enum NumberText {
  /// A YAML number as JSON writes it (RFC 8259 §6), unchanged where it can be; nil for those that JSON
  /// does not have and for hexadecimal and octal ones of more than 64 bits.
  static func json(_ text: String) -> String? {
    if text.hasPrefix("0x") || text.hasPrefix("0o") {
      return UInt64(text.dropFirst(2), radix: text.hasPrefix("0x") ? 16 : 8).map { String($0) }
    }
    var rest = Substring(text)
    let isNegative = rest.hasPrefix("-")
    if isNegative || rest.hasPrefix("+") { rest.removeFirst() }
    let parts = rest.split(maxSplits: 1, omittingEmptySubsequences: false) {
      $0 == "e" || $0 == "E"
    }
    let digits = parts[0].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let whole = digits[0].drop { $0 == "0" }
    let fraction = digits.count > 1 ? digits[1] : ""
    guard (digits[0] + fraction).utf8.allSatisfy({ $0 &- 0x30 < 10 }), !rest.isEmpty else {
      return nil
    }
    return (isNegative ? "-" : "") + (whole.isEmpty ? "0" : whole)
      + (fraction.isEmpty ? "" : "." + fraction) + (parts.count > 1 ? "e" + parts[1] : "")
  }
}
