/// Two texts merged line by line.
enum LineDifference {
  enum Side {
    case both
    case before
    case after
  }

  /// The lines of both texts, each once where they agree; of what differs, the lines before first.
  static func of(_ before: String, _ after: String) -> [(side: Side, line: Substring)] {
    let old = lines(before)
    let new = lines(after)
    // The length of the longest common part of what is left of either side.
    var common = [[Int]](
      repeating: [Int](repeating: 0, count: new.count + 1), count: old.count + 1)
    for left in old.indices.reversed() {
      for right in new.indices.reversed() {
        common[left][right] =
          old[left] == new[right]
          ? common[left + 1][right + 1] + 1
          : max(common[left + 1][right], common[left][right + 1])
      }
    }
    var result: [(Side, Substring)] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if left < old.count, right < new.count, old[left] == new[right] {
        result.append((.both, old[left]))
        left += 1
        right += 1
      } else if left < old.count,
        right == new.count || common[left + 1][right] >= common[left][right + 1]
      {
        result.append((.before, old[left]))
        left += 1
      } else {
        result.append((.after, new[right]))
        right += 1
      }
    }
    return result
  }

  private static func lines(_ text: String) -> [Substring] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}
