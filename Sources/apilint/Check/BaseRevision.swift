internal import RuleEngine
internal import SchemaModel
internal import SourceInput

/// The revision that a change is judged against.
struct BaseRevision {
  /// What it is called: `origin/main`, or an abbreviated commit.
  let name: String
  /// The full id of the commit.
  let commit: String
  /// How it was found, and whether it is what it should be.
  let notes: [RunOutcome.Note]

  /// Finds it: as given, as configured, as the CI system says, else where the change branched off.
  ///
  /// - Parameter configured: `--base`, or `base` of the configuration.
  /// - Returns: nil where there is nothing to compare with: in a repository of one commit.
  static func find(
    in checkout: GitCheckout, configured: String?, _ ci: ContinuousIntegration? = .current()
  ) throws(Failure) -> BaseRevision? {
    guard let head = checkout.head else { return nil }
    if let configured {
      return try forked(from: configured, commit(of: configured, checkout), head, checkout, [])
    }
    for candidate in ci?.bases ?? [] {
      guard let commit = checkout.knownCommit(of: candidate) else { continue }
      let note = RunOutcome.Note("compared with \(candidate), as \(ci?.system ?? "CI") says")
      return try forked(from: ci?.target ?? candidate, commit, head, checkout, [note])
    }
    if let ci, let wanted = ci.bases.last {
      throw Failure(
        status: 2,
        message: "\(ci.system) compares with '\(wanted)', which this clone does not have",
        remedy: "fetch it, as with git fetch origin \(wanted), or fetch-depth: 0 in the workflow")
    }
    guard let branch = checkout.defaultBranch, let tip = checkout.knownCommit(of: branch) else {
      return nil
    }
    return try forked(from: branch, tip, head, checkout, [])
  }

  /// Where the checked-out commit left a branch: its tip where the change builds on that. On the branch
  /// itself, the commit before, unless there are changes on disk that are not committed.
  private static func forked(
    from name: String, _ tip: String, _ head: String, _ checkout: GitCheckout,
    _ notes: [RunOutcome.Note]
  ) throws(Failure) -> BaseRevision? {
    if tip == head {
      if checkout.differsFromHead {
        return BaseRevision(name: name, commit: tip, notes: notes)
      }
      guard let parent = checkout.knownCommit(of: "HEAD^1") else { return nil }
      let note = RunOutcome.Note(
        "HEAD is the tip of \(name): compared with the commit before it, as after a merge")
      return BaseRevision(
        name: String(parent.prefix(7)), commit: parent, notes: notes + [note])
    }
    guard let base = checkout.mergeBase(tip, head) else {
      if checkout.isShallow {
        throw Failure(
          status: 2, message: "where HEAD left \(name) is not known: this clone is shallow",
          remedy: "clone the whole history, as with fetch-depth: 0 in a GitHub workflow")
      }
      return BaseRevision(name: name, commit: tip, notes: notes)
    }
    if base == tip { return BaseRevision(name: name, commit: tip, notes: notes) }
    let behind = checkout.distance(from: base, to: tip) ?? 0
    let note = RunOutcome.Note(
      "compared with \(base.prefix(7)), where HEAD left \(name), which has \(behind) newer "
        + (behind == 1 ? "commit" : "commits"),
      remedy: "bring the change up to date with \(name): what is merged is what counts",
      isDoubt: true)
    return BaseRevision(name: String(base.prefix(7)), commit: base, notes: notes + [note])
  }

  private static func commit(of name: String, _ checkout: GitCheckout) throws(Failure) -> String {
    do throws(InputError) {
      return try checkout.commit(of: name)
    } catch {
      throw Failure(error)
    }
  }
}
