/// One API that a team names in its configuration.
package struct ConfiguredAPI: Sendable, Equatable {
  package var name: String
  /// The files of it, relative to the folder of the configuration.
  package var files: [GlobPattern]
  /// Where its published versions are, if not where those of the others are.
  package var release: ReleaseSource?

  package init(name: String, files: [GlobPattern], release: ReleaseSource? = nil) {
    self.name = name
    self.files = files
    self.release = release
  }

  /// Whether a path, relative to the folder of the configuration, is one of its files.
  package func contains(_ path: String) -> Bool { files.contains { $0.matches(path) } }
}

/// Where the published versions of an API are (POLICY.md, 8 and 9).
package enum ReleaseSource: Sendable, Equatable {
  /// The first-parent history of a branch.
  case branch(String)
  /// The tags that a pattern of git's fits.
  case tags(String)
  /// A folder of dated files or folders.
  case folder(String)
}
