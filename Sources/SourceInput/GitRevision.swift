extension GitRepository {
  /// The commit that a revision names, as the user wrote it.
  ///
  /// Throws ``InputError/unknownRevision(_:nearest:isShallow:)``, ``InputError/notACommit(_:)`` for a
  /// tree or a file, and ``InputError/noCommit`` in a repository without one.
  package func commit(_ revision: String) throws(InputError) -> GitCommit {
    let reader = try GitObjectReader(self)
    if let commit = Self.commit(revision, reader) { return commit }
    if !hasCommits() { throw .noCommit }
    // The reader before may have ended over the revision.
    if case .object? = try? GitObjectReader(self).object(revision, limit: .max) {
      throw .notACommit(revision)
    }
    throw unknown(revision)
  }

  /// Looks up a revision as the user wrote it; the empty one is the index.
  func tree(of revision: String) throws(InputError) -> (commit: GitCommit?, tree: any GitTree) {
    let reader = try GitObjectReader(self)
    if revision.isEmpty { return (nil, GitIndex(try index(), reader)) }
    if let commit = Self.commit(revision, reader) {
      return (commit, GitCommitTree(id: commit.id, reader: reader))
    }
    if case .object(let id, _, _)? = try? reader.object(revision + "^{tree}", limit: 1 << 26) {
      return (nil, GitCommitTree(id: id, reader: reader))
    }
    throw unknown(revision)
  }

  /// Whether a name is a revision, as far as git can be asked.
  func knows(revision: String) -> Bool {
    let answer = try? GitObjectReader(self).object(revision + "^{tree}", limit: 0)
    return switch answer {
    case .object?, .tooLarge?: true
    default: false
    }
  }

  /// The commit before this one on the way that a branch took; nil for the first, and for the oldest
  /// of a shallow clone.
  package func firstParent(of commit: GitCommit) throws(InputError) -> GitCommit? {
    Self.commit(commit.id + "^1", try objects())
  }

  /// git ends over some revisions, such as a reflog entry that is not there, instead of saying that
  /// they are missing; the reader is of no use after that.
  static func commit(_ revision: String, _ reader: GitObjectReader) -> GitCommit? {
    guard
      case .object(let id, _, let bytes)? = try? reader.object(
        revision + "^{commit}", limit: 1 << 24)
    else { return nil }
    return GitCommit(id: id, committerSeconds: committerSeconds(ofCommit: bytes))
  }

  private func unknown(_ revision: String) -> InputError {
    .unknownRevision(revision, nearest: names(near: revision), isShallow: isShallow())
  }

  /// A clone may have a commit and no name for it, as CI makes them.
  private func hasCommits() -> Bool {
    if knows(revision: "HEAD") { return true }
    let answer = try? run(["for-each-ref", "--count=1", "--format=%(refname)"])
    return answer?.output.isEmpty == false
  }

  /// The seconds in `committer NAME <ADDRESS> SECONDS ZONE`, a line of the head of a commit.
  private static func committerSeconds(ofCommit bytes: [UInt8]) -> Int64 {
    for line in bytes.split(separator: 10, omittingEmptySubsequences: false) {
      if line.isEmpty { break }
      guard line.starts(with: "committer ".utf8) else { continue }
      let fields = line.split(separator: UInt8(ascii: " "))
      return Int64(String(decoding: fields[max(0, fields.count - 2)], as: UTF8.self)) ?? 0
    }
    return 0
  }
}
