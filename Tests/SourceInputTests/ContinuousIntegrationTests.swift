import SourceInput
import Testing

@Suite struct ContinuousIntegrationTests {
  typealias System = ContinuousIntegration.System

  @Test(
    arguments: [
      (
        ["GITHUB_ACTIONS": "true", "GITHUB_BASE_REF": "dev/2"], System.gitHub,
        ["origin/dev/2", "dev/2"]
      ),
      (["GITHUB_ACTIONS": "true", "GITHUB_BASE_REF": ""], .gitHub, []),
      (
        [
          "GITLAB_CI": "true", "CI_MERGE_REQUEST_DIFF_BASE_SHA": "0123456789",
          "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main", "CI_MERGE_REQUEST_TARGET_BRANCH_SHA": "",
        ], .gitLab, ["0123456", "origin/main", "main"]
      ),
      (
        [
          "GITLAB_CI": "true", "CI_MERGE_REQUEST_DIFF_BASE_SHA": "0123456789",
          "CI_MERGE_REQUEST_TARGET_BRANCH_SHA": "abcdef0123",
        ], .gitLab, ["abcdef0", "0123456"]
      ),
      (
        [
          "BITBUCKET_BUILD_NUMBER": "1", "BITBUCKET_PR_DESTINATION_COMMIT": "abcdef012345",
          "BITBUCKET_PR_DESTINATION_BRANCH": "main",
        ], .bitbucket, ["abcdef0", "origin/main", "main"]
      ),
      (
        ["TF_BUILD": "True", "SYSTEM_PULLREQUEST_TARGETBRANCH": "refs/heads/a/b"], .azure,
        ["origin/a/b", "a/b"]
      ),
      (["TF_BUILD": "True"], .azure, []),
      (
        ["BUILDKITE": "true", "BUILDKITE_PULL_REQUEST_BASE_BRANCH": "main"], .buildkite,
        ["origin/main", "main"]
      ),
      (["BUILDKITE": "true", "BUILDKITE_PULL_REQUEST_BASE_BRANCH": ""], .buildkite, []),
      (["CIRCLECI": "true"], .circle, []),
      (
        ["JENKINS_URL": "https://ci", "CHANGE_TARGET": "main"], .jenkins, ["origin/main", "main"]
      ),
      (
        ["TRAVIS": "true", "TRAVIS_PULL_REQUEST": "7", "TRAVIS_BRANCH": "main"], .travis,
        ["origin/main", "main"]
      ),
      (["TRAVIS": "true", "TRAVIS_PULL_REQUEST": "false", "TRAVIS_BRANCH": "main"], .travis, []),
      (
        ["DRONE": "true", "DRONE_PULL_REQUEST": "7", "DRONE_TARGET_BRANCH": "main"], .drone,
        ["origin/main", "main"]
      ),
      (["DRONE": "true", "DRONE_BUILD_EVENT": "push", "DRONE_TARGET_BRANCH": "main"], .drone, []),
      (
        [
          "CI": "woodpecker", "CI_PIPELINE_EVENT": "pull_request",
          "CI_COMMIT_TARGET_BRANCH": "main",
        ], .woodpecker, ["origin/main", "main"]
      ),
      (["TEAMCITY_VERSION": "2026.1"], .teamCity, []),
      (["CI": "1"], .other, []),
    ] as [([String: String], System, [String])])
  func systems(variables: [String: String], system: System, bases: [String]) {
    for more in [[:], ["CI": "true"]] where variables["CI"] == nil || more.isEmpty {
      let found = ContinuousIntegration.detect { variables[$0] ?? more[$0] }
      #expect(found?.system == system)
      #expect(found?.bases.map(\.name) == bases)
    }
  }

  @Test func aBaseIsUnmistakable() {
    let found = ContinuousIntegration.detect { name in
      ["GITHUB_ACTIONS": "true", "GITHUB_BASE_REF": "-x"][name]
    }
    #expect(found?.name == "GitHub Actions")
    #expect(found?.bases.map(\.revision) == ["refs/remotes/origin/-x", "refs/heads/-x"])
    #expect(found?.bases.map(\.variable) == ["GITHUB_BASE_REF", "GITHUB_BASE_REF"])
    #expect(found?.bases.map(\.kind) == [.branch, .branch])
  }

  @Test(arguments: [[:], ["CI": "false"], ["CI": ""], ["GITHUB_ACTIONS": "false"]])
  func noSystem(variables: [String: String]) {
    #expect(ContinuousIntegration.detect { variables[$0] } == nil)
  }
}
