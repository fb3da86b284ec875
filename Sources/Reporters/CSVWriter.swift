/// Writes comma-separated values (RFC 4180): lines end with CR LF, and a cell stands in quotation marks
/// where it holds a comma, a quotation mark or a line break.
///
/// Spreadsheets take a cell that begins with `=`, `+`, `-`, `@`, a tab or a line break for a formula,
/// and what is in a schema must not be run by whoever opens a report on it. Such a cell gets an
/// apostrophe before it, which a program that reads the file has to take off. Numbers are no text of a
/// schema and are left as they are, negative ones as well.
struct CSVWriter {
  /// The text written so far, in UTF-8.
  private(set) var bytes: [UInt8] = []

  /// What a cell holds.
  enum Cell {
    case text(String?)
    case number(Int?)
  }

  /// Writes a line of cells.
  mutating func row(_ cells: [Cell]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      switch cell {
      case .text(let text?): write(text)
      case .number(let number?): bytes.append(contentsOf: String(number).utf8)
      case .text(nil), .number(nil): break
      }
    }
    bytes.append(contentsOf: "\r\n".utf8)
  }

  private mutating func write(_ text: String) {
    let guarded = Self.beginsFormula(text) ? "'" + text : text
    let needsQuotes = guarded.utf8.contains { byte in
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\r"), UInt8(ascii: "\n"): true
      default: false
      }
    }
    guard needsQuotes else { return bytes.append(contentsOf: guarded.utf8) }
    bytes.append(UInt8(ascii: "\""))
    for byte in guarded.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// The fullwidth forms of the four signs count as well, since some spreadsheets take them for these.
  private static func beginsFormula(_ text: String) -> Bool {
    switch text.unicodeScalars.first {
    case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": true
    default: false
    }
  }
}
