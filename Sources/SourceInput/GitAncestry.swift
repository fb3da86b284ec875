extension GitRepository {
  /// The commit that two have in common and from which they went apart; nil where they have none, as
  /// in a clone that is too shallow. Of several equally near ones it is the one that git takes.
  package func mergeBase(_ left: GitCommit, _ right: GitCommit) throws(InputError) -> GitCommit? {
    let answer = try run(["merge-base", left.id, right.id])
    switch answer.status {
    case 0:
      let id = String(decoding: answer.output.prefix { $0 != 10 }, as: UTF8.self)
      return Self.commit(id, try objects())
    case 1: return nil
    default: throw failure("what \(left.shortID) and \(right.shortID) have in common", answer)
    }
  }

  /// Whether a commit is another one or among all that led to it, by any parent. In a shallow clone
  /// no means: not as far as can be seen.
  package func isAncestor(_ commit: GitCommit, of other: GitCommit) throws(InputError) -> Bool {
    let answer = try run(["merge-base", "--is-ancestor", commit.id, other.id])
    switch answer.status {
    case 0: return true
    case 1: return false
    default: throw failure("whether \(commit.shortID) led to \(other.shortID)", answer)
    }
  }

  func failure(_ what: String, _ answer: Answer) -> InputError {
    .gitFailed(what: what, message: Self.firstLine(of: answer.messages))
  }
}
