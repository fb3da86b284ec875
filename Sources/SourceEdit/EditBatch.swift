internal import SyntaxTree

/// Plans that are carried out together, since none of them needs to know of another.
struct EditBatch {
  private(set) var members: [(change: PendingChange, plan: EditPlan)] = []
  /// What the members edit, in the order of the document.
  private var spans: [Range<Int>] = []
  /// Which member inserts where.
  private var insertions: [Int: Int] = [:]

  /// Adds a plan; false where it edits what another member edits, or inserts where another does, unless
  /// the two simply follow each other.
  mutating func add(_ change: PendingChange, _ plan: EditPlan, in document: SourceDocument) -> Bool
  {
    let span = plan.span
    let index = firstSpan(endingBehind: span.lowerBound)
    if index < spans.count, spans[index].lowerBound < span.upperBound { return false }
    for place in plan.insertions {
      guard let other = insertions[place] else { continue }
      guard Self.canFollow(members[other].plan, plan, in: document) else { return false }
    }
    for place in plan.insertions { insertions[place] = members.count }
    if !span.isEmpty { spans.insert(span, at: index) }
    members.append((change, plan))
    return true
  }

  /// Leaves the second half to a later batch.
  mutating func halve() -> [PendingChange] {
    let rest = members[(members.count / 2)...].map(\.change)
    members.removeLast(rest.count)
    return rest
  }

  private func firstSpan(endingBehind offset: Int) -> Int {
    var low = 0
    var high = spans.count
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether both put something behind the same entry, which comes out in their order.
  private static func canFollow(_ first: EditPlan, _ second: EditPlan, in document: SourceDocument)
    -> Bool
  {
    guard first.edits.count == 1, second.edits.count == 1,
      let before = first.expectation.inserted.first, let after = second.expectation.inserted.first
    else { return false }
    return before.container == after.container && before.predecessor == after.predecessor
      && document.tree.childCount(after.container) > 0
  }
}
