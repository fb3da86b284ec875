package import SchemaModel
package import SourceText

/// Turns the ranges of one version into places that people can go to. A file's lines are found
/// when they are first asked for, since most files of a large input have nothing to report.
package struct PlaceTable {
  /// Where a range begins and ends in its file.
  package struct Place: Hashable, Sendable {
    /// The path of the file.
    package var file: String
    /// The place of the first byte.
    package var start: SourcePosition
    /// The place behind the last byte.
    package var end: SourcePosition
  }

  private let files: [SourceFile]
  private var lines: [LineTable?]

  /// The places of one version; of none, where there is no such version.
  package init(_ version: RunOutcome.Version?) { self.init(files: version?.files ?? []) }

  /// The places of some files, which ranges refer to by index.
  package init(files: [SourceFile]) {
    self.files = files
    lines = Array(repeating: nil, count: files.count)
  }

  /// The place of a range, or nil where there is no range or no such file.
  package mutating func place(of range: SourceRange?) -> Place? {
    guard let range, let table = table(for: range.file) else { return nil }
    return Place(
      file: files[Int(range.file.raw)].path,
      start: table.position(at: Int(range.start)),
      end: table.position(at: Int(max(range.start, range.end))))
  }

  /// The columns of a range, from 1, in Unicode scalars; the end is exclusive.
  package mutating func scalarColumns(of range: SourceRange) -> (start: Int, end: Int) {
    guard let table = table(for: range.file) else { return (1, 1) }
    let bytes = files[Int(range.file.raw)].bytes
    func column(_ offset: Int) -> Int {
      let position = table.position(at: offset)
      let start = min(max(0, offset - position.column + 1), bytes.count)
      let scalars = bytes[start..<min(max(start, offset), bytes.count)].count { $0 & 0xC0 != 0x80 }
      return scalars + 1
    }
    return (column(Int(range.start)), column(Int(max(range.start, range.end))))
  }

  /// The source line of a range with carets under it, within `width` columns of text; empty where
  /// there is no such file.
  package mutating func snippet(of range: SourceRange, width: Int) -> [String] {
    guard let table = table(for: range.file) else { return [] }
    return SnippetRenderer(files[Int(range.file.raw)], table, width: width).render(range)
  }

  private mutating func table(for file: FileIndex) -> LineTable? {
    let index = Int(file.raw)
    guard files.indices.contains(index) else { return nil }
    if let table = lines[index] { return table }
    let table = LineTable(files[index].bytes)
    lines[index] = table
    return table
  }
}

/// The places of both versions of one API.
package struct PlaceTables {
  /// The places of the version before.
  package var before: PlaceTable
  /// The places of the version after.
  package var after: PlaceTable

  /// The places of two schemas.
  package init(before: Schema, after: Schema) {
    self.before = PlaceTable(files: before.files)
    self.after = PlaceTable(files: after.files)
  }

  /// The places of one API; of none, on a side where there is no such version.
  package init(_ api: RunOutcome.APIOutcome) {
    before = PlaceTable(api.before)
    after = PlaceTable(api.after)
  }
}
