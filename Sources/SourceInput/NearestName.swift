/// What somebody may have meant who wrote a name that is not there.
enum NearestName {
  /// The name with the fewest edits, if they are few for its length; the first one of equals.
  static func of(_ wanted: String, in names: some Sequence<String>) -> String? {
    let wantedBytes = Array(wanted.lowercased().utf8)
    guard wantedBytes.count <= 256 else { return nil }
    var best: (name: String, edits: Int)?
    for name in names {
      let most = min(best.map { $0.edits - 1 } ?? .max, max(1, wantedBytes.count / 3))
      let bytes = Array(name.lowercased().utf8)
      guard abs(bytes.count - wantedBytes.count) <= most else { continue }
      let edits = edits(from: wantedBytes, to: bytes)
      if edits <= most { best = (name, edits) }
    }
    return best?.name
  }

  /// Insertions, deletions, replacements.
  private static func edits(from left: [UInt8], to right: [UInt8]) -> Int {
    var row = Array(0...right.count)
    for (leftIndex, leftByte) in left.enumerated() {
      var diagonal = row[0]
      row[0] = leftIndex + 1
      for (rightIndex, rightByte) in right.enumerated() {
        let replaced = diagonal + (leftByte == rightByte ? 0 : 1)
        diagonal = row[rightIndex + 1]
        row[rightIndex + 1] = min(replaced, diagonal + 1, row[rightIndex] + 1)
      }
    }
    return row[right.count]
  }
}
