import SourceText

/// Turns the marks of libyaml, which count code points, into byte offsets of the file.
struct YAMLOffsets {
  private let bytes: ByteView
  /// Where the text begins: behind the byte order mark.
  private let base: Int
  /// The last mark that was walked to, and its offset: marks rise with few exceptions.
  private var lastMark = 0
  private var lastOffset: Int
  /// The next byte from there that is no ASCII, or the end. Up to it code points are bytes.
  private var firstOther: Int

  init(_ bytes: ByteView, base: Int) {
    self.bytes = bytes
    self.base = base
    lastOffset = base
    firstOther = bytes.firstNonASCII(from: base)
  }

  /// The byte offset of a mark, at most the length of the file.
  @inline(__always)
  mutating func offset(of mark: Int) -> UInt32 {
    let offset = lastOffset &+ mark &- lastMark
    if mark >= lastMark, offset <= firstOther { return UInt32(truncatingIfNeeded: offset) }
    return walk(to: mark)
  }

  private mutating func walk(to mark: Int) -> UInt32 {
    let isStepBack = mark < lastMark
    if isStepBack {
      stepBack(to: mark)
    } else if firstOther > lastOffset {
      // As far as the bytes are ASCII there is nothing to count.
      lastMark += firstOther - lastOffset
      lastOffset = firstOther
    }
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
    if offset > firstOther || isStepBack { firstOther = bytes.firstNonASCII(from: offset) }
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
