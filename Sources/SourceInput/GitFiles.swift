import SourceText

/// The files of a revision that git keeps: of a commit, a tree, or the index.
struct GitFiles: Sendable {
  /// Nil for the index and for a bare tree.
  let commit: GitCommit?
  /// The files that the path means: itself, or the candidates in it.
  let roots: [RootFile]

  /// The revision as the user wrote it; empty for the index.
  private let revision: String
  private let tree: any GitTree
  private let limits: InputLimits
  /// The folder that the path means; nil where it means a file.
  private let folder: String?
  /// The one file that was named, which had to be read to find out that it is one.
  private let namedFile: SourceFile?

  /// Looks the revision up, once: whatever moves later, all files come from the same commit. Then
  /// the path: from the root of the repository, as git means `REV:path`, or else from the current
  /// folder, as git means `REV:./path`.
  init(revision: String, path: String, in folder: String?, limits: InputLimits) throws(InputError) {
    let repository = GitRepository(folder: folder)
    // Asked first because its message is the clear one outside of a repository.
    let prefix = try repository.prefix()
    let found = try repository.tree(of: revision)
    let meanings = try Self.meanings(of: path, below: prefix, argument: revision + ":" + path)
    try self.init(
      commit: found.commit, tree: found.tree, label: revision, meanings: meanings, limits: limits)
  }

  /// The files at a path from the root of the repository, of a commit that is known already; they
  /// are read through the process that all who have the repository share.
  ///
  /// - Parameter label: what stands before the colon in the paths of files.
  init(
    commit: GitCommit, path: String, in repository: GitRepository, label: String,
    limits: InputLimits
  ) throws(InputError) {
    let tree = GitCommitTree(id: commit.id, reader: try repository.objects())
    try self.init(
      commit: commit, tree: tree, label: label, meanings: [Path.tidied(path)], limits: limits)
  }

  private init(
    commit: GitCommit?, tree: any GitTree, label revision: String, meanings: [String],
    limits: InputLimits
  ) throws(InputError) {
    self.commit = commit
    self.tree = tree
    self.revision = revision
    self.limits = limits
    for meaning in meanings {
      let path = revision + ":" + meaning
      switch try tree.contents(of: meaning, limit: limits.fileBytes) {
      case .missing:
        continue
      case .folder:
        namedFile = nil
        self.folder = meaning
        roots = try tree.candidates(in: meaning, limit: limits.files, folder: path).map {
          RootFile(path: revision + ":" + Path.join(meaning, $0), relativePath: $0)
        }
      case let contents:
        let file = SourceFile(
          path: path,
          bytes: try Self.bytes(contents, of: path, from: path, limit: limits.fileBytes))
        namedFile = file
        self.folder = nil
        roots = [RootFile(path: path, relativePath: Path.name(of: meaning))]
      }
      return
    }
    throw .missingInRevision(
      revision: revision, tried: meanings, nearest: try tree.nearestFile(to: meanings))
  }

  /// Reads a file that was named or listed.
  func read(_ path: String) throws(InputError) -> SourceFile {
    if let namedFile, namedFile.path == path { return namedFile }
    let contents = try tree.contents(of: place(of: path), limit: limits.fileBytes)
    return SourceFile(
      path: path, bytes: try Self.bytes(contents, of: path, from: path, limit: limits.fileBytes))
  }

  /// See ``InputSet/read(settings:)``.
  func read(settings name: String) throws(InputError) -> SourceFile? {
    guard let folder else { return nil }
    let path = Path.join(folder, name)
    switch try tree.contents(of: path, limit: limits.fileBytes) {
    case .missing, .brokenLink: return nil
    case let contents:
      let name = revision + ":" + path
      return SourceFile(
        path: name,
        bytes: try Self.bytes(contents, of: name, from: name, limit: limits.fileBytes))
    }
  }

  /// See ``InputSet/path(ofReference:from:)``.
  func path(ofReference reference: String, from path: String) throws(InputError) -> String {
    let targets = try targets(of: reference, from: path)
    // The usual reference has one spelling, and nothing is read for it.
    if targets.count > 1 {
      for target in targets {
        if try tree.contents(of: target, limit: limits.fileBytes) != .missing {
          return revision + ":" + target
        }
      }
    }
    return revision + ":" + targets[0]
  }

  /// See ``InputSet/read(reference:from:)``.
  func read(reference: String, from path: String) throws(InputError) -> SourceFile {
    let targets = try targets(of: reference, from: path)
    for target in targets {
      let contents = try tree.contents(of: target, limit: limits.fileBytes)
      if contents == .missing { continue }
      let bytes = try Self.bytes(contents, of: reference, from: path, limit: limits.fileBytes)
      return SourceFile(path: revision + ":" + target, bytes: bytes)
    }
    throw .missingReference(
      reference: reference, from: path, path: revision + ":" + targets[0],
      nearest: try tree.nearestFile(to: targets).map { revision + ":" + $0 })
  }

  /// The paths from the root of the repository that a reference may mean.
  private func targets(of reference: String, from path: String) throws(InputError) -> [String] {
    try Reference.check(reference, from: path)
    let folder = Path.folder(of: place(of: path))
    let targets = Reference.spellings(of: reference).compactMap {
      Path.contained(Path.join(folder, $0))
    }
    if targets.isEmpty {
      throw .refused(reference: reference, from: path, reason: .climbs(outOf: ""))
    }
    return targets
  }

  /// `main:openapi/users.yaml` → `openapi/users.yaml`
  private func place(of path: String) -> String {
    String(path.dropFirst(revision.count + 1))
  }

  private static func meanings(of path: String, below prefix: String, argument: String)
    throws(InputError) -> [String]
  {
    let fromHere = Path.contained(Path.join(prefix, path))
    let isFromHere = path == "." || path == ".." || path.hasPrefix("./") || path.hasPrefix("../")
    var meanings = isFromHere ? [] : [Path.tidied(path)]
    if !path.isEmpty, let fromHere, !meanings.contains(fromHere) { meanings.append(fromHere) }
    if meanings.isEmpty {
      throw .refused(reference: argument, from: "the command line", reason: .climbs(outOf: ""))
    }
    return meanings
  }

  private static func bytes(
    _ contents: GitContents, of name: String, from path: String, limit: Int
  ) throws(InputError) -> [UInt8] {
    switch contents {
    case .file(let bytes): return bytes
    case .folder: throw .isFolder(path: name)
    case .tooLarge: throw .tooLarge(path: name, limit: limit)
    case .missing, .brokenLink: throw .missing(path: name, nearest: nil)
    case .linkOutside: throw .refused(reference: name, from: path, reason: .links(outOf: ""))
    case .linkInIndex: throw .refused(reference: name, from: path, reason: .linkInIndex)
    }
  }
}
