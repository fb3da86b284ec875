/// The interned text of one revision: keys and scalars of all its files.
///
/// Symbols count up from 0 in the order of first appearance, so the same files in the same order
/// give the same symbols. All text lies in one pool of bytes; an entry costs its bytes and 16 to
/// 32 more.
package struct SymbolTable: Sendable {
  /// The text of all symbols, one behind the other.
  private var pool: [UInt8] = []
  /// Where the text of each symbol ends in the pool; it starts where the one before ends.
  private var ends: [Int] = []
  /// Open addressing with linear probing: the hash, then symbol + 1; 0 is free. The hash alone says
  /// where an entry belongs, so growing and looking up another table's symbols need no text.
  private var slots: [UInt64] = []
  /// Differs from run to run, so that no input can be written to collide. It does not reach the
  /// symbols, which are numbered by appearance.
  private let seed = Self.seedOfRun

  private static let seedOfRun = UInt64.random(in: 0...UInt64.max)

  /// Tells this table and what it grows to from all others.
  private var identity = UInt64.random(in: 1...UInt64.max)
  /// The table that this one goes on from, and how many of its symbols are that one's.
  private var origin: UInt64 = 0
  private var inherited = 0

  /// An empty table. It allocates nothing until something is interned.
  package init() {}

  /// A table that has all symbols of this one and goes on from there, for another version of the same
  /// files.
  package func successor() -> SymbolTable {
    var next = self
    next.identity = UInt64.random(in: 1...UInt64.max)
    next.origin = identity
    next.inherited = count
    return next
  }

  /// Makes room for the text of a file, so that the pool is not copied as it grows. What is not
  /// written to costs nothing.
  /// - Parameter byteCount: The size of the file. Its own text repeats itself.
  package mutating func reserve(forFileOf byteCount: Int) {
    pool.reserveCapacity(pool.count + byteCount)
    ends.reserveCapacity(ends.count + byteCount / 64)
  }

  /// The number of symbols.
  package var count: Int { ends.count }

  /// The symbol of a text, added where it is new.
  package mutating func intern(_ text: String) -> Symbol {
    var text = text
    return text.withUTF8 { bytes in unsafe intern(bytes) }
  }

  /// The symbol of a text, added where it is new. The hot path: nothing is allocated for known
  /// text.
  package mutating func intern(_ bytes: UnsafeBufferPointer<UInt8>) -> Symbol {
    intern(unsafe ByteView(bytes))
  }

  /// The symbol of a text, added where it is new. The hot path: nothing is allocated for known
  /// text.
  package mutating func intern(_ bytes: ByteView) -> Symbol {
    let hash = Self.hash(bytes, seed)
    if slots.isEmpty { slots = [UInt64](repeating: 0, count: 256) }
    let slot = self.slot(of: bytes, hash)
    if slots[slot] != 0 { return Symbol(id: UInt32(truncatingIfNeeded: slots[slot]) &- 1) }

    let id = UInt32(ends.count)
    unsafe pool.append(contentsOf: UnsafeBufferPointer(start: bytes.base, count: bytes.count))
    ends.append(pool.count)
    slots[slot] = Self.entry(hash, id)
    if ends.count * 2 > slots.count { grow() }
    return Symbol(id: id)
  }

  /// The symbol of a text, or nil where the text was never interned.
  package func find(_ text: String) -> Symbol? {
    var text = text
    return text.withUTF8 { buffer in unsafe find(ByteView(buffer)) }
  }

  /// The symbol of the bytes of a view behind `offset`, or nil where that text was never interned.
  package func find(_ bytes: ByteView, from offset: Int) -> Symbol? {
    find(bytes[offset..<bytes.count])
  }

  private func find(_ bytes: ByteView) -> Symbol? {
    guard !slots.isEmpty else { return nil }
    let entry = slots[slot(of: bytes, Self.hash(bytes, seed))]
    return entry == 0 ? nil : Symbol(id: UInt32(truncatingIfNeeded: entry) &- 1)
  }

  /// The text of a symbol; empty for ``Symbol/none``.
  package func text(_ symbol: Symbol) -> String {
    unsafe withBytes(symbol) { bytes in unsafe String(decoding: bytes, as: UTF8.self) }
  }

  /// The UTF-8 length of a symbol's text; 0 for ``Symbol/none``.
  package func length(_ symbol: Symbol) -> Int { poolRange(symbol).count }

  /// Calls `body` with the UTF-8 text of a symbol, without copying it; with nothing for
  /// ``Symbol/none``. The buffer is valid only inside `body`.
  package func withBytes<R>(_ symbol: Symbol, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    let range = poolRange(symbol)
    return unsafe pool.withUnsafeBufferPointer { all in
      unsafe body(UnsafeBufferPointer(rebasing: all[range]))
    }
  }

  /// Calls `body` with a checked view of the UTF-8 text of a symbol, without copying it; with
  /// nothing for ``Symbol/none``. The view is valid only inside `body`.
  package func withView<R>(_ symbol: Symbol, _ body: (ByteView) -> R) -> R {
    unsafe withBytes(symbol) { bytes in unsafe body(ByteView(bytes)) }
  }

  /// Whether the text of a symbol begins with these bytes. Allocates nothing; false for
  /// ``Symbol/none``.
  package func hasPrefix(_ symbol: Symbol, _ prefix: StaticString) -> Bool {
    guard !symbol.isNone else { return false }
    return withView(symbol) { bytes in bytes.matches(prefix, at: 0) }
  }

  private func poolRange(_ symbol: Symbol) -> Range<Int> {
    guard !symbol.isNone else { return 0..<0 }
    let index = Int(symbol.id)
    return (index == 0 ? 0 : ends[index - 1])..<ends[index]
  }

  private static func entry(_ hash: UInt32, _ id: UInt32) -> UInt64 {
    UInt64(hash) << 32 | UInt64(id &+ 1)
  }

  /// The slot that holds a text, or the free one where it belongs.
  @inline(__always)
  private func slot(of bytes: ByteView, _ hash: UInt32) -> Int {
    let mask = slots.count &- 1
    var slot = Int(hash) & mask
    while true {
      let entry = slots[slot]
      if entry == 0 { return slot }
      if entry >> 32 == UInt64(hash),
        isText(bytes, of: Int(UInt32(truncatingIfNeeded: entry) &- 1))
      {
        return slot
      }
      slot = (slot &+ 1) & mask
    }
  }

  @inline(__always)
  private func isText(_ bytes: ByteView, of index: Int) -> Bool {
    let start = index == 0 ? 0 : ends[index &- 1]
    let end = ends[index]
    return unsafe pool.withUnsafeBufferPointer { all in
      unsafe ByteView(all)[start..<end] == bytes
    }
  }

  private mutating func grow() {
    let entries = slots
    slots = [UInt64](repeating: 0, count: entries.count * 4)
    let mask = slots.count - 1
    for entry in entries where entry != 0 {
      var slot = Int(truncatingIfNeeded: entry &>> 32) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = entry
    }
  }

  /// Multiply and fold, eight bytes at a time, after wyhash.
  @inline(__always)
  private static func hash(_ bytes: ByteView, _ seed: UInt64) -> UInt32 {
    let count = bytes.count
    var state = seed ^ UInt64(truncatingIfNeeded: count)
    if count >= 8 {
      var offset = 0
      while offset &+ 8 < count {
        state = fold(state ^ bytes.word(at: offset), 0x9E37_79B9_7F4A_7C15)
        offset &+= 8
      }
      state ^= bytes.word(at: count &- 8)
    } else if count >= 4 {
      state ^= UInt64(bytes.half(at: 0)) << 32 | UInt64(bytes.half(at: count &- 4))
    } else if count > 0 {
      state ^=
        UInt64(bytes[0]) << 16 | UInt64(bytes[count &>> 1]) << 8 | UInt64(bytes[count &- 1])
    }
    let folded = fold(fold(state, 0xE703_7ED1_A0B4_28DB), 0x8EBC_6AF0_9C88_C6E3)
    return UInt32(truncatingIfNeeded: folded &>> 32)
  }

  @inline(__always)
  private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }
}

