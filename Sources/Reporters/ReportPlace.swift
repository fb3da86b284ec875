internal import RuleEngine
internal import SourceText

/// A place as programs are told of it: a path that can be opened, and lines and columns from 1.
struct ReportPlace: Hashable {
  /// The path from the root of the repository, or from the current folder outside of one; absolute where
  /// it was given so.
  var path: String
  /// The revision of git that the file is read from; nil on disk.
  var revision: String?
  var line: Int
  var endLine: Int
  /// Columns in UTF-8 bytes; the end is exclusive.
  var column: Int
  var endColumn: Int
  /// Columns in Unicode scalars; the end is exclusive.
  var scalarColumn: Int
  var endScalarColumn: Int
}

/// The places of one version, with paths as programs take them.
struct ReportPlaces {
  private var table: PlaceTable
  private let files: [SourceFile]
  private let revision: String?
  private let folder: String
  private let root: String

  /// - Parameter revision: what stands before the colon in paths, see ``RunOutcome/beforeRevision``.
  init(_ version: RunOutcome.Version?, revision: String?, _ options: ReportOptions) {
    table = PlaceTable(version)
    files = version?.files ?? []
    self.revision = revision
    folder = options.folder
    root = options.root
  }

  mutating func place(of range: SourceRange?) -> ReportPlace? {
    guard let range, let place = table.place(of: range) else { return nil }
    let columns = table.scalarColumns(of: range)
    return ReportPlace(
      path: path(place.file), revision: revision, line: place.start.line, endLine: place.end.line,
      column: place.start.column, endColumn: place.end.column,
      scalarColumn: columns.start, endScalarColumn: columns.end)
  }

  /// The beginning of the first file, for what has no place of its own.
  mutating func start() -> ReportPlace? {
    guard !files.isEmpty else { return nil }
    return place(of: SourceRange(file: FileIndex(0), start: 0, end: 0))
  }

  /// A path in git begins at the root of the repository already.
  private func path(_ path: String) -> String {
    if let revision, path.hasPrefix(revision + ":") {
      return String(path.dropFirst(revision.count + 1))
    }
    if !root.isEmpty, path.hasPrefix(root + "/") { return String(path.dropFirst(root.count + 1)) }
    var path = path[...]
    while path.hasPrefix("./") { path = path.dropFirst(2) }
    if folder.isEmpty || path.hasPrefix("/") || path.hasPrefix("<") { return String(path) }
    var parts = folder.split(separator: "/")
    while path.hasPrefix("../"), !parts.isEmpty {
      parts.removeLast()
      path = path.dropFirst(3)
    }
    return (parts + [path]).joined(separator: "/")
  }
}
