/// What somebody probably meant who wrote a word that is none of the known ones.
package enum NearestWord {
  /// The known word that is fewest edits from `word`, if they are at most two and few for its
  /// length; of equally near ones the one that comes first in `known`.
  ///
  /// An edit inserts, deletes or replaces a byte, or swaps two neighbours (Damerau–Levenshtein with
  /// optimal string alignment). Letter case makes no difference.
  package static func to(_ word: String, among known: some Sequence<String>) -> String? {
    let wanted = Array(word.lowercased().utf8)
    guard !wanted.isEmpty, wanted.count <= 256 else { return nil }
    var most = min(2, max(1, wanted.count / 3))
    var nearest: String?
    for candidate in known {
      let bytes = Array(candidate.lowercased().utf8)
      guard abs(bytes.count - wanted.count) <= most else { continue }
      let edits = edits(from: wanted, to: bytes)
      guard edits <= most else { continue }
      nearest = candidate
      if edits == 0 { break }
      most = edits - 1
    }
    return nearest
  }

  private static func edits(from left: [UInt8], to right: [UInt8]) -> Int {
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for row in 1..<(left.count + 1) {
      var current = [row]
      for column in 1..<(right.count + 1) {
        let isSame = left[row - 1] == right[column - 1]
        var best = min(
          last[column - 1] + (isSame ? 0 : 1), last[column] + 1, current[column - 1] + 1)
        if row > 1, column > 1, left[row - 1] == right[column - 2],
          left[row - 2] == right[column - 1]
        {
          best = min(best, beforeLast[column - 2] + 1)
        }
        current.append(best)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
