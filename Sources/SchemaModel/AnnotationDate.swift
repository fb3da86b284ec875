/// Reads a date as it stands in an annotation: `2027-02-14`, or a date-time of RFC 3339 with or
/// without an offset, with a `T` or a space.
///
/// The day is a UTC civil day. Without an offset a date-time is taken as UTC.
package struct AnnotationDate: Sendable, Equatable {
  /// The UTC day on which the instant falls.
  package var day: CalendarDay
  /// The instant is not midnight UTC.
  package var isWithinDay: Bool

  /// The day of an announcement: floored, for it was public from then on.
  package var announcementDay: CalendarDay { day }

  /// The day of a sunset: one that falls within a day counts as the next, so that nothing goes
  /// before the moment that was promised.
  package var sunsetDay: CalendarDay { isWithinDay ? day + 1 : day }

  package init?(_ text: String) {
    var scanner = DigitScanner(text)
    guard let year = scanner.number(digits: 4), scanner.skip("-"),
      let month = scanner.number(digits: 2), scanner.skip("-"),
      let dayOfMonth = scanner.number(digits: 2),
      let day = CalendarDay(year: year, month: month, day: dayOfMonth)
    else { return nil }
    if scanner.isAtEnd {
      self.day = day
      self.isWithinDay = false
      return
    }
    guard scanner.skip("T") || scanner.skip("t") || scanner.skip(" "),
      let hour = scanner.number(digits: 2), hour <= 24, scanner.skip(":"),
      let minute = scanner.number(digits: 2), minute < 60
    else { return nil }
    var second = 0
    var hasFraction = false
    if scanner.skip(":") {
      guard let value = scanner.number(digits: 2), value <= 60 else { return nil }
      second = value
      if scanner.skip(".") || scanner.skip(",") {
        guard let nonZero = scanner.fraction() else { return nil }
        hasFraction = nonZero
      }
    }
    guard hour < 24 || (minute == 0 && second == 0 && !hasFraction) else { return nil }
    _ = scanner.skip(" ")
    var offset = 0
    if scanner.skip("Z") || scanner.skip("z") || scanner.skip("UTC") {
    } else if scanner.skip("+") {
      guard let value = scanner.offset() else { return nil }
      offset = value
    } else if scanner.skip("-") {
      guard let value = scanner.offset() else { return nil }
      offset = -value
    }
    guard scanner.isAtEnd else { return nil }
    let seconds = hour * 3600 + minute * 60 + second - offset * 60
    let shift = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    self.day = day + shift
    self.isWithinDay = seconds - shift * 86_400 != 0 || hasFraction
  }

  /// Whether a text reads like a version (`v2`, `3.24`, `2024.1`) rather than like a date, a month or
  /// a time in seconds.
  package static func isVersion(_ text: String) -> Bool {
    let shape = AnnotationDate.shape(of: text)
    guard shape != "dddd-dd", !shape.hasPrefix("dddddddd") else { return false }
    var bytes = Array(text.utf8)[...]
    if bytes.first == UInt8(ascii: "v") || bytes.first == UInt8(ascii: "V") { bytes.removeFirst() }
    guard let first = bytes.first, (0x30...0x39).contains(first), bytes.count <= 32 else {
      return false
    }
    return bytes.allSatisfy {
      (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
        || (0x61...0x7A).contains($0)
    } && !bytes.contains(UInt8(ascii: "/")) && shape != "dddd-dd-dd"
      && bytes.filter { $0 == UInt8(ascii: "-") }.count < 2
  }

  /// The text with every digit written as `d`.
  private static func shape(of text: String) -> String {
    String(text.map { $0.isASCII && $0.isNumber ? "d" : $0 })
  }
}

/// Reads fixed-width numbers from ASCII text.
struct DigitScanner {
  private var rest: Substring.UTF8View

  init(_ text: String) {
    var trimmed = text.utf8[...]
    while let first = trimmed.first, first <= 0x20 { trimmed = trimmed.dropFirst() }
    while let last = trimmed.last, last <= 0x20 { trimmed = trimmed.dropLast() }
    rest = trimmed
  }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func number(digits: Int) -> Int? {
    guard rest.count >= digits else { return nil }
    var value = 0
    for byte in rest.prefix(digits) {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    rest = rest.dropFirst(digits)
    return value
  }

  mutating func skip(_ text: StaticString) -> Bool {
    let expected = String(describing: text).utf8
    guard rest.starts(with: expected) else { return false }
    rest = rest.dropFirst(expected.count)
    return true
  }

  /// One or more digits; whether any of them is not zero, or nil where there is none.
  mutating func fraction() -> Bool? {
    var isAny = false
    var isNonZero = false
    while let byte = rest.first, (0x30...0x39).contains(byte) {
      isAny = true
      if byte != 0x30 { isNonZero = true }
      rest = rest.dropFirst()
    }
    return isAny ? isNonZero : nil
  }

  /// An offset `hh:mm` or `hhmm` in minutes (RFC 3339, section 5.6).
  mutating func offset() -> Int? {
    guard let hours = number(digits: 2), hours < 24 else { return nil }
    _ = skip(":")
    guard !isAtEnd else { return hours * 60 }
    guard let minutes = number(digits: 2), minutes < 60 else { return nil }
    return hours * 60 + minutes
  }
}
