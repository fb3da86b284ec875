/// The name of a file or folder that holds a version of an API: `2026-01-31.yaml`,
/// `orders-2026-01-31.yaml`, `2026-01-31_orders.yaml`, `2026-01-31`.
struct DatedName: Equatable {
  /// In days since 1970-01-01.
  let day: Int32
  /// The name without its date and without what names it as a file: `orders`; empty where there is
  /// nothing else.
  let line: String

  enum Failure: Error, Equatable {
    case noDate, severalDates
    case impossible(String)
  }

  /// - Parameter isFile: whether the last dot begins the ending of a file.
  init(_ name: String, isFile: Bool) throws(Failure) {
    let bytes = Array(name.utf8)
    let end = isFile ? bytes.lastIndex(of: UInt8(ascii: ".")) ?? bytes.count : bytes.count
    let stem = bytes[..<end]
    let starts = stem.indices.filter { Self.isDate(at: $0, of: stem) }
    guard let start = starts.first else { throw .noDate }
    guard starts.count == 1 else { throw .severalDates }
    let date = String(decoding: stem[start..<(start + Self.length)], as: UTF8.self)
    let parts = date.split(separator: "-").compactMap { Int($0) }
    guard let day = Day.number(year: parts[0], month: parts[1], day: parts[2]) else {
      throw .impossible(date)
    }
    self.day = day
    let words = [stem[..<start], stem[(start + Self.length)...]].map(Self.trimmed)
    line = words.filter { !$0.isEmpty }.joined(separator: "-")
  }

  /// The bytes of `2026-01-31`.
  private static let length = 10

  /// Whether `dddd-dd-dd` begins here, with no more digits on either side.
  private static func isDate(at start: Int, of text: ArraySlice<UInt8>) -> Bool {
    let end = start + length
    guard end <= text.endIndex, start == 0 || !isDigit(text[start - 1]),
      end == text.endIndex || !isDigit(text[end])
    else { return false }
    return (0..<length).allSatisfy { index in
      let byte = text[start + index]
      return index == 4 || index == 7 ? byte == UInt8(ascii: "-") : isDigit(byte)
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  /// Without the marks that part a date from other words.
  private static func trimmed(_ word: ArraySlice<UInt8>) -> String {
    let isMark = { (byte: UInt8) in "-_. ".utf8.contains(byte) }
    let start = word.drop(while: isMark)
    let end = start.lastIndex { !isMark($0) }.map { $0 + 1 } ?? start.startIndex
    return String(decoding: start[..<end], as: UTF8.self)
  }
}
