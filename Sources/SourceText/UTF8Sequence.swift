/// Well-formed UTF-8 byte sequences (Unicode 15, table 3-7).
package enum UTF8Sequence {
  /// The length of the well-formed sequence at an offset, or nil where there is none: overlong
  /// forms, surrogates, code points above U+10FFFF, stray and missing continuation bytes.
  package static func length(in bytes: ByteView, at offset: Int) -> Int? {
    let lead = bytes[offset]
    let second = bytes.at(offset + 1) ?? 0
    switch lead {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: return isContinuation(second) ? 2 : nil
    case 0xE0...0xEF:
      let lowest: UInt8 = lead == 0xE0 ? 0xA0 : 0x80
      let highest: UInt8 = lead == 0xED ? 0x9F : 0xBF
      guard second >= lowest, second <= highest, isContinuation(bytes.at(offset + 2)) else {
        return nil
      }
      return 3
    case 0xF0...0xF4:
      let lowest: UInt8 = lead == 0xF0 ? 0x90 : 0x80
      let highest: UInt8 = lead == 0xF4 ? 0x8F : 0xBF
      guard second >= lowest, second <= highest, isContinuation(bytes.at(offset + 2)),
        isContinuation(bytes.at(offset + 3))
      else { return nil }
      return 4
    default: return nil
    }
  }

  private static func isContinuation(_ byte: UInt8?) -> Bool {
    byte.map { $0 & 0xC0 == 0x80 } ?? false
  }
}
