/// The lines of a text, found from any offset in it. LF, CR LF and a lone CR end a line; a byte order
/// mark belongs to none.
struct Lines: Sendable {
  let bytes: [UInt8]
  /// Where the first line begins.
  let first: Int

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    first = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// Where the line with an offset begins.
  func start(of offset: Int) -> Int {
    var start = offset
    while start > first, !Self.isBreak(bytes[start - 1]) { start -= 1 }
    return start
  }

  /// Where the line with an offset ends, in front of its ending.
  func end(of offset: Int) -> Int {
    var end = offset
    while end < bytes.count, !Self.isBreak(bytes[end]) { end += 1 }
    return end
  }

  /// Where the line behind the one with an offset begins; nil where no ending follows.
  func next(after offset: Int) -> Int? {
    let end = end(of: offset)
    guard end < bytes.count else { return nil }
    return bytes[end...].starts(with: [0x0D, 0x0A]) ? end + 2 : end + 1
  }

  /// The bytes between the beginning of the line and an offset.
  func column(of offset: Int) -> Int { offset - start(of: offset) }

  /// The spaces and tabs that the line with an offset begins with.
  func indentation(of offset: Int) -> [UInt8] {
    let start = start(of: offset)
    var end = start
    while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
    return Array(bytes[start..<end])
  }

  /// Whether only spaces and tabs stand between the beginning of the line and an offset. Looks at no
  /// more than these: a document may be one line of megabytes.
  func isFirst(_ offset: Int) -> Bool {
    var start = offset
    while start > first, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
    return start == first || Self.isBreak(bytes[start - 1])
  }

  /// Whether the line ends at an offset.
  func isEnd(_ offset: Int) -> Bool { offset == bytes.count || Self.isBreak(bytes[offset]) }

  /// Whether the line that begins at an offset has nothing but white space.
  func isBlank(_ start: Int) -> Bool {
    bytes[start..<end(of: start)].allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  /// The column of the comment that the line beginning at an offset consists of; nil for others.
  func commentColumn(_ start: Int) -> Int? {
    var offset = start
    while offset < bytes.count, bytes[offset] == 0x20 || bytes[offset] == 0x09 { offset += 1 }
    return offset < bytes.count && bytes[offset] == UInt8(ascii: "#") ? offset - start : nil
  }

  func hasBreak(in range: Range<Int>) -> Bool { bytes[range].contains(where: Self.isBreak) }

  /// How lines end near an offset: as this one does, else as the one before it, else with LF.
  func ending(near offset: Int) -> [UInt8] {
    var end = end(of: min(offset, bytes.count))
    if end == bytes.count {
      end = start(of: min(offset, bytes.count)) - 1
      guard end >= first else { return [0x0A] }
      if end > 0, bytes[end] == 0x0A, bytes[end - 1] == 0x0D { end -= 1 }
    }
    if bytes[end...].starts(with: [0x0D, 0x0A]) { return [0x0D, 0x0A] }
    return [bytes[end]]
  }

  /// A text in lines, without their endings.
  static func split(_ bytes: ArraySlice<UInt8>) -> [[UInt8]] {
    var lines: [[UInt8]] = [[]]
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == 0x0A, previous == 0x0D {
        previous = 0
        continue
      }
      if isBreak(byte) { lines.append([]) } else { lines[lines.count - 1].append(byte) }
      previous = byte
    }
    return lines
  }

  static func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}
