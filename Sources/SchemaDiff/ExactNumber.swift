/// Compares numbers by their canonical decimal text, without rounding.
enum ExactNumber {
  /// Negative, zero or positive as `left` is less than, equal to or greater than `right`.
  static func order(_ left: String, _ right: String) -> Int {
    if left == right { return 0 }
    let a = Parts(left)
    let b = Parts(right)
    if a.isNegative != b.isNegative { return a.isNegative ? -1 : 1 }
    let magnitude = Parts.magnitudeOrder(a, b)
    return a.isNegative ? -magnitude : magnitude
  }

  /// Whether a number is a multiple of another one; false where either is 0, or too long to tell.
  static func isMultiple(_ number: String, of step: String) -> Bool {
    let a = Parts(number)
    let b = Parts(step)
    guard !a.digits.isEmpty, !b.digits.isEmpty else { return false }
    // Both as whole numbers of the smaller unit.
    let unit = min(a.exponent - a.digits.count, b.exponent - b.digits.count)
    guard let whole = a.whole(inUnitsOf: unit), let part = b.whole(inUnitsOf: unit) else {
      return false
    }
    return whole % part == 0
  }

  /// A number as digits without leading or trailing zeros and the power of ten of the first digit.
  private struct Parts {
    var isNegative = false
    var digits: [UInt8] = []
    /// The number is 0.digits × 10^exponent.
    var exponent = 0

    init(_ text: String) {
      var seenPoint = false
      var bytes = Array(text.utf8)[...]
      if bytes.first == UInt8(ascii: "-") {
        isNegative = true
        bytes.removeFirst()
      }
      while let byte = bytes.popFirst() {
        switch byte {
        case UInt8(ascii: "."): seenPoint = true
        case UInt8(ascii: "e"), UInt8(ascii: "E"):
          exponent += Parts.exponent(bytes)
          bytes = []
        case 0x30...0x39:
          if byte == 0x30, digits.isEmpty {
            if seenPoint { exponent -= 1 }
          } else {
            digits.append(byte)
            if !seenPoint { exponent += 1 }
          }
        default: break
        }
      }
      while digits.last == 0x30 { digits.removeLast() }
      if digits.isEmpty {
        exponent = 0
        isNegative = false
      }
    }

    /// The magnitude in units of a power of ten; nil for what is too large.
    func whole(inUnitsOf unit: Int) -> Int? {
      let zeros = exponent - digits.count - unit
      guard zeros >= 0, digits.count + zeros <= 18 else { return nil }
      return Int(
        String(decoding: digits, as: UTF8.self) + String(repeating: "0", count: zeros))
    }

    /// An exponent, or one so large that nothing else matters.
    private static func exponent(_ digits: ArraySlice<UInt8>) -> Int {
      let text = String(decoding: digits, as: UTF8.self).drop { $0 == "+" }
      let limit = Int.max / 4
      guard let value = Int(text) else { return text.hasPrefix("-") ? -limit : limit }
      return min(max(value, -limit), limit)
    }

    static func magnitudeOrder(_ a: Parts, _ b: Parts) -> Int {
      if a.digits.isEmpty || b.digits.isEmpty {
        return a.digits.isEmpty ? (b.digits.isEmpty ? 0 : -1) : 1
      }
      if a.exponent != b.exponent { return a.exponent < b.exponent ? -1 : 1 }
      if a.digits == b.digits { return 0 }
      return a.digits.lexicographicallyPrecedes(b.digits) ? -1 : 1
    }
  }
}
