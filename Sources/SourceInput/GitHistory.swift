/// The published history of a repository: the first-parent chain of a revision, oldest first, or its tags.
/// All objects are read through one `git cat-file --batch`.
package struct GitHistory: Sendable {
  /// One published state.
  package struct Version: Sendable, Equatable {
    /// The full object id of the commit.
    package let id: String
    /// What people call it: the abbreviated id, or the tag.
    package let name: String
    /// The day of publication, in days since 1970-01-01 UTC: the latest committer day among the commit and
    /// its first-parent ancestors, never the author's; the tagger's own for an annotated tag.
    package let day: Int32
    /// The schema files and settings that it touched; nil where that is not known (tags).
    package let changes: [Change]?
  }

  /// One file that a commit touched.
  package struct Change: Sendable, Equatable {
    package enum Kind: Sendable { case added, modified, deleted, renamed }

    package let kind: Kind
    /// The path from the root of the repository; for a deleted file the one it had.
    package let path: String
    /// The path before, of a renamed file.
    package let previousPath: String?
  }

  /// Oldest first.
  package let versions: [Version]
  /// Older commits were left out when the repository was cloned.
  package let isCutOff: Bool

  private let repository: GitRepository
  private let reader: GitObjectReader

  /// The first-parent history of a revision.
  ///
  /// - Parameters:
  ///   - revision: a name or an id; the newest commit.
  ///   - folder: a folder in the repository; nil is the current one.
  package static func firstParents(of revision: String, in folder: String? = nil)
    throws(InputError) -> GitHistory
  {
    let repository = GitRepository(folder: folder)
    let tip = try repository.commit(of: revision)
    let days = try GitLog.days(of: tip, in: repository)
    let touched = try GitLog.changes(of: tip, in: repository)
    var versions: [Version] = []
    for (id, day) in days {
      guard let changes = touched[id] else { continue }
      versions.append(Version(id: id, name: String(id.prefix(7)), day: day, changes: changes))
    }
    return GitHistory(
      versions: versions, isCutOff: repository.isShallow(), repository: repository,
      reader: try GitObjectReader(repository))
  }

  /// One commit by itself, of which nothing is known but its files.
  package static func single(_ commit: String, named name: String, in folder: String? = nil)
    throws(InputError) -> GitHistory
  {
    let repository = GitRepository(folder: folder)
    let day = try GitLog.day(of: commit, in: repository)
    return GitHistory(
      versions: [Version(id: commit, name: name, day: day, changes: nil)],
      isCutOff: repository.isShallow(), repository: repository,
      reader: try GitObjectReader(repository))
  }

  /// The tags that a pattern of git's fits, by day, then by version number, then by name.
  package static func tags(matching pattern: String, in folder: String? = nil)
    throws(InputError) -> GitHistory
  {
    let repository = GitRepository(folder: folder)
    _ = try repository.prefix()
    var versions: [Version] = []
    for tag in try GitLog.tags(matching: pattern, in: repository) {
      var day = tag.taggerDay
      if day == nil { day = try GitLog.days(of: tag.commit, in: repository).last?.day }
      guard let day else { continue }
      versions.append(Version(id: tag.commit, name: tag.name, day: day, changes: nil))
    }
    if versions.isEmpty { throw .noSuchTag(pattern: pattern) }
    versions.sort {
      $0.day != $1.day
        ? $0.day < $1.day : VersionNumber($0.name).precedes(VersionNumber($1.name))
    }
    return GitHistory(
      versions: versions, isCutOff: repository.isShallow(), repository: repository,
      reader: try GitObjectReader(repository))
  }

  /// The same history without what was published after a day: for a run as of that day it does not exist.
  package func until(_ day: Int32) -> GitHistory {
    GitHistory(
      versions: versions.filter { $0.day <= day }, isCutOff: isCutOff, repository: repository,
      reader: reader)
  }

  /// The same history up to a commit, if that is in it; nil where it is not.
  package func upTo(commit id: String) -> GitHistory? {
    guard let index = versions.lastIndex(where: { $0.id == id }) else { return nil }
    return GitHistory(
      versions: Array(versions[...index]), isCutOff: isCutOff, repository: repository,
      reader: reader)
  }

  /// The files at a path of a version: the file itself, or the candidates in a folder.
  package func input(at version: Version, path: String, limits: InputLimits = InputLimits())
    throws(InputError) -> InputSet
  {
    try InputSet.open(
      commit: GitCommit(id: version.id, committerSeconds: Int64(version.day) * 86_400),
      as: version.name, path: path, reader, limits)
  }

  /// The path that a file had in each version, by its path in the newest one; nil where it was not there.
  /// Renames are followed, also those that come with an edit.
  package func paths(of path: String) -> [String?] {
    var result = [String?](repeating: nil, count: versions.count)
    var current: String? = path
    var lastKnown = path
    for index in versions.indices.reversed() {
      guard let changes = versions[index].changes else {
        result[index] = path
        continue
      }
      if current == nil, changes.contains(where: { $0.kind == .deleted && $0.path == lastKnown }) {
        // Before it was deleted it was there.
        current = lastKnown
        continue
      }
      if changes.contains(where: { $0.kind == .deleted && $0.path == current }) { continue }
      result[index] = current
      guard let change = changes.first(where: { $0.path == current && $0.kind != .modified })
      else { continue }
      current = change.previousPath
      lastKnown = current ?? lastKnown
    }
    return result
  }
}
