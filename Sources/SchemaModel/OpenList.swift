/// The entries of lists that are not complete yet.
///
/// Runs of an arena must be contiguous, but what one lists is found while others are being written;
/// so entries wait on a stack and are moved to the arena when their list is complete.
@usableFromInline
package struct OpenList<Entry> {
  /// The waiting entries, and behind them some that have been moved: shortening an array costs more
  /// than writing over it.
  @usableFromInline var entries: [Entry] = []
  /// Where the next list begins; hand it to ``close(from:into:)``.
  @usableFromInline package internal(set) var mark = 0

  @inlinable
  package init() {}

  /// The entries since `mark`, to be looked at or changed before their list is complete.
  @inlinable
  package func indices(from mark: Int) -> Range<Int> { mark..<self.mark }

  @inlinable
  package subscript(index: Int) -> Entry {
    get { entries[index] }
    set { entries[index] = newValue }
  }

  @inlinable
  package mutating func append(_ entry: Entry) {
    if mark == entries.count { entries.append(entry) } else { entries[mark] = entry }
    mark += 1
  }

  /// Moves the entries since `start` to the arena.
  @inlinable
  @inline(__always)
  package mutating func close(from start: Int, into arena: inout [Entry]) -> Run {
    start == mark ? .empty : move(from: start, into: &arena)
  }

  @inlinable
  mutating func move(from start: Int, into arena: inout [Entry]) -> Run {
    let run = Run(start: arena.count, count: mark - start)
    arena.append(contentsOf: entries[start..<mark])
    mark = start
    return run
  }
}
