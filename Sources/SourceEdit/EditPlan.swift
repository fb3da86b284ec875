internal import SyntaxTree

/// Edits, and what the tree must be after them.
struct EditPlan {
  var edits: [TextEdit] = []
  var expectation = Expectation()

  mutating func join(_ other: EditPlan) {
    edits += other.edits
    expectation.join(other.expectation)
  }

  /// From the first byte edited to the last.
  var span: Range<Int> {
    let start = edits.map(\.range.lowerBound).min() ?? 0
    return start..<max(start, edits.map(\.range.upperBound).max() ?? 0)
  }

  /// Where something is inserted.
  var insertions: [Int] { edits.filter(\.range.isEmpty).map(\.range.lowerBound) }
}
