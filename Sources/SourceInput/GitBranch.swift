/// The branch from which an API is released.
package struct GitBranch: Sendable, Equatable {
  /// How it was found.
  package enum Basis: Sendable, Equatable {
    /// It is the remote's own default, as `origin/HEAD` says.
    case remoteDefault
    /// The remote has a branch of a usual name.
    case remoteName
    /// git is configured to give new repositories this branch, and it exists.
    case configured
    /// There is a branch of a usual name.
    case localName
    /// There is nothing better than what is checked out.
    case current
  }

  /// The name for people: `origin/main`, `main`; `HEAD` where no branch is checked out.
  package let name: String
  /// The name for git, which means nothing else: `refs/remotes/origin/main`.
  package let reference: String
  package let basis: Basis

  init(_ reference: String, _ basis: Basis) {
    self.reference = reference
    self.basis = basis
    let start = ["refs/remotes/", "refs/heads/"].first { reference.hasPrefix($0) } ?? ""
    name = String(reference.dropFirst(start.count))
  }
}

extension GitRepository {
  /// The branch to take where nobody named one: the default of the remote `origin`, else its `main`
  /// or `master`; else, of the branches here, the one that `init.defaultBranch` names, `main` or
  /// `master`; else what is checked out.
  ///
  /// Throws ``InputError/noCommit`` where all there is has no commit yet.
  package func defaultBranch() throws(InputError) -> GitBranch {
    let origin = "refs/remotes/origin/"
    let names = ["main", "master"]
    let known = try references(
      [origin + "HEAD"] + names.flatMap { [origin + $0, "refs/heads/" + $0] })
    if let target = known[origin + "HEAD"], target.hasPrefix(origin) {
      return GitBranch(target, .remoteDefault)
    }
    if let name = names.first(where: { known[origin + $0] != nil }) {
      return GitBranch(origin + name, .remoteName)
    }
    if let name = try line(["config", "--get", "init.defaultBranch"]), !name.isEmpty,
      try run(["show-ref", "--verify", "--quiet", "refs/heads/" + name]).status == 0
    {
      return GitBranch("refs/heads/" + name, .configured)
    }
    if let name = names.first(where: { known["refs/heads/" + $0] != nil }) {
      return GitBranch("refs/heads/" + name, .localName)
    }
    guard knows(revision: "HEAD") else { throw .noCommit }
    return GitBranch(try line(["symbolic-ref", "--quiet", "HEAD"]) ?? "HEAD", .current)
  }

  /// Those of some references that exist, each with the one that it stands for, if it stands for one.
  private func references(_ names: [String]) throws(InputError) -> [String: String] {
    let answer = try run(["for-each-ref", "--format=%(refname) %(symref)"] + names)
    var known: [String: String] = [:]
    for line in answer.output.split(separator: 10) {
      let fields = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
      guard fields.count == 2 else { continue }
      known[String(decoding: fields[0], as: UTF8.self)] = String(decoding: fields[1], as: UTF8.self)
    }
    return known
  }
}
