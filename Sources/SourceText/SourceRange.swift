/// The index of a file among the files of one revision.
package struct FileIndex: Hashable, Comparable, Sendable {
  package let raw: UInt32
  package init(_ raw: Int) { self.raw = UInt32(raw) }
  package static func < (left: FileIndex, right: FileIndex) -> Bool { left.raw < right.raw }
}

/// A half-open range of UTF-8 byte offsets in one file of a revision.
package struct SourceRange: Hashable, Comparable, Sendable {
  package var file: FileIndex
  /// The offset of the first byte.
  package var start: UInt32
  /// The offset behind the last byte.
  package var end: UInt32

  package init(file: FileIndex, start: UInt32, end: UInt32) {
    self.file = file
    self.start = start
    self.end = end
  }

  package static func < (left: SourceRange, right: SourceRange) -> Bool {
    (left.file, left.start, left.end) < (right.file, right.start, right.end)
  }
}
