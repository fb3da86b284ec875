/// A name with a day in it.
struct DatedName {
  let day: Int32
  /// The name without the day and what joined it, and without an ending where nothing else is left.
  let rest: String

  init?(_ name: String, isFolder: Bool, _ dayNumber: (Int, Int, Int) -> Int32?) {
    let bytes = Array(name.utf8)
    guard bytes.count >= 10 else { return nil }
    func isDigit(_ index: Int) -> Bool {
      bytes.indices.contains(index) && (0x30...0x39).contains(bytes[index])
    }
    func number(_ range: Range<Int>) -> Int { bytes[range].reduce(0) { $0 * 10 + Int($1) - 0x30 } }
    let hyphen = UInt8(ascii: "-")
    for start in 0...(bytes.count - 10) {
      let isDay =
        [0, 1, 2, 3, 5, 6, 8, 9].allSatisfy { isDigit(start + $0) } && bytes[start + 4] == hyphen
        && bytes[start + 7] == hyphen && !isDigit(start - 1) && !isDigit(start + 10)
      guard isDay else { continue }
      guard
        let day = dayNumber(
          number(start..<start + 4), number(start + 5..<start + 7),
          number(start + 8..<start + 10))
      else { return nil }
      self.day = day
      let joints: Set<Character> = ["-", "_", ".", " "]
      var before = String(decoding: bytes[..<start], as: UTF8.self)[...]
      while let last = before.last, joints.contains(last) { before.removeLast() }
      var after = String(decoding: bytes[(start + 10)...], as: UTF8.self)[...]
      if !isFolder, let dot = after.lastIndex(of: ".") { after = after[..<dot] }
      while let first = after.first, joints.contains(first) { after.removeFirst() }
      rest = [before, after].filter { !$0.isEmpty }.joined(separator: "-")
      return
    }
    return nil
  }
}
