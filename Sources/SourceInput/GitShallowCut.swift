/// Where the history of a shallow clone begins, which is not where the history begins. It is no
/// error: what is older is unknown, and whoever needs it says so.
package struct GitShallowCut: Sendable, Equatable {
  /// The oldest commit that there is.
  package let commit: GitCommit

  /// Nil where a chain is whole: where its oldest commit has no parent, in any clone.
  init?(of chain: [PublishedCommit], in repository: GitRepository) throws(InputError) {
    guard let oldest = chain.first?.commit, repository.isShallow(),
      case .object(_, _, let bytes) = try repository.objects().object(oldest.id, limit: 1 << 24)
    else { return nil }
    let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
    guard lines.prefix(while: { !$0.isEmpty }).contains(where: { $0.starts(with: "parent ".utf8) })
    else { return nil }
    commit = oldest
  }

  /// One sentence without a full stop.
  package var description: String {
    "this clone is shallow: its history begins at \(commit.shortID)"
  }

  /// What to do about it; one sentence without a full stop.
  package var remedy: String {
    "fetch the rest, with git fetch --unshallow --tags or fetch-depth: 0 in a GitHub workflow"
  }
}
