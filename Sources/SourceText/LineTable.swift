/// Where the lines of a file start: turns byte offsets into lines and columns.
///
/// LF, CR LF and a lone CR end a line, as in YAML 1.2.2 §5.4 and in editors; NEL, LS and PS do
/// not. A file that ends with a line ending has an empty last line. A UTF-8 byte order mark
/// belongs to no line: the first line starts behind it.
package struct LineTable: Sendable {
  private let bytes: [UInt8]
  private let starts: [UInt32]

  /// Finds the lines of a file of fewer than 4 GiB. The bytes are shared, not copied.
  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    starts = unsafe bytes.withUnsafeBufferPointer { buffer in
      Self.lineStarts(unsafe ByteView(buffer))
    }
  }

  /// The number of lines, at least 1.
  package var lineCount: Int { starts.count }

  /// The line and column of a byte offset. Offsets outside the file count as its first or last
  /// place.
  package func position(at offset: Int) -> SourcePosition {
    let offset = min(max(offset, Int(starts[0])), max(bytes.count, Int(starts[0])))
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= offset { low = middle } else { high = middle }
    }
    return SourcePosition(line: low + 1, column: offset - Int(starts[low]) + 1)
  }

  /// The byte offsets of a line (from 1) without its ending; empty for lines that do not exist.
  package func lineRange(_ line: Int) -> Range<Int> {
    guard line >= 1, line <= starts.count else { return bytes.count..<bytes.count }
    let start = Int(starts[line - 1])
    guard line < starts.count else { return start..<max(start, bytes.count) }
    var end = Int(starts[line]) - 1
    if bytes[end] == UInt8(ascii: "\n"), end > start, bytes[end - 1] == UInt8(ascii: "\r") {
      end -= 1
    }
    return start..<end
  }

  private static func lineStarts(_ bytes: ByteView) -> [UInt32] {
    let first = bytes.matches("\u{FEFF}", at: 0) ? 3 : 0
    var starts = [UInt32(first)]
    var offset = first
    // Lines of source text have some forty bytes.
    starts.reserveCapacity(bytes.count / 32)
    while offset &+ 8 <= bytes.count {
      let word = bytes.word(at: offset)
      // No line ending in the next eight bytes: on to the ones behind.
      var endings = Word.equal(word, 0x0A) | Word.equal(word, 0x0D)
      while endings != 0 {
        let ending = offset &+ endings.trailingZeroBitCount &>> 3
        endings &= endings &- 1
        if isEnding(bytes, ending) { starts.append(UInt32(ending &+ 1)) }
      }
      offset &+= 8
    }
    while offset < bytes.count {
      if isEnding(bytes, offset) { starts.append(UInt32(offset &+ 1)) }
      offset &+= 1
    }
    return starts
  }

  /// Whether a line ends with this byte: the carriage return in front of a line feed is not the end.
  @inline(__always)
  private static func isEnding(_ bytes: ByteView, _ offset: Int) -> Bool {
    bytes[offset] == 0x0A || (bytes[offset] == 0x0D && bytes.at(offset &+ 1) != 0x0A)
  }
}
