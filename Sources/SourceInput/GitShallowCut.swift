/// Where the history of a shallow clone begins, which is not where the history begins. It is no
/// error: what is older is unknown, and whoever needs it says so.
package struct GitShallowCut: Sendable, Equatable {
  /// The oldest commit that there is.
  package let commit: GitCommit

  /// One sentence without a full stop.
  package var description: String {
    "this clone is shallow: its history begins at \(commit.shortID)"
  }

  /// What to do about it; one sentence without a full stop.
  package var remedy: String {
    "fetch the rest, with git fetch --unshallow --tags or fetch-depth: 0 in a GitHub workflow"
  }
}
