/// Stepping over what stands between keys and values.
extension Layout {
  /// The offset behind white space, line breaks and comments.
  func skipSpace(from start: Int) -> Int {
    var offset = start
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == 0x20 || byte == 0x09 || Lines.isBreak(byte) {
        offset += 1
      } else if byte == UInt8(ascii: "#"), !isJSON {
        offset = lines.end(of: offset)
      } else {
        break
      }
    }
    return offset
  }

  /// The offset of the value behind an anchor and a tag, of which there may be none.
  func skipProperties(from start: Int) -> Int {
    var offset = start
    while let end = endOfProperty(at: offset) { offset = skipSpace(from: end) }
    return min(offset, bytes.count - 1)
  }

  /// The offset right behind an anchor and a tag.
  func endOfProperties(from start: Int) -> Int {
    var end = start
    var offset = start
    while let next = endOfProperty(at: offset) {
      end = next
      offset = skipSpace(from: next)
    }
    return end
  }

  private func endOfProperty(at start: Int) -> Int? {
    guard start < bytes.count, !isJSON,
      bytes[start] == UInt8(ascii: "&") || bytes[start] == UInt8(ascii: "!")
    else { return nil }
    return endOfWord(at: start + 1)
  }

  /// The end of an anchor, tag or alias.
  func endOfWord(at start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] > 0x20, !",[]{}".utf8.contains(bytes[end]) { end += 1 }
    return end
  }
}
