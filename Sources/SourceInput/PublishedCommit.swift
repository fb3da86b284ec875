/// A commit of a history, with the day on which it was published.
package struct PublishedCommit: Sendable, Equatable {
  package let commit: GitCommit
  /// In days since 1970-01-01 UTC: the latest committer day among this commit and its first-parent
  /// ancestors, so that no commit is older than what it stands on.
  package let day: Int32
  /// What it did to schema files, by their names; empty for most commits of most repositories.
  package let changes: [GitChange]

  /// Gives the commits of a log their days, oldest first.
  static func chain(_ newestFirst: [GitLog.Entry]) -> [PublishedCommit] {
    var day = Int32.min
    return newestFirst.reversed().map { entry in
      day = max(day, entry.commit.committerDay)
      return PublishedCommit(commit: entry.commit, day: day, changes: entry.changes)
    }
  }
}
