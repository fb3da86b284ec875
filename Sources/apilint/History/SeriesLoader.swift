internal import History
internal import RuleEngine
internal import SchemaModel
internal import SourceInput
internal import SourceText

/// Reads the versions of one API, wherever they are kept.
struct SeriesLoader: VersionLoading {
  /// One version.
  struct Entry {
    var version: PublishedVersion
    var place: Place
  }

  enum Place {
    /// The API is not there.
    case absent
    /// Opened when it is read, so that no more than one is open. `touched` is nil where it is not known
    /// which files differ from the version before.
    case file(path: String, touched: Touched?, open: () throws(InputError) -> InputSet)
  }

  /// The files that differ from the version before, by their paths from the root of the repository.
  struct Touched {
    var paths: [String]
    /// The folder any file of which may be a part of the API; nil where it is one file and what that refers
    /// to.
    var folder: String?
    /// The ids of those of some files of which ``paths`` cannot tell.
    var untold: (Set<String>) -> [String: String]
  }

  private let entries: [Entry]
  private let annotations: AnnotationTable
  private let progress: Progress?
  /// The files of the latest version that was read, by their paths.
  private(set) var latestFiles: [SourceFile] = []
  private var readCount = 0
  /// The path of the latest version, and of all files that it consists of, from the root of the
  /// repository; nil where a change of any other file may matter as well.
  private var latest: (path: String, files: Set<String>, untold: [String: String])?

  /// How many versions build on each other before one is read afresh: what is read on top of another
  /// version keeps the names of all before it.
  private static let longestChain = 32

  init(_ entries: [Entry], annotations: AnnotationTable, progress: Progress?) {
    self.entries = entries
    self.annotations = annotations
    self.progress = progress
  }

  var versions: [PublishedVersion] { entries.map(\.version) }

  mutating func load(_ index: Int, after earlier: Schema?) throws -> VersionContent {
    progress?.step(index, of: entries.count)
    switch entries[index].place {
    case .absent:
      latest = nil
      return .absent
    case .file(let path, let touched, let open):
      if let touched, index > 0, isSame(path, touched) {
        return touched.paths.isEmpty ? .nothing : .unchanged
      }
      latest = nil
      return read(path, touched, open, after: earlier)
    }
  }

  private func isSame(_ path: String, _ touched: Touched) -> Bool {
    guard let latest else { return touched.paths.isEmpty }
    if let folder = touched.folder,
      touched.paths.contains(where: {
        SchemaParts.isSDL($0) && (folder.isEmpty || $0.hasPrefix(folder + "/"))
      })
    {
      return false
    }
    // A list of upcoming changes that came beside it.
    if touched.paths.contains(where: { path in
      annotations.sideFiles.contains { path == $0 || path.hasSuffix("/" + $0) }
    }) {
      return false
    }
    return latest.path == path && latest.files.isDisjoint(with: touched.paths)
      && touched.untold(latest.files) == latest.untold
  }

  private mutating func read(
    _ path: String, _ touched: Touched?, _ open: () throws(InputError) -> InputSet,
    after earlier: Schema?
  ) -> VersionContent {
    let version: LoweredVersion?
    do throws(InputError) {
      let input = try open()
      let apis = try input.apis()
      guard
        let root = apis.first(where: { path == $0.relativePath })
          ?? apis.first(where: { path.hasSuffix("/" + $0.relativePath) }) ?? apis.first
      else { return .absent }
      readCount += 1
      let known = readCount % Self.longestChain == 0 ? nil : earlier
      var reader = VersionReader(input: input, annotations: annotations)
      // A file beside dated files is of no version.
      if case .file = input.specifier { reader.readsSideFiles = false }
      version = try reader.lower(root, after: known)
    } catch {
      if case .missingInRevision = error { return .absent }
      return .unreadable(error.description)
    }
    guard let version else { return .unreadable("\(path) is no API document") }
    guard let schema = version.schema else {
      return .unreadable(Self.reason(version) ?? "\(path) cannot be read")
    }
    latestFiles = version.files
    if !version.diagnostics.contains(where: { $0.severity == .error }) {
      let files = Set(version.files.map { String($0.path.drop { $0 != ":" }.dropFirst()) })
      latest = (path, files, touched?.untold(files) ?? [:])
    }
    return .api(schema)
  }

  /// The first error of a version, with its place.
  private static func reason(_ version: LoweredVersion) -> String? {
    guard let diagnostic = version.diagnostics.first(where: { $0.severity == .error }) else {
      return nil
    }
    let file = version.files[Int(diagnostic.range.file.raw)]
    let position = LineTable(file.bytes).position(at: Int(diagnostic.range.start))
    return "\(file.path):\(position.line):\(position.column): \(diagnostic.message)"
  }
}
