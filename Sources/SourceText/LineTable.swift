/// Where the lines of a file start: turns byte offsets into lines and columns.
///
/// LF, CR LF and a lone CR end a line, as in YAML 1.2.2 §5.4 and in editors; NEL, LS and PS do
/// not. A file that ends with a line ending has an empty last line. A UTF-8 byte order mark
/// belongs to no line: the first line starts behind it.
///
/// Few lines of a large file are ever asked for, so only the line endings of each block of bytes
/// are counted; within a block they are looked for.
package struct LineTable: Sendable {
  private let bytes: [UInt8]
  /// The offset of the first line: behind the byte order mark.
  private let first: Int
  /// The number of line endings in front of each block, and at last that of all.
  private let endings: [UInt32]

  /// The bytes of a block.
  private static let block = 2_048

  /// Counts the lines of a file of fewer than 4 GiB. The bytes are shared, not copied.
  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    (first, endings) = unsafe bytes.withUnsafeBufferPointer { buffer in
      let view = unsafe ByteView(buffer)
      return (view.matches("\u{FEFF}", at: 0) ? 3 : 0, Self.endings(view))
    }
  }

  /// The number of lines, at least 1.
  package var lineCount: Int { Int(endings[endings.count - 1]) + 1 }

  /// The line and column of a byte offset. Offsets outside the file count as its first or last
  /// place.
  package func position(at offset: Int) -> SourcePosition {
    let offset = min(max(offset, first), max(bytes.count, first))
    let block = offset / Self.block
    var line = Int(endings[block])
    var start = startOfLine(line)
    for index in block * Self.block..<offset where Self.isEnding(bytes, index) {
      line += 1
      start = index + 1
    }
    return SourcePosition(line: line + 1, column: offset - start + 1)
  }

  /// The byte offsets of a line (from 1) without its ending; empty for lines that do not exist.
  package func lineRange(_ line: Int) -> Range<Int> {
    guard line >= 1, line <= lineCount else { return bytes.count..<bytes.count }
    let start = startOfLine(line - 1)
    guard line < lineCount else { return start..<max(start, bytes.count) }
    var end = startOfLine(line) - 1
    if bytes[end] == UInt8(ascii: "\n"), end > start, bytes[end - 1] == UInt8(ascii: "\r") {
      end -= 1
    }
    return start..<end
  }

  /// Where the line behind this number of endings begins; there are that many.
  private func startOfLine(_ count: Int) -> Int {
    guard count > 0 else { return first }
    // The block that holds the ending: the last one with fewer in front of it.
    var low = 0
    var high = endings.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(endings[middle]) < count { low = middle } else { high = middle }
    }
    var missing = count - Int(endings[low])
    var index = low * Self.block
    while index < bytes.count {
      if Self.isEnding(bytes, index) { missing -= 1 }
      index += 1
      if missing == 0 { break }
    }
    return index
  }

  private static func endings(_ bytes: ByteView) -> [UInt32] {
    var endings: [UInt32] = [0]
    endings.reserveCapacity(bytes.count / block + 2)
    var sum: UInt32 = 0
    var start = 0
    while start < bytes.count {
      let end = min(start + block, bytes.count)
      if let count = bytes.lineFeeds(start..<end) {
        sum += UInt32(count)
      } else {
        for index in start..<end
        where bytes[index] == 0x0A || (bytes[index] == 0x0D && bytes.at(index + 1) != 0x0A) {
          sum += 1
        }
      }
      endings.append(sum)
      start = end
    }
    return endings
  }

  /// Whether a line ends with this byte: the carriage return in front of a line feed is not the end.
  private static func isEnding(_ bytes: [UInt8], _ offset: Int) -> Bool {
    bytes[offset] == 0x0A
      || (bytes[offset] == 0x0D && !(offset + 1 < bytes.count && bytes[offset + 1] == 0x0A))
  }
}
