/// The system that runs this process for a change to be merged, as its variables tell.
package struct ContinuousIntegration: Sendable, Equatable {
  package enum System: String, Sendable, CaseIterable {
    case gitHub = "GitHub Actions"
    case gitLab = "GitLab CI"
    case bitbucket = "Bitbucket Pipelines"
    case azure = "Azure Pipelines"
    case buildkite = "Buildkite"
    case circle = "CircleCI"
    case travis = "Travis CI"
    case woodpecker = "Woodpecker CI"
    case drone = "Drone CI"
    case teamCity = "TeamCity"
    case jenkins = "Jenkins"
    /// Only `CI` is set.
    case other = "CI"
  }

  /// Where the change is to be merged into.
  package struct Base: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
      /// The branch as it is.
      case branch
      /// A commit of it that the system chose: its tip when the run began, or the last one that the
      /// change has in common with it.
      case commit
    }

    /// What to ask git for: `refs/remotes/origin/main`, which no tag or other branch can stand for.
    package let revision: String
    /// For people: `origin/main`.
    package let name: String
    package let kind: Kind
    /// The variable that says so.
    package let variable: String
  }

  package let system: System
  /// The bases of the pull or merge request in the order to try; empty where the run is for none, or
  /// the system does not tell.
  package let bases: [Base]

  /// The name of the system in messages.
  package var name: String { system.rawValue }

  /// Nil where no such system is seen.
  ///
  /// - Parameter environment: the value of a variable, nil where it is not set.
  package static func detect(environment: (String) -> String?) -> ContinuousIntegration? {
    func value(_ name: String) -> String? { environment(name).flatMap { $0.isEmpty ? nil : $0 } }
    guard let system = System.allCases.first(where: { $0.isSeen(value) }) else { return nil }
    return ContinuousIntegration(system: system, bases: system.bases(value))
  }

  /// The same from the environment of this process.
  package static func detect() -> ContinuousIntegration? {
    detect(environment: Environment.value)
  }
}
