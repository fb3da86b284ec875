/// The workflow that `apilint init` writes for the CI system that a repository uses.
enum StarterWorkflow {
  enum System: String, CaseIterable {
    case github
    case gitlab
    case none

    /// The system whose files are there.
    static func found(_ exists: (String) -> Bool) -> System {
      if exists(".gitlab-ci.yml") { return .gitlab }
      if exists(".git/config"), Self.isOnGitHub { return .github }
      return .none
    }

    /// Where the repository is kept, as far as its settings tell.
    private static var isOnGitHub: Bool {
      let settings = (try? Path.read(".git/config")).map { String(decoding: $0, as: UTF8.self) }
      return settings?.contains("github.com") ?? false
    }

    /// Where the workflow goes; nil for none.
    var file: String? {
      switch self {
      case .github: ".github/workflows/apilint.yml"
      case .gitlab: ".gitlab/apilint.yml"
      case .none: nil
      }
    }
  }

  static func text(for system: System) -> String {
    switch system {
    case .github:
      """
      # Judges each pull request against the notice policy. The whole history is needed: it says when
      # something was announced.
      name: apilint
      on:
        pull_request:
        push:
          branches: [main]
      permissions:
        contents: read
      jobs:
        check:
          runs-on: ubuntu-latest
          steps:
            - uses: actions/checkout@v4
              with:
                fetch-depth: 0
            - run: apilint check

      """
    case .gitlab:
      """
      # Judges each merge request against the notice policy. Include it in .gitlab-ci.yml:
      #   include: [{local: .gitlab/apilint.yml}]
      # The whole history is needed: it says when something was announced.
      apilint:
        stage: test
        variables:
          GIT_DEPTH: "0"
        rules:
          - if: $CI_PIPELINE_SOURCE == "merge_request_event"
          - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
        script:
          - apilint check

      """
    case .none: ""
    }
  }
}
