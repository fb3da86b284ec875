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
    /// The same bytes as in the version before.
    case unchanged
    /// Opened when it is read, so that no more than one is open.
    case file(path: String, open: () throws(InputError) -> InputSet)
  }

  private let entries: [Entry]
  private let annotations: AnnotationTable
  private let progress: Progress?
  /// The files of the latest version that was read, by their paths.
  private(set) var latestFiles: [SourceFile] = []
  private var readCount = 0

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
    case .absent: return .absent
    case .unchanged: return .unchanged
    case .file(let path, let open): return read(path, open, after: earlier)
    }
  }

  private mutating func read(
    _ path: String, _ open: () throws(InputError) -> InputSet, after earlier: Schema?
  ) -> VersionContent {
    let version: LoweredVersion?
    do throws(InputError) {
      let input = try open()
      guard let root = input.roots.first(where: { $0.relativePath == path }) ?? input.roots.first
      else { return .unreadable("\(path) is not there") }
      readCount += 1
      let known = readCount % Self.longestChain == 0 ? nil : earlier
      version = try VersionReader(input: input, annotations: annotations).lower(root, after: known)
    } catch {
      return .unreadable(error.description)
    }
    guard let version else { return .unreadable("\(path) is no API document") }
    guard let schema = version.schema else {
      return .unreadable(Self.reason(version) ?? "\(path) cannot be read")
    }
    latestFiles = version.files
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
