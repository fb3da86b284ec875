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
      #"""
      # Judges each pull request against the notice policy, and comments on it. The whole history is needed: it
      # says when something was announced. The job needs apilint on its PATH; the action of apilint's own
      # repository builds it, and does all that stands below.
      name: apilint
      on:
        pull_request:
        push:
          branches: [main]
      permissions:
        contents: read
        pull-requests: write
        security-events: write
      jobs:
        check:
          runs-on: ubuntu-latest
          steps:
            - uses: actions/checkout@v4
              with:
                fetch-depth: 0
            # Annotations and the summary of the job, a comment, and a report for code scanning, in one run.
            - name: Check
              run: |
                apilint check --format github \
                  --format markdown --output apilint.md \
                  --format sarif --output apilint.sarif
            # One comment, which each further run replaces.
            - name: Comment
              if: always() && github.event_name == 'pull_request'
              # The token of a request from a fork may only read; the verdict does not depend on it.
              continue-on-error: true
              shell: bash
              env:
                GH_TOKEN: ${{ github.token }}
                NUMBER: ${{ github.event.pull_request.number }}
              run: |
                [ -s apilint.md ] || exit 0
                comments=repos/$GITHUB_REPOSITORY/issues/$NUMBER/comments
                comment=$(gh api "$comments" --paginate \
                  --jq '.[] | select(.body | startswith("<!-- apilint -->")) | .id' | head -n 1)
                if [ -n "$comment" ]; then
                  gh api --silent --method PATCH \
                    "repos/$GITHUB_REPOSITORY/issues/comments/$comment" -F body=@apilint.md
                else
                  gh api --silent "$comments" -F body=@apilint.md
                fi
            - name: Code scanning
              if: always() && hashFiles('apilint.sarif') != ''
              uses: github/codeql-action/upload-sarif@v3
              with:
                sarif_file: apilint.sarif
                category: apilint

      """#
    case .gitlab:
      """
      # Judges each merge request against the notice policy, and shows findings in it. Include it in
      # .gitlab-ci.yml:
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
          - apilint check --format text --format gitlab --output gl-code-quality-report.json
            --format junit --output apilint-junit.xml
        artifacts:
          when: always
          reports:
            codequality: gl-code-quality-report.json
            junit: apilint-junit.xml

      """
    case .none: ""
    }
  }
}
