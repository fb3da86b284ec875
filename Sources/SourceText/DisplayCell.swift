/// One character of a source line as a terminal shows it.
package struct DisplayCell {
  /// What is printed: the character, or its escape where printing it would mislead.
  var text: String
  /// The columns it takes.
  var width: Int
  /// The byte offset of the character in the file.
  var offset: Int

  /// The cells of a part of a line. Tabs become spaces up to the next multiple of four, counted
  /// from the beginning of the part.
  static func cells(of bytes: [UInt8], _ range: Range<Int>) -> [DisplayCell] {
    var cells: [DisplayCell] = []
    var column = 0
    var offset = range.lowerBound
    while offset < range.upperBound {
      let (cell, length) = cell(in: bytes, at: offset, before: range.upperBound, column: column)
      cells.append(cell)
      column += cell.width
      offset += length
    }
    return cells
  }

  private static func cell(in bytes: [UInt8], at offset: Int, before end: Int, column: Int)
    -> (DisplayCell, length: Int)
  {
    let byte = bytes[offset]
    if byte == UInt8(ascii: "\t") {
      let width = 4 - column % 4
      return (
        DisplayCell(text: String(repeating: " ", count: width), width: width, offset: offset), 1
      )
    }
    if byte >= 0x20, byte < 0x7F {
      return (DisplayCell(text: String(Unicode.Scalar(byte)), width: 1, offset: offset), 1)
    }
    let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 1
    let piece = bytes[offset..<min(offset + length, end)]
    guard let text = String(validating: piece, as: UTF8.self),
      let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1
    else {
      return (escape("\\x", UInt32(byte), digits: 2, "", at: offset), 1)
    }
    if isHidden(scalar) {
      return (escape("\\u{", scalar.value, digits: 4, "}", at: offset), piece.count)
    }
    return (DisplayCell(text: text, width: width(of: scalar), offset: offset), piece.count)
  }

  private static func escape(
    _ before: String, _ value: UInt32, digits: Int, _ after: String, at offset: Int
  ) -> DisplayCell {
    let hexadecimal = String(value, radix: 16, uppercase: true)
    let zeros = String(repeating: "0", count: max(0, digits - hexadecimal.count))
    let text = before + zeros + hexadecimal + after
    return DisplayCell(text: text, width: text.count, offset: offset)
  }

  /// Whether a character would not be seen, or would change how others are shown: control and
  /// format characters, line and paragraph separators (Unicode general categories Cc, Cf, Zl and
  /// Zp). The bidirectional controls and the zero-width characters are among them.
  package static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value >= 0x20, scalar.value < 0x7F { return false }
    return switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  /// Two columns for East Asian wide and fullwidth characters (Unicode Annex 11) and emoji, none
  /// for combining marks, else one.
  package static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x300...0x36F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE00...0xFE0F,
      0xFE20...0xFE2F:
      0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF,
      0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}
