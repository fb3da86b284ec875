internal import SyntaxTree

/// Edits, and what the tree must be after them.
struct EditPlan {
  var edits: [TextEdit] = []
  var expectation = Expectation()

  mutating func join(_ other: EditPlan) {
    edits += other.edits
    expectation.join(other.expectation)
  }

  /// Whether two plans cannot be carried out together: where they would edit the same bytes, or both
  /// insert at one place, so that the second must know of the first.
  func conflicts(with other: EditPlan) -> Bool {
    if span.lowerBound < other.span.upperBound, other.span.lowerBound < span.upperBound {
      return true
    }
    let places = Set(insertions)
    return other.insertions.contains { places.contains($0) }
  }

  /// From the first byte edited to the last.
  private var span: Range<Int> {
    let start = edits.map(\.range.lowerBound).min() ?? 0
    return start..<max(start, edits.map(\.range.upperBound).max() ?? 0)
  }

  private var insertions: [Int] {
    edits.filter(\.range.isEmpty).map(\.range.lowerBound)
  }
}
