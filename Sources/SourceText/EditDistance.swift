/// How far two words are apart, in single edits: a letter more, less, other, or two swapped
/// (Damerau–Levenshtein, optimal string alignment), without regard to case.
package enum EditDistance {
  /// The distance in edits, or nil when it is more than `limit`.
  package static func between(_ left: String, _ right: String, atMost limit: Int) -> Int? {
    guard abs(left.utf8.count - right.utf8.count) <= limit else { return nil }
    let a = left.utf8.map(folded)
    let b = right.utf8.map(folded)
    guard hasEnoughInCommon(a, b, limit) else { return nil }
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var beforePrevious = [Int](repeating: 0, count: b.count + 1)
    var previous = Array(0...b.count)
    for i in 1...a.count {
      var current = [Int](repeating: 0, count: b.count + 1)
      current[0] = i
      var least = i
      for j in 1...b.count {
        let cost = a[i - 1] == b[j - 1] ? 0 : 1
        var value = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          value = min(value, beforePrevious[j - 2] + 1)
        }
        current[j] = value
        least = min(least, value)
      }
      if least > limit { return nil }
      beforePrevious = previous
      previous = current
    }
    return previous[b.count] <= limit ? previous[b.count] : nil
  }

  /// Whether few enough bytes of one word are missing in the other: an edit takes away or brings one
  /// at the most. Most words are told apart by this alone.
  private static func hasEnoughInCommon(_ a: [UInt8], _ b: [UInt8], _ limit: Int) -> Bool {
    let inA = a.reduce(0 as UInt64) { $0 | 1 &<< UInt64($1) }
    let inB = b.reduce(0 as UInt64) { $0 | 1 &<< UInt64($1) }
    return (inA & ~inB).nonzeroBitCount <= limit && (inB & ~inA).nonzeroBitCount <= limit
  }

  private static func folded(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
  }
}
