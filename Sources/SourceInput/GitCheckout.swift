/// A work tree and the commits around it.
package struct GitCheckout: Sendable {
  /// The root of the work tree.
  package let root: String
  /// Where the current folder is below it; empty at the root.
  package let prefix: String

  private let repository: GitRepository

  /// The work tree around a folder; nil is the current one.
  /// - Throws: ``InputError/notARepository(message:)`` where there is none.
  package init(_ folder: String? = nil) throws(InputError) {
    repository = GitRepository(folder: folder)
    prefix = try repository.prefix()
    root = try repository.line(["rev-parse", "--show-toplevel"]) ?? ""
  }

  /// The full id of the commit that a revision means.
  /// - Throws: ``InputError/unknownRevision(_:nearest:isShallow:)`` where git knows none.
  package func commit(of revision: String) throws(InputError) -> String {
    try repository.commit(of: revision)
  }

  /// The same, nil where git knows none.
  package func knownCommit(of revision: String) -> String? { try? repository.commit(of: revision) }

  /// Older commits were left out when it was cloned.
  package var isShallow: Bool { repository.isShallow() }

  /// The commit that is checked out; nil before the first one.
  package var head: String? { knownCommit(of: "HEAD") }

  /// The latest commit that both have; nil where they have none, or it was cut off.
  package func mergeBase(_ left: String, _ right: String) -> String? {
    try? repository.line(["merge-base", left, right])
  }

  /// Whether a commit is in the first-parent history of a revision.
  package func isFirstParent(_ commit: String, of revision: String) -> Bool {
    guard let tip = knownCommit(of: revision),
      let days = try? GitLog.days(of: tip, in: repository)
    else { return false }
    return days.contains { $0.id == commit }
  }

  /// Whether any schema file or file of settings differs from the commit that is checked out.
  package var differsFromHead: Bool {
    let answer = try? repository.run(
      ["status", "--porcelain", "-z", "--"] + CandidateFile.pathspecs)
    return !(answer?.output.isEmpty ?? true)
  }

  /// The branch that versions are published from, where nobody says which: the remote's default, else the
  /// local one; nil where there is none of the usual names.
  package var defaultBranch: String? {
    if let name = try? repository.line([
      "symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD",
    ]) {
      return name
    }
    var names = ["origin/main", "origin/master"]
    if let configured = try? repository.line(["config", "--get", "init.defaultBranch"]) {
      names.append(configured)
    }
    names += ["main", "master"]
    if let known = names.first(where: { knownCommit(of: $0) != nil }) { return known }
    return try? repository.line(["symbolic-ref", "--quiet", "--short", "HEAD"])
  }

  /// Schema files that were moved since a commit, by their paths from the root: the path before by the one
  /// after.
  package func moves(since commit: String) -> [String: String] {
    (try? GitLog.moves(since: commit, in: repository)) ?? [:]
  }

  /// How many commits a revision is behind another.
  package func distance(from old: String, to new: String) -> Int? {
    (try? repository.line(["rev-list", "--count", "\(old)..\(new)"])).flatMap { $0 }.flatMap {
      Int($0)
    }
  }
}

extension GitRepository {
  /// The full id of the commit that a revision means.
  func commit(of revision: String) throws(InputError) -> String {
    _ = try prefix()
    let answer = try run(
      ["rev-parse", "--quiet", "--verify", "--end-of-options", revision + "^{commit}"])
    let id = String(decoding: answer.output.filter { $0 != 10 }, as: UTF8.self)
    guard answer.status == 0, !id.isEmpty, !revision.isEmpty else {
      throw .unknownRevision(revision, nearest: names(near: revision), isShallow: isShallow())
    }
    return id
  }

  /// The first line of what a command says; nil where it fails.
  func line(_ arguments: [String]) throws(InputError) -> String? {
    let answer = try run(arguments)
    guard answer.status == 0 else { return nil }
    let line = answer.output.prefix { $0 != 10 }
    return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
  }
}
