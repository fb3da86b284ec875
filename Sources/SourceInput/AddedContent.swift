/// The days on which the files of a folder got the content that they have, as far as git knows.
struct AddedContent {
  /// Whether the folder is in a work tree with commits.
  let isKnown: Bool
  private var days: [String: Int32] = [:]

  init(_ folder: String) {
    let repository = GitRepository(folder: folder)
    guard let prefix = try? repository.prefix(),
      let head = try? repository.commit(of: "HEAD"),
      let commits = try? GitLog.days(of: head, in: repository),
      let changes = try? GitLog.changes(of: head, in: repository)
    else {
      isKnown = false
      return
    }
    isKnown = true
    let start = prefix.isEmpty ? "" : prefix + "/"
    // The newest commit that touched a file comes last and counts.
    for (id, day) in commits {
      for change in changes[id] ?? [] where change.path.hasPrefix(start) {
        days[String(change.path.dropFirst(start.count))] = change.kind == .deleted ? nil : day
      }
    }
  }

  /// The day of a file by its path in the folder; nil where no commit added it.
  func day(of path: String) -> Int32? { days[path] }
}
