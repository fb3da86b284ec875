/// A borrowed view of bytes: what scanners read from inside `withUnsafeBufferPointer`.
///
/// Every access is checked against `count`, so that a scanner with a mistake in it stops instead
/// of reading foreign memory. A view must not outlive the region that made it.
@frozen
@usableFromInline
@safe
package struct ByteView {
  @usableFromInline let base: UnsafePointer<UInt8>
  /// The number of bytes.
  @usableFromInline package let count: Int

  /// Borrows the bytes of a buffer for as long as the buffer is valid.
  @inlinable
  package init(_ buffer: UnsafeBufferPointer<UInt8>) {
    // An empty buffer may have no address; the stand-in is never read.
    unsafe base = buffer.baseAddress ?? UnsafePointer(bitPattern: 8).unsafelyUnwrapped
    count = buffer.count
  }

  @inlinable
  init(base: UnsafePointer<UInt8>, count: Int) {
    unsafe self.base = base
    self.count = count
  }

  /// The byte at an offset.
  @inlinable
  package subscript(offset: Int) -> UInt8 {
    @inline(__always)
    get {
      precondition(UInt(bitPattern: offset) < UInt(bitPattern: count))
      return unsafe base[offset]
    }
  }

  /// The byte at an offset, or nil behind the end.
  @inlinable
  package func at(_ offset: Int) -> UInt8? {
    offset >= 0 && offset < count ? self[offset] : nil
  }

  /// Eight bytes, the first one lowest. There must be that many.
  @inlinable
  @inline(__always)
  package func word(at offset: Int) -> UInt64 {
    precondition(offset >= 0 && offset <= count &- 8)
    return unsafe UInt64(
      littleEndian: UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self))
  }

  /// Four bytes, the first one lowest. There must be that many.
  @inlinable
  @inline(__always)
  package func half(at offset: Int) -> UInt32 {
    precondition(offset >= 0 && offset <= count &- 4)
    return unsafe UInt32(
      littleEndian: UnsafeRawPointer(base + offset).loadUnaligned(as: UInt32.self))
  }

  /// The bytes of a range of offsets, without copying.
  @inlinable
  package subscript(range: Range<Int>) -> ByteView {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return unsafe ByteView(base: base + range.lowerBound, count: range.count)
  }

  /// The bytes of a range as text, malformed UTF-8 repaired with U+FFFD.
  package func text(_ range: Range<Int>) -> String {
    let part = self[range]
    return unsafe String(
      decoding: UnsafeBufferPointer(start: part.base, count: part.count), as: UTF8.self)
  }

  /// Whether the bytes at an offset are these.
  package func matches(_ text: StaticString, at offset: Int) -> Bool {
    guard offset >= 0, offset <= count - text.utf8CodeUnitCount else { return false }
    for index in 0..<text.utf8CodeUnitCount
    where unsafe base[offset + index] != text.utf8Start[index] { return false }
    return true
  }
}

/// Questions about all eight bytes of a word at once. Each answer has the top bit set in the
/// bytes it is true for; only the lowest such byte is reliable.
@usableFromInline
package enum Word {
  @inlinable package static var ones: UInt64 { 0x0101_0101_0101_0101 }
  @inlinable package static var tops: UInt64 { 0x8080_8080_8080_8080 }

  /// Bytes equal to one value.
  @inlinable
  @inline(__always)
  package static func equal(_ word: UInt64, _ byte: UInt8) -> UInt64 {
    let difference = word ^ (ones &* UInt64(byte))
    return (difference &- ones) & ~difference & tops
  }

  /// Bytes equal to one value, each of them reliable.
  @inlinable
  @inline(__always)
  package static func exactlyEqual(_ word: UInt64, _ byte: UInt8) -> UInt64 {
    let difference = word ^ (ones &* UInt64(byte))
    return ~((difference & ~tops) &+ ~tops | difference) & tops
  }

  /// Bytes below a limit of at most 128.
  @inlinable
  @inline(__always)
  package static func below(_ word: UInt64, _ limit: UInt8) -> UInt64 {
    (word &- ones &* UInt64(limit)) & ~word & tops
  }

  /// Bytes of 128 and above, which are no ASCII.
  @inlinable
  @inline(__always)
  package static func nonASCII(_ word: UInt64) -> UInt64 { word & tops }
}

extension ByteView {
  /// The offset of the first byte from `start` on that is no ASCII, or the end.
  package func firstNonASCII(from start: Int) -> Int {
    precondition(start >= 0)
    var offset = start
    while offset &+ 64 <= count {
      let bytes = unsafe UnsafeRawPointer(base + offset)
      var all: UInt64 = 0
      for word in 0..<8 {
        all |= unsafe bytes.loadUnaligned(fromByteOffset: word &* 8, as: UInt64.self)
      }
      if Word.nonASCII(all) != 0 { break }
      offset &+= 64
    }
    while offset < count, self[offset] < 0x80 { offset &+= 1 }
    return offset
  }

  /// The number of bytes in front of the first line feed or carriage return; all of them where
  /// there is none.
  package var lineLength: Int {
    var offset = 0
    while offset &+ 8 <= count {
      let word = word(at: offset)
      let found = Word.equal(word, UInt8(ascii: "\n")) | Word.equal(word, UInt8(ascii: "\r"))
      if found != 0 { return offset &+ found.trailingZeroBitCount / 8 }
      offset &+= 8
    }
    while offset < count, self[offset] != UInt8(ascii: "\n"), self[offset] != UInt8(ascii: "\r") {
      offset &+= 1
    }
    return offset
  }

  /// The number of line feeds in a range; nil where there is a carriage return in it or right behind
  /// it, so that endings must be looked at one by one.
  func lineFeeds(_ range: Range<Int>) -> Int? {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    var offset = range.lowerBound
    var sum = 0
    var returns: UInt64 = 0
    while offset &+ 8 <= range.upperBound {
      let word = unsafe UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self)
      sum &+= Word.exactlyEqual(word, 0x0A).nonzeroBitCount
      returns |= Word.equal(word, 0x0D)
      offset &+= 8
    }
    var hasReturn = returns != 0 || at(range.upperBound) == 0x0D
    while offset < range.upperBound {
      if self[offset] == 0x0A { sum &+= 1 }
      if self[offset] == 0x0D { hasReturn = true }
      offset &+= 1
    }
    return hasReturn ? nil : sum
  }

  /// Copies the bytes of a range to the end of an array.
  package func append(_ range: Range<Int>, to array: inout [UInt8]) {
    let part = self[range]
    unsafe array.append(contentsOf: UnsafeBufferPointer(start: part.base, count: part.count))
  }

  /// Whether two views hold the same bytes.
  @inline(__always)
  package static func == (left: ByteView, right: ByteView) -> Bool {
    let count = left.count
    guard right.count == count else { return false }
    if count >= 8 {
      var offset = 0
      while offset &+ 8 <= count {
        if left.word(at: offset) != right.word(at: offset) { return false }
        offset &+= 8
      }
      // The rest in one go, overlapping what was compared.
      return left.word(at: count &- 8) == right.word(at: count &- 8)
    }
    if count >= 4 {
      return left.half(at: 0) == right.half(at: 0)
        && left.half(at: count &- 4) == right.half(at: count &- 4)
    }
    var offset = 0
    while offset < count {
      if left[offset] != right[offset] { return false }
      offset &+= 1
    }
    return true
  }
}
