import SourceText

/// How the bytes of a file encode text. Only UTF-8 is read; ranges count its bytes.
enum TextEncoding {
  /// The name of an encoding that is not UTF-8, told by its byte order mark or, as both YAML
  /// 1.2.2 §5.2 and JSON begin with ASCII, by where the zeros are.
  static func foreign(_ bytes: ByteView) -> String? {
    let first = (0..<4).map { bytes.at($0) }
    switch (first[0], first[1], first[2], first[3]) {
    case (0xFF, 0xFE, 0x00, 0x00), (0x00, 0x00, 0xFE, 0xFF): return "UTF-32"
    case (0xFF, 0xFE, _, _), (0xFE, 0xFF, _, _): return "UTF-16"
    case (.some(let ascii), 0, 0, 0) where ascii != 0, (0, 0, 0, .some(let ascii)) where ascii != 0:
      return "UTF-32"
    case (.some(let ascii), 0, _, _) where ascii != 0, (0, .some(let ascii), _, _) where ascii != 0:
      return "UTF-16"
    default: return nil
    }
  }

  /// 3 where the file begins with a UTF-8 byte order mark, else 0.
  static func byteOrderMarkLength(_ bytes: ByteView) -> Int {
    bytes.matches("\u{FEFF}", at: 0) ? 3 : 0
  }
}