extension SymbolTable {
  /// The symbol here with the text of each symbol of another table, by its index there;
  /// ``Symbol/none`` where the text is not here.
  ///
  /// Goes through the slots in order, which in tables of one size meets those here in order too:
  /// tens of thousands of look-ups that mostly stay in the cache.
  package func counterparts(of other: borrowing SymbolTable) -> [Symbol] {
    var counterparts = [Symbol](repeating: .none, count: other.count)
    guard !slots.isEmpty else { return counterparts }
    if other.origin == identity, other.inherited <= count {
      for index in 0..<other.inherited { counterparts[index] = Symbol(id: UInt32(index)) }
      for index in other.inherited..<other.count {
        let found = other.withView(Symbol(id: UInt32(index))) { find($0) }
        counterparts[index] = found ?? .none
      }
      return counterparts
    }
    let mask = slots.count &- 1
    for entry in other.slots where entry != 0 {
      let index = Int(UInt32(truncatingIfNeeded: entry) &- 1)
      let found = other.withView(Symbol(id: UInt32(index))) { text -> UInt32? in
        var slot = Int(truncatingIfNeeded: entry &>> 32) & mask
        while slots[slot] != 0 {
          let id = UInt32(truncatingIfNeeded: slots[slot]) &- 1
          if slots[slot] &>> 32 == entry &>> 32, isText(text, of: Int(id)) { return id }
          slot = (slot &+ 1) & mask
        }
        return nil
      }
      if let found { counterparts[index] = Symbol(id: found) }
    }
    return counterparts
  }
}
