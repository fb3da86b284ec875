internal import SchemaModel

/// The entries of lists that are not complete yet.
///
/// Runs of an arena must be contiguous, but what one lists is found while others are being written;
/// so entries wait on a stack and are moved to the arena when their list is complete.
struct OpenList<Entry> {
  private var entries: [Entry] = []

  /// Where a list begins; hand it to ``close(from:into:)``.
  var mark: Int { entries.count }

  /// The entries since `mark`, to be looked at or changed before their list is complete.
  func indices(from mark: Int) -> Range<Int> { mark..<entries.count }

  subscript(index: Int) -> Entry {
    get { entries[index] }
    set { entries[index] = newValue }
  }

  mutating func append(_ entry: Entry) { entries.append(entry) }

  /// Moves the entries since `mark` to the arena.
  mutating func close(from mark: Int, into arena: inout [Entry]) -> Run {
    let count = entries.count - mark
    guard count > 0 else { return .empty }
    let run = Run(start: arena.count, count: count)
    // One by one, since a slice would hold the stack while it is being shortened.
    for index in mark..<entries.count { arena.append(entries[index]) }
    entries.removeLast(count)
    return run
  }
}
