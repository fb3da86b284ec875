import SourceText

/// What readers of YAML make of a text that is written without quotes.
package enum PlainText {
  /// Whether YAML 1.2 (core schema, §10.3.2) and YAML 1.1 (https://yaml.org/type/) both take it for
  /// text. Dates do not pass: for YAML 1.1 they are timestamps.
  ///
  /// This is about the meaning alone, not about characters that would end the text or begin
  /// something else.
  package static func staysText(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    let isText = unsafe bytes.withUnsafeBufferPointer { buffer in
      let view = unsafe ByteView(buffer)
      return CoreSchema.kind(of: view) == .string && CoreSchema.meaningInYAML11(view) == nil
    }
    guard isText, !["y", "Y", "n", "N", "=", "<<"].contains(text) else { return false }
    return !isTimestamp(bytes) && !isOtherNumber(bytes)
  }

  /// `2027-02-14`, alone or with a time of day behind it.
  private static func isTimestamp(_ text: [UInt8]) -> Bool {
    var offset = 0
    func digits(_ count: ClosedRange<Int>) -> Bool {
      let start = offset
      while offset < text.count, text[offset] &- 0x30 < 10 { offset += 1 }
      return count.contains(offset - start)
    }
    func dash() -> Bool {
      guard offset < text.count, text[offset] == UInt8(ascii: "-") else { return false }
      offset += 1
      return true
    }
    guard digits(4...4), dash(), digits(1...2), dash(), digits(1...2) else { return false }
    return offset == text.count || [0x54, 0x74, 0x20, 0x09].contains(text[offset])
  }

  /// Numbers that only YAML 1.1 knows: with `_`, to the base 60 with a fraction, hexadecimal and
  /// binary ones with a sign.
  private static func isOtherNumber(_ text: [UInt8]) -> Bool {
    let rest = text.first == 0x2B || text.first == 0x2D ? text.dropFirst() : text[...]
    guard let first = rest.first, first &- 0x30 < 10 || first == UInt8(ascii: ".") else {
      return false
    }
    if rest.starts(with: [0x30, 0x78]) || rest.starts(with: [0x30, 0x62]) {
      return rest.dropFirst(2).allSatisfy {
        $0 &- 0x30 < 10 || $0 == 0x5F || ($0 | 0x20) &- 0x61 < 6
      }
    }
    let isMadeOfDigits = rest.allSatisfy {
      $0 &- 0x30 < 10 || [0x5F, 0x3A, 0x2E].contains($0) || $0 | 0x20 == 0x65 || $0 == 0x2B
        || $0 == 0x2D
    }
    return isMadeOfDigits && (rest.contains(0x5F) || rest.contains(0x3A))
  }
}
