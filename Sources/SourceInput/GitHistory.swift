/// All that was published on a branch: the first-parent chain of a commit, read once.
///
/// It holds what happened to schema files (those whose names end like one), not their text, which is
/// read commit by commit with ``inputs(at:path:label:limits:)``.
package struct GitHistory: Sendable {
  package let repository: GitRepository
  /// Oldest first; the days never fall.
  package let commits: [PublishedCommit]
  /// How many newer commits were left out, because their day is later than was asked for.
  package let laterCommits: Int
  /// The oldest commit, where the clone is shallow and the history goes on behind it.
  package let cut: GitShallowCut?

  /// What happened to each path, oldest first.
  let steps: [String: [Step]]
  /// The paths of ``steps`` at which schemas are looked for, in byte order.
  let candidates: [String]

  /// Something that happened to a path.
  struct Step: Sendable {
    /// An index of ``GitHistory/commits``.
    let commit: Int
    /// What is there from then on; nil for nothing.
    let file: GitFileEntry?
    let origin: Origin

    enum Origin: Sendable, Equatable {
      /// Nothing was there before.
      case nothing
      /// A file was there, and is the same file.
      case itself
      /// The file was at another path.
      case renamed(from: String)
      /// The file went to another path.
      case movedAway
    }
  }

  /// Reads the chain of a commit with one process.
  ///
  /// - Parameter lastDay: commits of a later day, in days since 1970-01-01 UTC, are left out as if
  ///   they did not exist; nil keeps all.
  package init(of commit: GitCommit, in repository: GitRepository, until lastDay: Int32? = nil)
    throws(InputError)
  {
    let log = try GitLog.read(
      commit, in: repository, pathspecs: CandidateFile.pathspecs, followsRenames: true)
    let chain = PublishedCommit.chain(log)
    let kept = chain.prefix { $0.day <= lastDay ?? .max }
    self.repository = repository
    commits = Array(kept)
    laterCommits = chain.count - kept.count
    steps = Self.steps(in: commits)
    candidates = steps.keys.filter(CandidateFile.isCandidate(path:)).sorted(by: Path.precedes)
    cut = try GitShallowCut(of: chain, in: repository)
  }

  /// Where a commit is in ``commits``, by its full id.
  package func index(ofCommit id: String) -> Int? { commits.firstIndex { $0.commit.id == id } }

  /// The index of the last commit that was published on a day or before it.
  package func index(on day: Int32) -> Int? { commits.lastIndex { $0.day <= day } }

  /// The schema files at a path at a commit of ``commits``: a file, or all candidates in a folder.
  package func inputs(
    at index: Int, path: String, label: String? = nil, limits: InputLimits = InputLimits()
  ) throws(InputError) -> InputSet {
    try InputSet.open(
      commits[index].commit, path: path, in: repository, label: label, limits: limits)
  }

  private static func steps(in commits: [PublishedCommit]) -> [String: [Step]] {
    var steps: [String: [Step]] = [:]
    for (index, commit) in commits.enumerated() {
      // First what went away: another file may have come to the same path at once.
      for change in commit.changes {
        guard case .renamed(let before) = change.kind else { continue }
        steps[before, default: []].append(Step(commit: index, file: nil, origin: .movedAway))
      }
      for change in commit.changes {
        let file = change.blob.map { GitFileEntry(blob: $0, isLink: change.isLink) }
        let origin: Step.Origin =
          switch change.kind {
          case .added: .nothing
          case .edited, .removed: .itself
          case .renamed(let before): .renamed(from: before)
          }
        steps[change.path, default: []].append(Step(commit: index, file: file, origin: origin))
      }
    }
    return steps
  }
}
