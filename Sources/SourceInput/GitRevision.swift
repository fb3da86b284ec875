extension GitRepository {
  /// Looks up a revision as the user wrote it; the empty one is the index.
  func tree(of revision: String) throws(InputError) -> (commit: GitCommit?, tree: any GitTree) {
    let reader = try GitObjectReader(self)
    if revision.isEmpty { return (nil, GitIndex(try index(), reader)) }
    // git ends over some revisions, such as a reflog entry that is not there, instead of saying
    // that they are missing; the reader is of no use after that, nor needed.
    if case .object(let id, _, let bytes)? = try? reader.object(
      revision + "^{commit}", limit: 1 << 24)
    {
      let seconds = Self.committerSeconds(ofCommit: bytes)
      return (GitCommit(id: id, committerSeconds: seconds), GitCommitTree(id: id, reader: reader))
    }
    if case .object(let id, _, _)? = try? reader.object(revision + "^{tree}", limit: 1 << 26) {
      return (nil, GitCommitTree(id: id, reader: reader))
    }
    throw .unknownRevision(
      revision, nearest: names(near: revision), isShallow: isShallow())
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
