/// What git knows of a folder of dated versions: since which commit each of them is as it is.
struct DatedFolderRecord {
  let cut: GitShallowCut?
  /// Of each name in the folder, the newest commit that touched it or anything in it.
  private var latest: [String: PublishedCommit] = [:]
  /// The names of what is on disk otherwise than in the checked-out commit.
  private var changed: Set<String> = []

  /// Nil where the folder is in no work tree. One process reads all commits, another compares with
  /// the disk.
  init?(_ folder: String) throws(InputError) {
    let repository = GitRepository(folder: folder)
    let prefix: String
    do {
      prefix = try repository.prefix()
      guard try repository.topLevel() != nil else { return nil }
    } catch {
      switch error {
      case .notARepository, .gitNotInstalled: return nil
      default: throw error
      }
    }
    let head: GitCommit
    do {
      head = try repository.commit("HEAD")
    } catch {
      // A branch without commits: nothing in it is committed.
      cut = nil
      return
    }
    let pathspec = prefix.isEmpty ? ":(top)" : ":(top,literal)" + prefix
    let chain = PublishedCommit.chain(
      try GitLog.read(head, in: repository, pathspecs: [pathspec], followsRenames: false))
    cut = try GitShallowCut(of: chain, in: repository)
    for commit in chain {
      for change in commit.changes {
        let name = Self.name(of: change.path, in: prefix)
        let isGone = change.kind == .removed && change.path == Path.join(prefix, name)
        latest[name] = isGone ? nil : commit
      }
    }
    for path in try repository.changedPaths(at: [prefix]) {
      changed.insert(Self.name(of: path, in: prefix))
    }
  }

  func evidence(of entry: DatedListing.Entry) -> DatedVersion.Evidence {
    guard let commit = latest[entry.name], !changed.contains(entry.name), !entry.isLink else {
      return .notCommitted
    }
    return cut?.commit == commit.commit
      ? .committedOnOrBefore(commit.commit, day: commit.day)
      : .committed(commit.commit, day: commit.day)
  }

  /// `versions/2026-01-31/api.yaml` in `versions` → `2026-01-31`
  private static func name(of path: String, in folder: String) -> String {
    let start = folder.isEmpty ? 0 : folder.utf8.count + 1
    return String(decoding: path.utf8.dropFirst(start).prefix { $0 != 47 }, as: UTF8.self)
  }
}
