/// What each system sets.
extension ContinuousIntegration.System {
  typealias Value = (String) -> String?
  private typealias Base = ContinuousIntegration.Base

  /// Whether this system runs us. Asked in the order of the cases: all set `CI`, and an agent of
  /// Jenkins or TeamCity may stand in the environment of another system's job.
  func isSeen(_ value: Value) -> Bool {
    switch self {
    case .gitHub: isTrue(value("GITHUB_ACTIONS"))
    case .gitLab: isTrue(value("GITLAB_CI"))
    case .bitbucket: value("BITBUCKET_BUILD_NUMBER") != nil
    case .azure: isTrue(value("TF_BUILD"))
    case .buildkite: isTrue(value("BUILDKITE"))
    case .circle: isTrue(value("CIRCLECI"))
    case .travis: isTrue(value("TRAVIS"))
    case .woodpecker: value("CI") == "woodpecker" || value("CI_SYSTEM_NAME") == "woodpecker"
    case .drone: isTrue(value("DRONE"))
    case .teamCity: value("TEAMCITY_VERSION") != nil
    case .jenkins: value("JENKINS_URL") != nil
    case .other: value("CI").map { $0.lowercased() != "false" && $0 != "0" } ?? false
    }
  }

  /// Where a pull or merge request goes. Several of these variables are also set in runs for a
  /// branch, where they name that branch itself.
  func bases(_ value: Value) -> [ContinuousIntegration.Base] {
    switch self {
    case .gitHub:
      branch("GITHUB_BASE_REF", value)
    case .gitLab:
      commit("CI_MERGE_REQUEST_TARGET_BRANCH_SHA", value)
        + commit("CI_MERGE_REQUEST_DIFF_BASE_SHA", value)
        + branch("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", value)
    case .bitbucket:
      commit("BITBUCKET_PR_DESTINATION_COMMIT", value)
        + branch("BITBUCKET_PR_DESTINATION_BRANCH", value)
    case .azure:
      branch("SYSTEM_PULLREQUEST_TARGETBRANCH", value)
    case .buildkite:
      branch("BUILDKITE_PULL_REQUEST_BASE_BRANCH", value)
    case .travis:
      isRequest(value("TRAVIS_PULL_REQUEST")) ? branch("TRAVIS_BRANCH", value) : []
    case .woodpecker:
      value("CI_PIPELINE_EVENT")?.hasPrefix("pull_request") == true
        ? branch("CI_COMMIT_TARGET_BRANCH", value) : []
    case .drone:
      value("DRONE_BUILD_EVENT") == "pull_request" || isRequest(value("DRONE_PULL_REQUEST"))
        ? branch("DRONE_TARGET_BRANCH", value) : []
    case .jenkins:
      branch("CHANGE_TARGET", value) + branch("ghprbTargetBranch", value)
    case .circle, .teamCity, .other:
      []
    }
  }

  private func isTrue(_ text: String?) -> Bool { text?.lowercased() == "true" || text == "1" }

  /// A number, where a run for a branch has `false` or nothing.
  private func isRequest(_ text: String?) -> Bool { text != nil && text != "false" }

  private func commit(_ variable: String, _ value: Value) -> [Base] {
    guard let id = value(variable) else { return [] }
    return [Base(revision: id, name: String(id.prefix(7)), kind: .commit, variable: variable)]
  }

  /// The branch of the remote, and else the one here.
  private func branch(_ variable: String, _ value: Value) -> [Base] {
    guard var name = value(variable) else { return [] }
    if name.hasPrefix("refs/heads/") { name.removeFirst("refs/heads/".count) }
    return [
      Base(
        revision: "refs/remotes/origin/" + name, name: "origin/" + name, kind: .branch,
        variable: variable),
      Base(revision: "refs/heads/" + name, name: name, kind: .branch, variable: variable),
    ]
  }
}
