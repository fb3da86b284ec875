package import SourceText

/// A range of bytes of a file, and the bytes that take its place. With an empty range it inserts.
package struct TextEdit: Hashable, Sendable {
  /// Offsets in the file as it was before any edit.
  package var range: Range<Int>
  package var replacement: [UInt8]

  package init(_ range: Range<Int>, _ replacement: [UInt8]) {
    self.range = range
    self.replacement = replacement
  }

  init(insert text: [UInt8], at offset: Int) {
    self.init(offset..<offset, text)
  }

  init(delete range: Range<Int>) {
    self.init(range, [])
  }
}

/// Two edits that want the same bytes, or one that leaves the file.
package struct EditConflict: Error, Equatable {
  package var first: TextEdit
  package var second: TextEdit
}

extension SourceFile {
  /// The file after all edits, every one of which speaks of the file as it is.
  ///
  /// What no edit covers stays as it is, byte for byte. Insertions at one offset come out in the
  /// order given, in front of what replaces the bytes behind it.
  package func applying(_ edits: [TextEdit]) throws(EditConflict) -> SourceFile {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.replacement.count })
    var copied = 0
    var previous: TextEdit?
    for edit in Self.inOrder(edits) {
      guard edit.range.lowerBound >= copied, edit.range.upperBound <= bytes.count else {
        throw EditConflict(first: previous ?? edit, second: edit)
      }
      result.append(contentsOf: bytes[copied..<edit.range.lowerBound])
      result.append(contentsOf: edit.replacement)
      copied = edit.range.upperBound
      previous = edit
    }
    result.append(contentsOf: bytes[copied...])
    return SourceFile(path: path, bytes: result)
  }

  private static func inOrder(_ edits: [TextEdit]) -> [TextEdit] {
    edits.enumerated().sorted { left, right in
      let (a, b) = (left.element.range, right.element.range)
      return (a.lowerBound, a.upperBound, left.offset) < (b.lowerBound, b.upperBound, right.offset)
    }.map(\.element)
  }
}
