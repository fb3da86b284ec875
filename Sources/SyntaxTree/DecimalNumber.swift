/// An exact decimal number, `digits × 10^exponent`, for telling whether two spellings are the
/// same number. Nothing is ever rounded.
package struct DecimalNumber: Equatable {
  var isNegative: Bool
  /// ASCII digits without zeros at either end; empty for zero.
  var digits: [UInt8]
  var exponent: Int

  /// Reads a number as JSON (RFC 8259 §6) and the YAML core schema (YAML 1.2.2 §10.3.2) write it,
  /// with `0x` and `0o`. Nil for `.inf` and `.nan`, and for exponents and hexadecimal numbers too
  /// long to be meant.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    if bytes.starts(with: [0x30, 0x78]) || bytes.starts(with: [0x30, 0x6F]) {
      guard let value = UInt64(text.dropFirst(2), radix: bytes[1] == 0x78 ? 16 : 8) else {
        return nil
      }
      self.init(isNegative: false, digits: Array(String(value).utf8), exponent: 0)
      return
    }
    var index = 0
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative || bytes.first == UInt8(ascii: "+") { index = 1 }
    var digits: [UInt8] = []
    var exponent = 0
    var sawPoint = false
    scan: while index < bytes.count {
      switch bytes[index] {
      case 0x30...0x39:
        digits.append(bytes[index])
        if sawPoint { exponent -= 1 }
      case UInt8(ascii: ".") where !sawPoint: sawPoint = true
      default: break scan
      }
      index += 1
    }
    guard !digits.isEmpty else { return nil }
    if index < bytes.count {
      guard bytes[index] | 0x20 == UInt8(ascii: "e") else { return nil }
      var written = String(decoding: bytes[(index + 1)...], as: UTF8.self)
      if written.hasPrefix("+") { written.removeFirst() }
      guard let value = Int(written), abs(value) < 1 << 53 else { return nil }
      exponent += value
    }
    self.init(isNegative: isNegative, digits: digits, exponent: exponent)
  }

  private init(isNegative: Bool, digits: [UInt8], exponent: Int) {
    let first = digits.firstIndex { $0 != 0x30 } ?? digits.count
    let last = digits.lastIndex { $0 != 0x30 } ?? -1
    guard first <= last else {
      self.isNegative = false
      self.digits = []
      self.exponent = 0
      return
    }
    self.isNegative = isNegative
    self.digits = Array(digits[first...last])
    self.exponent = exponent + digits.count - 1 - last
  }

  /// The number if it is whole and fits.
  var integer: Int? {
    guard !digits.isEmpty else { return 0 }
    guard exponent >= 0, exponent < 20 else { return nil }
    return Int(text)
  }

  /// The one spelling: plain up to 21 places and down to seven behind the point, else with an
  /// exponent (as ECMA-262 §6.1.6.1.20 writes numbers).
  package var text: String {
    guard !digits.isEmpty else { return "0" }
    let sign = isNegative ? "-" : ""
    let mantissa = String(decoding: digits, as: UTF8.self)
    let point = digits.count + exponent
    if exponent >= 0, point <= 21 {
      return sign + mantissa + String(repeating: "0", count: exponent)
    }
    if exponent < 0, point > 0 {
      return sign + mantissa.prefix(point) + "." + mantissa.dropFirst(point)
    }
    if exponent < 0, point > -6 {
      return sign + "0." + String(repeating: "0", count: -point) + mantissa
    }
    let fraction = digits.count > 1 ? "." + mantissa.dropFirst() : ""
    return sign + mantissa.prefix(1) + fraction + "e" + String(point - 1)
  }
}
