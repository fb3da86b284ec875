/// What the environment of a CI system says of the change that is being checked.
package struct ContinuousIntegration: Sendable, Equatable {
  /// The name of the system, for messages.
  package let system: String
  /// What a pull or merge request is to be compared with: revisions in the order in which to try them; none
  /// where the run is not one of a request.
  package let bases: [String]
  /// The branch that it is to be merged into; nil where that is not said.
  package let target: String?

  /// The system that this process runs in; nil on a machine of somebody's own.
  package static func current() -> ContinuousIntegration? {
    ContinuousIntegration(Environment.value)
  }

  /// The same of any environment.
  package init?(_ environment: (String) -> String?) {
    func value(_ name: String) -> String? { environment(name).flatMap { $0.isEmpty ? nil : $0 } }
    func branch(_ name: String) -> String? {
      value(name).map { $0.hasPrefix("refs/heads/") ? String($0.dropFirst(11)) : $0 }
    }
    /// The system, a variable that it always sets, one with a commit, one with a branch.
    let systems: [(String, String, commit: String?, branch: String?)] = [
      ("GitHub Actions", "GITHUB_ACTIONS", nil, "GITHUB_BASE_REF"),
      (
        "GitLab CI", "GITLAB_CI", "CI_MERGE_REQUEST_DIFF_BASE_SHA",
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME"
      ),
      (
        "Bitbucket Pipelines", "BITBUCKET_BUILD_NUMBER", "BITBUCKET_PR_DESTINATION_COMMIT",
        "BITBUCKET_PR_DESTINATION_BRANCH"
      ),
      ("Azure Pipelines", "TF_BUILD", nil, "SYSTEM_PULLREQUEST_TARGETBRANCH"),
      ("Buildkite", "BUILDKITE", nil, "BUILDKITE_PULL_REQUEST_BASE_BRANCH"),
      ("Jenkins", "JENKINS_URL", nil, "CHANGE_TARGET"),
      ("Drone", "DRONE", nil, "DRONE_TARGET_BRANCH"),
      ("Woodpecker", "CI_PIPELINE_NUMBER", nil, "CI_COMMIT_TARGET_BRANCH"),
      ("Travis CI", "TRAVIS", nil, "TRAVIS_BRANCH"),
      ("CircleCI", "CIRCLECI", nil, nil),
      ("TeamCity", "TEAMCITY_VERSION", nil, nil),
    ]
    guard let found = systems.first(where: { value($0.1) != nil }) else {
      guard let ci = value("CI"), ci != "false" else { return nil }
      system = "CI"
      bases = []
      target = nil
      return
    }
    system = found.0
    var target = found.branch.flatMap { branch($0) }
    // These set the branch on other runs as well.
    if system == "Travis CI", value("TRAVIS_PULL_REQUEST") ?? "false" == "false" { target = nil }
    if system == "Drone", value("DRONE_PULL_REQUEST") == nil { target = nil }
    self.target = target
    bases =
      [found.commit.flatMap { value($0) }, target.map { "origin/\($0)" }, target]
      .compactMap { $0 }
  }
}
