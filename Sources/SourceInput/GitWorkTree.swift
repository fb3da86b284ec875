extension GitRepository {
  /// The absolute path of the topmost folder of the work tree; nil where there is none, as in a bare
  /// repository.
  package func topLevel() throws(InputError) -> String? {
    try line(["rev-parse", "--show-toplevel"])
  }

  /// Whether anything on disk at these paths is not as the checked-out commit has it.
  package func differsFromHead(at paths: [String]) throws(InputError) -> Bool {
    try !changedPaths(at: paths).isEmpty
  }

  /// The files at these paths, or in these folders, that are on disk or in the index other than in
  /// the checked-out commit, in byte order: edited, added, removed. Of what is in no commit, files
  /// that git was told to ignore are left out.
  ///
  /// - Parameter paths: from the root of the repository, as they are given back; the empty path is
  ///   all of it.
  package func changedPaths(at paths: [String]) throws(InputError) -> [String] {
    if paths.isEmpty { return [] }
    let pathspecs = paths.map { $0.isEmpty ? ":(top)" : ":(top,literal)" + $0 }
    let answer = try run(
      [
        "status", "--porcelain", "-z", "--untracked-files=all", "--ignore-submodules=all",
        "--no-renames", "--",
      ] + pathspecs)
    guard answer.status == 0 else { throw failure("the state of the work tree", answer) }
    // Two letters and a space stand before each path.
    let changed = answer.output.split(separator: 0).map {
      String(decoding: $0.dropFirst(3), as: UTF8.self)
    }
    return changed.sorted(by: Path.precedes)
  }

  /// Schema files on disk that are at another path than in a commit: the path before by the one after, from
  /// the root of the repository.
  package func moves(since commit: GitCommit) throws(InputError) -> [String: String] {
    let answer = try run(
      [
        "-c", "diff.relative=false", "diff", "--name-status", "-M", "-l1000", "--no-color",
        "--no-ext-diff", "-z", "--diff-filter=R", commit.id, "--",
      ] + CandidateFile.pathspecs)
    guard answer.status == 0 else { throw failure("what was moved", answer) }
    var moves: [String: String] = [:]
    var fields = answer.output.split(separator: 0)[...]
    while fields.popFirst() != nil, let old = fields.popFirst(), let new = fields.popFirst() {
      moves[String(decoding: new, as: UTF8.self)] = String(decoding: old, as: UTF8.self)
    }
    return moves
  }
}
