internal import RuleEngine
internal import SchemaModel
internal import SourceInput
internal import SourceText

/// The waivers on disk, with the days on which they were added.
struct WaiverHistory {
  private let check: ProjectCheck

  init(_ check: ProjectCheck) { self.check = check }

  func waivers() -> [Waiver] {
    let known = Set((check.before?.waivers ?? []).map(\.identity))
    var waivers = check.head.waivers
    guard !waivers.isEmpty else { return [] }
    let days = known.isEmpty ? [:] : daysAdded()
    for index in waivers.indices {
      waivers[index].isInBase = known.contains(waivers[index].identity)
      waivers[index].added =
        waivers[index].isInBase ? days[waivers[index].identity] ?? check.now : check.now
    }
    return waivers
  }

  /// The day of the commit that added each waiver of the base, and has kept it since.
  private func daysAdded() -> [String: CalendarDay] {
    guard let history = check.baseHistory else { return [:] }
    let paths: Set = [check.configurationPath, check.repositoryPath(of: WaiverFile.name)]
    var days: [String: CalendarDay] = [:]
    var standing: [String: Set<String>] = [:]
    // What is behind a link changes without a change of the link.
    let linked = history.untoldBlobs(of: paths, at: history.commits.count - 1)
      .filter { !$0.value.isEmpty }
    var blobs: [String: String] = [:]
    for (index, published) in history.commits.enumerated() {
      let now = linked.isEmpty ? [:] : history.untoldBlobs(of: Set(linked.keys), at: index)
      let changed = Set(published.changes.map(\.path))
      for path in paths.sorted() where changed.contains(path) || now[path] != blobs[path] {
        let waivers = (try? read(path, at: index, of: history)) ?? []
        let identities = Set(waivers.map(\.identity))
        for identity in identities where !(standing[path]?.contains(identity) ?? false) {
          days[identity] = CalendarDay(number: published.day)
        }
        standing[path] = identities
      }
      blobs = now
    }
    return days
  }

  private func read(_ path: String, at index: Int, of history: GitHistory)
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
