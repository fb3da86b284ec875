/// The version number in a name such as `v1.10.2-rc.1` or `orders/v2`, to put names in order.
package struct VersionNumber: Sendable, Equatable {
  /// What stands between its dots: `1.10.2` has 1, 10 and 2.
  package let components: [Int]
  /// What follows them, in runs of letters and of digits: `-rc.1` has `rc` and `1`. A number with
  /// it comes before the one without.
  package let preRelease: [String]

  /// Finds the first number that begins a word, with a `v` before it or none; nil where there is
  /// none. Of a path, the last part counts. What is behind a `+` does not.
  package init?(in name: String) {
    let name = Path.name(of: name.prefix { $0 != "+" })
    var rest = Array(name.utf8)[...]
    var (isWordStart, isBehindV) = (true, false)
    while let byte = rest.first, !(isDigit(byte) && (isWordStart || isBehindV)) {
      isBehindV = isWordStart && byte | 32 == UInt8(ascii: "v")
      isWordStart = !isLetter(byte) && !isDigit(byte)
      rest = rest.dropFirst()
    }
    var components: [Int] = []
    while let byte = rest.first, isDigit(byte) {
      let digits = rest.prefix(while: isDigit)
      components.append(Int(String(decoding: digits, as: UTF8.self)) ?? .max)
      rest = rest.dropFirst(digits.count)
      guard rest.first == UInt8(ascii: "."), let next = rest.dropFirst().first,
        isDigit(next)
      else { break }
      rest = rest.dropFirst()
    }
    if components.isEmpty { return nil }
    self.components = components
    preRelease = Self.runs(in: rest)
  }

  private static func runs(in text: ArraySlice<UInt8>) -> [String] {
    var runs: [String] = []
    var rest = text
    while let byte = rest.first {
      let isInRun = isDigit(byte) ? isDigit : isLetter
      let run = rest.prefix(while: isInRun)
      if !run.isEmpty { runs.append(String(decoding: run, as: UTF8.self)) }
      rest = rest.dropFirst(max(1, run.count))
    }
    return runs
  }
}

extension VersionNumber: Comparable {
  package static func < (left: VersionNumber, right: VersionNumber) -> Bool {
    let (leftParts, rightParts) = (left.components, right.components)
    for index in 0..<max(leftParts.count, rightParts.count) {
      // 1.2 and 1.2.0 are one number; the shorter comes first in the end.
      let (first, second) = (
        index < leftParts.count ? leftParts[index] : 0,
        index < rightParts.count ? rightParts[index] : 0
      )
      if first != second { return first < second }
    }
    if left.preRelease != right.preRelease {
      if left.preRelease.isEmpty || right.preRelease.isEmpty { return right.preRelease.isEmpty }
      return left.preRelease.lexicographicallyPrecedes(right.preRelease, by: runPrecedes)
    }
    return leftParts.count < rightParts.count
  }

  /// Numbers by their value, before words.
  private static func runPrecedes(_ left: String, _ right: String) -> Bool {
    switch (Int(left), Int(right)) {
    case (let left?, let right?): left < right
    case (_?, nil): true
    case (nil, _?): false
    case (nil, nil): Path.precedes(left, right)
    }
  }
}

private func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

private func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 32) || byte >= 128 }
