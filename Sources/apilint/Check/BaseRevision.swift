internal import RuleEngine
internal import SchemaModel
internal import SourceInput

/// The revision that a change is judged against.
struct BaseRevision {
  /// What it is called: `origin/main`, or an abbreviated commit.
  let name: String
  let commit: GitCommit
  /// How it was found, and whether it is what it should be.
  let notes: [RunOutcome.Note]

  /// Finds it: as given, as configured, as the CI system says, else where the change branched off.
  ///
  /// - Parameter configured: `--base`, or `base` of the configuration.
  /// - Returns: nil where there is nothing to compare with: in a repository of one commit.
  static func find(
    in repository: GitRepository, configured: String?,
    _ ci: ContinuousIntegration? = .detect()
  ) throws(InputError) -> BaseRevision? {
    guard let head = try? repository.commit("HEAD") else { return nil }
    let finder = Finder(repository: repository, head: head)
    if let configured {
      return try finder.forked(from: configured, repository.commit(configured), [])
    }
    for base in ci?.bases ?? [] {
      guard let commit = try? repository.commit(base.revision) else { continue }
      let note = RunOutcome.Note(
        "compared with \(base.name), as \(ci?.name ?? "CI") says (\(base.variable))")
      let doubt = base.kind == .commit ? finder.doubt(of: commit, bases: ci?.bases ?? []) : nil
      return try finder.forked(from: base.name, commit, [note] + (doubt.map { [$0] } ?? []))
    }
    if let wanted = ci?.bases.last {
      throw .unknownRevision(
        wanted.name, nearest: [], isShallow: repository.isShallow())
    }
    let branch = try repository.defaultBranch()
    return try finder.forked(from: branch.name, repository.commit(branch.reference), [])
  }

  private struct Finder {
    let repository: GitRepository
    let head: GitCommit

    /// That a commit which the CI system chose is not the tip of the branch that it names as the target,
    /// as far as that was fetched.
    func doubt(of commit: GitCommit, bases: [ContinuousIntegration.Base]) -> RunOutcome.Note? {
      for base in bases where base.kind == .branch {
        guard let tip = try? repository.commit(base.revision) else { continue }
        guard tip.id != commit.id else { return nil }
        return RunOutcome.Note(
          "\(base.name) has gone on since \(commit.shortID)",
          remedy: "bring the change up to date with \(base.name): what is merged is what counts",
          isDoubt: true)
      }
      return nil
    }

    /// Where the checked-out commit left a branch: its tip where the change builds on that. On the branch
    /// itself, the commit before, unless there are changes on disk that are not committed.
    func forked(from name: String, _ tip: GitCommit, _ notes: [RunOutcome.Note])
      throws(InputError) -> BaseRevision?
    {
      if tip.id == head.id {
        if try repository.differsFromHead(at: [""]) {
          return BaseRevision(name: name, commit: tip, notes: notes)
        }
        guard let parent = try repository.firstParent(of: head) else { return nil }
        let note = RunOutcome.Note(
          "HEAD is the tip of \(name): compared with the commit before it, as after a merge")
        return BaseRevision(name: parent.shortID, commit: parent, notes: notes + [note])
      }
      guard let base = try repository.mergeBase(tip, head) else {
        let note = RunOutcome.Note(
          "where HEAD left \(name) cannot be seen: compared with its tip",
          remedy: "clone the whole history, as with fetch-depth: 0 in a GitHub workflow",
          isDoubt: true)
        return BaseRevision(name: name, commit: tip, notes: notes + [note])
      }
      if base.id == tip.id { return BaseRevision(name: name, commit: tip, notes: notes) }
      let note = RunOutcome.Note(
        "compared with \(base.shortID), where HEAD left \(name), which has gone on since",
        remedy: "bring the change up to date with \(name): what is merged is what counts",
        isDoubt: true)
      return BaseRevision(name: base.shortID, commit: base, notes: notes + [note])
    }
  }
}
