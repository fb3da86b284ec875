package import SourceText

/// The files of one revision, with their text.
///
/// Opening one finds out what there is; the text is read file by file, as it is asked for. It may be
/// asked from several tasks at once, and gives the same bytes each time: a git revision is pinned to
/// its commit when it is opened.
package struct InputSet: Sendable {
  /// What was named.
  package let specifier: InputSpecifier
  /// The name as the user wrote it.
  package let displayName: String
  /// The API files, in byte order of their relative paths: one for a file or standard input, all
  /// candidates (by extension) for a folder, which may be none.
  package let roots: [RootFile]
  /// The commit, where a git revision that has one was named.
  package let commit: GitCommit?

  /// What stands before the colon in the paths of files; nil for files that are not git's.
  package var revisionLabel: String? {
    guard case .git(_, let path) = specifier else { return nil }
    return String(displayName.dropLast(path.count + 1))
  }

  private let store: Store

  private enum Store: Sendable {
    case disk(DiskFiles)
    case git(GitFiles)
    case standardInput([UInt8], DiskFiles)
  }

  /// The path of the one file of standard input.
  package static let standardInputPath = "<stdin>"

  /// The committer's day of the commit, in days since 1970-01-01 UTC; nil for files on disk.
  package var publicationDay: Int32? { commit?.committerDay }

  /// Finds the files of a revision. Standard input is read here, to its end.
  ///
  /// - Parameter folder: what relative paths are relative to; nil is the current folder.
  package static func open(
    _ specifier: InputSpecifier, limits: InputLimits = InputLimits(), in folder: String? = nil
  ) throws(InputError) -> InputSet {
    switch specifier {
    case .file(let path):
      let files = try DiskFiles(file: path, folder: folder, limits: limits)
      let root = RootFile(path: path, relativePath: Path.name(of: path))
      return InputSet(
        specifier: specifier, displayName: path, roots: [root], commit: nil, store: .disk(files))
    case .folder(let path):
      let files = try DiskFiles(folder: path, in: folder, limits: limits)
      return InputSet(
        specifier: specifier, displayName: path, roots: try files.candidates(in: path),
        commit: nil, store: .disk(files))
    case .standardInput:
      let path = standardInputPath
      let bytes = try DiskFiles.standardInput(limit: limits.fileBytes)
      let files = try DiskFiles(file: "", folder: folder, limits: limits)
      let root = RootFile(path: path, relativePath: path)
      return InputSet(
        specifier: specifier, displayName: "-", roots: [root], commit: nil,
        store: .standardInput(bytes, files))
    case .git(let revision, let path):
      let files = try GitFiles(revision: revision, path: path, in: folder, limits: limits)
      return InputSet(
        specifier: specifier, displayName: revision + ":" + path,
        roots: files.roots, commit: files.commit, store: .git(files))
    }
  }

  /// Finds the files of a commit that is known already, through the one process that all who have
  /// the repository share: a whole history is read with it.
  ///
  /// - Parameters:
  ///   - path: from the root of the repository; empty for the whole tree.
  ///   - label: what stands before the colon in paths and messages; nil for the start of the id.
  package static func open(
    _ commit: GitCommit, path: String, in repository: GitRepository, label: String? = nil,
    limits: InputLimits = InputLimits()
  ) throws(InputError) -> InputSet {
    let label = label ?? commit.shortID
    let files = try GitFiles(
      commit: commit, path: path, in: repository, label: label, limits: limits)
    return InputSet(
      specifier: .git(revision: commit.id, path: path), displayName: label + ":" + path,
      roots: files.roots, commit: commit, store: .git(files))
  }

  /// Reads an API file.
  package func read(_ root: RootFile) throws(InputError) -> SourceFile {
    switch store {
    case .disk(let files): try files.read(root.path, isNamed: specifier == .file(root.path))
    case .git(let files): try files.read(root.path)
    case .standardInput(let bytes, _): SourceFile(path: root.path, bytes: bytes)
    }
  }

  /// A file of settings, which is no API and not among the roots, in the folder that was named; nil where
  /// there is none.
  package func read(settings name: String) throws(InputError) -> SourceFile? {
    switch (store, specifier) {
    case (.disk(let files), .folder(let folder)): try files.read(settings: name, in: folder)
    case (.git(let files), _): try files.read(settings: name)
    default: nil
    }
  }

  /// The path of the file that a reference means, without reading it: two references to one file
  /// have one path, so this is the key by which files are read once.
  ///
  /// References are refused that are absolute, that are addresses, or that lead out of the root by
  /// `..`: out of the repository, for a git revision; out of the folder that was named; for a single
  /// file out of the git work tree around it, or else out of its folder.
  ///
  /// - Parameters:
  ///   - reference: a relative path, `/` between its parts, percent-encoded or not, without fragment.
  ///   - path: the path of the referring file, as ``SourceFile/path`` has it.
  package func path(ofReference reference: String, from path: String) throws(InputError) -> String {
    switch store {
    case .disk(let files), .standardInput(_, let files):
      try files.path(ofReference: reference, from: path)
    case .git(let files): try files.path(ofReference: reference, from: path)
    }
  }

  /// Reads a file that another one refers to, inside this revision: disk from disk, git from the
  /// same commit, standard input relative to the current folder. Besides what
  /// ``path(ofReference:from:)`` refuses, links are refused that lead out of the root.
  package func read(reference: String, from path: String) throws(InputError) -> SourceFile {
    switch store {
    case .disk(let files), .standardInput(_, let files):
      try files.read(reference: reference, from: path)
    case .git(let files): try files.read(reference: reference, from: path)
    }
  }
}
