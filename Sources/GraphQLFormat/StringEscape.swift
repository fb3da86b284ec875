internal import SourceText

/// The escapes of quoted strings (GraphQL, September 2025, section 2.10.4).
enum StringEscape {
  /// The bytes of the escape at an offset; nil where it means nothing.
  static func length(in bytes: ByteView, at offset: Int) -> Int? {
    switch bytes.at(offset + 1) {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return 2
    case UInt8(ascii: "u"):
      if bytes.at(offset + 2) == UInt8(ascii: "{") { return lengthInBraces(bytes, offset) }
      guard let unit = unit(bytes, offset) else { return nil }
      guard (0xD800...0xDFFF).contains(unit) else { return 6 }
      // Two halves of a pair.
      guard unit < 0xDC00, let low = self.unit(bytes, offset + 6), (0xDC00...0xDFFF).contains(low)
      else { return nil }
      return 12
    default: return nil
    }
  }

  /// `\u{1F600}`.
  private static func lengthInBraces(_ bytes: ByteView, _ offset: Int) -> Int? {
    var end = offset + 3
    while let byte = bytes.at(end), isHexadecimal(byte), end - offset < 16 { end += 1 }
    guard bytes.at(end) == UInt8(ascii: "}"), end > offset + 3,
      let value = value(bytes, offset + 3..<end), Unicode.Scalar(value) != nil
    else { return nil }
    return end + 1 - offset
  }

  /// The value of `\uXXXX`.
  private static func unit(_ bytes: ByteView, _ offset: Int) -> UInt32? {
    guard bytes.at(offset) == UInt8(ascii: "\\"), bytes.at(offset + 1) == UInt8(ascii: "u"),
      (2..<6).allSatisfy({ bytes.at(offset + $0).map(isHexadecimal) ?? false })
    else { return nil }
    return value(bytes, offset + 2..<offset + 6)
  }

  private static func value(_ bytes: ByteView, _ range: Range<Int>) -> UInt32? {
    UInt32(String(decoding: range.map { bytes[$0] }, as: UTF8.self), radix: 16)
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
  }
}
