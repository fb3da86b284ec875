internal import RuleEngine
internal import SchemaModel
internal import SourceInput
internal import SourceText

/// Every waiver that a history had, each with the day of the commit that added it; one that was taken away and
/// added again is there twice, in the order of the commits.
struct WaiverLog {
  private(set) var waivers: [Waiver] = []

  /// - Parameter paths: the files that may hold waivers, from the root of the repository.
  init(_ history: GitHistory, paths: Set<String>) {
    var standing: [String: Set<String>] = [:]
    // What is behind a link changes without a change of the link.
    let linked = history.untoldBlobs(of: paths, at: history.commits.count - 1)
      .filter { !$0.value.isEmpty }
    var blobs: [String: String] = [:]
    for (index, published) in history.commits.enumerated() {
      let now = linked.isEmpty ? [:] : history.untoldBlobs(of: Set(linked.keys), at: index)
      let changed = Set(published.changes.map(\.path))
      for path in paths.sorted() where changed.contains(path) || now[path] != blobs[path] {
        let found = (try? Self.read(path, at: index, of: history)) ?? []
        for waiver in found where !(standing[path]?.contains(waiver.identity) ?? false) {
          var waiver = waiver
          waiver.added = CalendarDay(number: published.day)
          waiver.isInBase = true
          waivers.append(waiver)
        }
        standing[path] = Set(found.map(\.identity))
      }
      blobs = now
    }
  }

  private static func read(_ path: String, at index: Int, of history: GitHistory)
    throws(InputError) -> [Waiver]
  {
    let input = try history.inputs(at: index, path: path)
    guard let root = input.roots.first else { return [] }
    let source = try input.read(root)
    var ignored: [Diagnostic] = []
    if path.hasSuffix(WaiverFile.name) {
      return WaiverFile.read(source, file: FileIndex(0), diagnostics: &ignored) ?? []
    }
    return Configuration.read(source, file: FileIndex(0), diagnostics: &ignored)?.waivers ?? []
  }
}
