import SourceText

/// Turns the marks of libyaml, which count code points, into byte offsets of the file.
struct YAMLOffsets {
  private let bytes: ByteView
  /// Where the text begins: behind the byte order mark.
  private let base: Int
  /// Code points are bytes then.
  private let isASCII: Bool
  /// The last mark that was asked for, and its offset: marks rise with few exceptions.
  private var lastMark = 0
  private var lastOffset: Int

  init(_ bytes: ByteView, base: Int, isASCII: Bool) {
    self.bytes = bytes
    self.base = base
    self.isASCII = isASCII
    lastOffset = base
  }

  /// The byte offset of a mark, at most the length of the file.
  @inline(__always)
  mutating func offset(of mark: Int) -> UInt32 {
    if isASCII { return UInt32(min(base &+ mark, bytes.count)) }
    return walk(to: mark)
  }

  private mutating func walk(to mark: Int) -> UInt32 {
    if mark < lastMark { stepBack(to: mark) }
    var remaining = mark - lastMark
    var offset = lastOffset
    // A word at a time while it cannot lead too far: all bytes but continuations begin something.
    while remaining >= 8, offset &+ 8 <= bytes.count {
      let word = bytes.word(at: offset)
      let continuations = (word &>> 7) & ~(word &>> 6) & Word.ones
      remaining &-= 8 &- continuations.nonzeroBitCount
      offset &+= 8
    }
    // Behind a word there may be the rest of a character.
    while offset < bytes.count {
      let isContinuation = bytes[offset] & 0xC0 == 0x80
      if remaining == 0, !isContinuation { break }
      if !isContinuation { remaining &-= 1 }
      offset &+= 1
    }
    lastMark = mark
    lastOffset = offset
    return UInt32(offset)
  }

  private mutating func stepBack(to mark: Int) {
    while lastMark > mark, lastOffset > base {
      lastOffset -= 1
      if bytes[lastOffset] & 0xC0 != 0x80 { lastMark -= 1 }
    }
    lastMark = mark
  }
}
