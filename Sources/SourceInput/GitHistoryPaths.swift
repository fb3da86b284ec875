/// A file in a git tree.
struct GitFileEntry: Sendable, Equatable {
  /// The id of its bytes, or of the text of a link.
  let blob: String
  let isLink: Bool
}

extension GitHistory {
  /// The path that a file had at each commit of ``commits``, renames followed: also those that came
  /// with an edit, as far as git takes the two for one file. Nil where it did not exist.
  ///
  /// What was there before a file of the same name was removed and added anew counts as that file;
  /// what moved away before does not, for it goes on elsewhere.
  ///
  /// - Parameter path: from the root of the repository, at the newest commit; of a file that does
  ///   not exist any more, the last path that it had.
  package func paths(of path: String) -> [String?] {
    var paths = [String?](repeating: nil, count: commits.count)
    var current = path
    var exists = file(at: path, of: commits.count - 1) != nil
    var end = commits.count
    while let step = step(at: current, of: end - 1) {
      if exists { for index in step.commit..<end { paths[index] = current } }
      switch step.origin {
      case .nothing: exists = false
      case .itself: exists = true
      case .renamed(let before):
        exists = true
        current = before
      case .movedAway: return paths
      }
      end = step.commit
    }
    return paths
  }

  /// The schema files at a commit, from the root of the repository, in byte order; what is never
  /// searched, such as dot folders, is left out. Nothing is asked of git.
  package func files(at index: Int) -> [String] {
    candidates.filter { file(at: $0, of: index) != nil }
  }

  /// The id of the bytes of a file at a commit, by which they need not be read twice; nil where
  /// there is no file. It is of one file alone: what that refers to may differ.
  ///
  /// git is only asked about links, and about what is not named as a schema.
  package func blob(of path: String, at index: Int) throws(InputError) -> String? {
    let known = steps[path]
    if known != nil {
      guard let file = file(at: path, of: index) else { return nil }
      if !file.isLink { return file.blob }
    }
    return try repository.blob(of: path, at: commits[index].commit)
  }

  /// The ids, at a commit, of those of some files whose changes ``commits`` do not tell of: what is not named
  /// as a schema, and what is behind a link.
  package func untoldBlobs(of paths: Set<String>, at index: Int) -> [String: String] {
    var blobs: [String: String] = [:]
    for path in paths {
      if let file = file(at: path, of: index), !file.isLink { continue }
      blobs[path] = (try? repository.blob(of: path, at: commits[index].commit)) ?? ""
    }
    return blobs
  }

  /// What is at a path at a commit.
  private func file(at path: String, of index: Int) -> GitFileEntry? {
    step(at: path, of: index)?.file
  }

  /// The last that happened to a path up to a commit.
  private func step(at path: String, of index: Int) -> Step? {
    guard let all = steps[path] else { return nil }
    var (low, high) = (0, all.count)
    while low < high {
      let middle = (low + high) / 2
      if all[middle].commit <= index { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? all[low - 1] : nil
  }
}

extension GitRepository {
  /// The id of the bytes of a file at a commit, links followed; nil where there is no file.
  package func blob(of path: String, at commit: GitCommit) throws(InputError) -> String? {
    let tree = GitCommitTree(id: commit.id, reader: try objects())
    return try tree.blob(of: path)
  }
}
