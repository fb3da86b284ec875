/// The index of a file among the files of one revision.
@frozen
@usableFromInline
package struct FileIndex: Hashable, Comparable, Sendable {
  @usableFromInline package let raw: UInt32

  @inlinable
  package init(_ raw: Int) { self.raw = UInt32(raw) }

  @inlinable
  package static func < (left: FileIndex, right: FileIndex) -> Bool { left.raw < right.raw }
}

/// A half-open range of UTF-8 byte offsets in one file of a revision.
@frozen
@usableFromInline
package struct SourceRange: Hashable, Comparable, Sendable {
  @usableFromInline package var file: FileIndex
  /// The offset of the first byte.
  @usableFromInline package var start: UInt32
  /// The offset behind the last byte.
  @usableFromInline package var end: UInt32

  @inlinable
  package init(file: FileIndex, start: UInt32, end: UInt32) {
    self.file = file
    self.start = start
    self.end = end
  }

  @inlinable
  package static func < (left: SourceRange, right: SourceRange) -> Bool {
    (left.file, left.start, left.end) < (right.file, right.start, right.end)
  }
}
