/// The lines that two texts have in common (Myers, "An O(ND) Difference Algorithm", 1986).
struct LineMatching {
  /// Lines that differ: those of the old text, and those of the new that stand in their place.
  struct Difference: Equatable {
    var old: Range<Int>
    var new: Range<Int>
  }

  /// In the order of the texts; between them the lines are the same.
  let differences: [Difference]

  /// After so many single differences the search settles for the way that got furthest and goes on
  /// from there, since its cost grows with their square.
  private static let maxDifferences = 1_000

  init(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) {
    var start = 0
    while start < old.count, start < new.count, old[start] == new[start] { start += 1 }
    var (oldEnd, newEnd) = (old.count, new.count)
    while oldEnd > start, newEnd > start, old[oldEnd - 1] == new[newEnd - 1] {
      oldEnd -= 1
      newEnd -= 1
    }
    var numbers: [ArraySlice<UInt8>: Int] = [:]
    func number(_ line: ArraySlice<UInt8>) -> Int {
      if let known = numbers[line] { return known }
      numbers[line] = numbers.count
      return numbers.count - 1
    }
    let a = old[start..<oldEnd].map(number)
    let b = new[start..<newEnd].map(number)
    differences = Self.differences(a, b).map { difference in
      Difference(
        old: difference.old.lowerBound + start..<difference.old.upperBound + start,
        new: difference.new.lowerBound + start..<difference.new.upperBound + start)
    }
  }

  private static func differences(_ a: [Int], _ b: [Int]) -> [Difference] {
    var found: [Difference] = []
    var (x, y) = (0, 0)
    while x < a.count || y < b.count {
      let search = Search(a[x...], b[y...], maxDifferences: maxDifferences)
      for difference in search.differences.reversed() { add(difference, to: &found) }
      (x, y) = search.end
    }
    return found
  }

  /// Joins differences that touch.
  private static func add(_ difference: Difference, to found: inout [Difference]) {
    if let last = found.last, last.old.upperBound == difference.old.lowerBound,
      last.new.upperBound == difference.new.lowerBound
    {
      found[found.count - 1] = Difference(
        old: last.old.lowerBound..<difference.old.upperBound,
        new: last.new.lowerBound..<difference.new.upperBound)
    } else {
      found.append(difference)
    }
  }
}

/// One search for the shortest way through two texts, whose lines are numbers.
private struct Search {
  /// Single lines, from the last to the first.
  private(set) var differences: [LineMatching.Difference] = []
  /// How far the search got in both texts: to the end, if that took few enough differences.
  private(set) var end: (old: Int, new: Int)

  private let a: ArraySlice<Int>
  private let b: ArraySlice<Int>
  /// For each number of differences, how far each diagonal from `-d` to `d` gets.
  private var furthest: [[Int]] = []

  init(_ a: ArraySlice<Int>, _ b: ArraySlice<Int>, maxDifferences: Int) {
    self.a = a
    self.b = b
    end = (a.startIndex, b.startIndex)
    var best = (x: 0, y: 0)
    for count in 0...min(a.count + b.count, maxDifferences) {
      best = extend(count)
      if best.x == a.count, best.y == b.count { break }
    }
    end = (a.startIndex + best.x, b.startIndex + best.y)
    trace(best.x, best.y)
  }

  /// Goes on with one more difference, and says where the way that leads furthest ends.
  private mutating func extend(_ count: Int) -> (x: Int, y: Int) {
    var row = [Int](repeating: -1, count: 2 * count + 1)
    var best = (x: 0, y: 0)
    for diagonal in stride(from: -count, through: count, by: 2) {
      var x = furthest.isEmpty ? 0 : start(diagonal, count).x
      var y = x - diagonal
      guard x >= 0, y >= 0, x <= a.count, y <= b.count else { continue }
      while x < a.count, y < b.count, a[a.startIndex + x] == b[b.startIndex + y] {
        x += 1
        y += 1
      }
      row[diagonal + count] = x
      if x + y > best.x + best.y { best = (x, y) }
    }
    furthest.append(row)
    return best
  }

  /// Where a diagonal begins with one difference more than the last row, and whether that is an
  /// insertion.
  private func start(_ diagonal: Int, _ count: Int) -> (x: Int, isInsertion: Bool) {
    let before = furthest[count - 1]
    let above = Self.value(before, diagonal + 1)
    let left = Self.value(before, diagonal - 1)
    // A way that is at the end of a text cannot go on in it.
    let canInsert = above >= 0 && above - diagonal <= b.count
    let canDelete = left >= 0 && left < a.count
    if canInsert, !canDelete || left < above { return (above, true) }
    return (canDelete ? left + 1 : -1, false)
  }

  private mutating func trace(_ endX: Int, _ endY: Int) {
    var (x, y) = (endX, endY)
    for count in stride(from: furthest.count - 1, to: 0, by: -1) {
      let diagonal = x - y
      let (startX, isInsertion) = start(diagonal, count)
      let startY = startX - diagonal
      let (old, new) = (a.startIndex + startX, b.startIndex + startY)
      differences.append(
        isInsertion
          ? .init(old: old..<old, new: new - 1..<new) : .init(old: old - 1..<old, new: new..<new))
      (x, y) = isInsertion ? (startX, startY - 1) : (startX - 1, startY)
    }
  }

  private static func value(_ row: [Int], _ diagonal: Int) -> Int {
    let index = diagonal + row.count / 2
    return row.indices.contains(index) ? row[index] : -1
  }
}
