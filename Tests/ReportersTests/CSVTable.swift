/// A small reader of comma-separated values (RFC 4180), stricter than most: a report has to be read by
/// all of them.
struct CSVTable {
  struct Malformed: Error {
    let offset: Int
  }

  private(set) var rows: [[String]] = []

  init(_ bytes: [UInt8]) throws {
    var row: [String] = []
    var offset = 0
    while offset < bytes.count {
      row.append(try Self.cell(bytes, &offset))
      if offset < bytes.count, bytes[offset] == UInt8(ascii: ",") {
        offset += 1
        // A comma at the end of a line has an empty cell behind it.
        guard offset < bytes.count else { throw Malformed(offset: offset) }
      } else if bytes[offset...].starts(with: "\r\n".utf8) {
        offset += 2
        rows.append(row)
        row = []
      } else {
        throw Malformed(offset: offset)
      }
    }
    guard row.isEmpty else { throw Malformed(offset: offset) }
  }

  private static func cell(_ bytes: [UInt8], _ offset: inout Int) throws -> String {
    var cell: [UInt8] = []
    guard bytes[offset] == UInt8(ascii: "\"") else {
      while offset < bytes.count, !",\r\n\"".utf8.contains(bytes[offset]) {
        cell.append(bytes[offset])
        offset += 1
      }
      return String(decoding: cell, as: UTF8.self)
    }
    offset += 1
    while offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "\"") {
        offset += 1
        guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else {
          return String(decoding: cell, as: UTF8.self)
        }
      }
      cell.append(bytes[offset])
      offset += 1
    }
    throw Malformed(offset: offset)
  }
}
