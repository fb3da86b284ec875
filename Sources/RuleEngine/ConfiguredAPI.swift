package import SourceText

/// One API that a team names in its configuration.
package struct ConfiguredAPI: Sendable, Equatable {
  package var name: String
  /// The files of it, relative to the folder of the configuration.
  package var files: [GlobPattern]
  /// Where its published versions are, if not where those of the others are.
  package var release: ReleaseSource?
  /// Where the configuration names it.
  package var place: SourceRange

  package init(
    name: String, files: [GlobPattern], release: ReleaseSource? = nil, place: SourceRange
  ) {
    self.name = name
    self.files = files
    self.release = release
    self.place = place
  }

  /// That no file is what it names.
  package var absence: Diagnostic {
    Diagnostic(
      .error,
      "the API '\(name)' has no file: nothing fits \(files.map(\.source).joined(separator: ", "))",
      remedy: "correct its 'files'; paths are from the folder of the configuration", at: place)
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
