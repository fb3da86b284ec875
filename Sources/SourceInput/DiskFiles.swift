import SourceText

/// The files of a revision that is on disk.
struct DiskFiles: Sendable {
  /// What relative paths are relative to; nil is the current folder.
  private let workingFolder: String?
  /// The real path of the folder that no reference leaves.
  private let root: String
  private let limits: InputLimits

  /// For a single file, or an empty path for no file: the root is the git work tree around it, or
  /// else its folder.
  init(file path: String, folder: String?, limits: InputLimits) throws(InputError) {
    let parent = Path.join(folder, Path.folder(of: path))
    let real = try Self.attempt(path) { () throws(SystemError) in
      try FileSystem.realPath(parent)
    }
    root = FileSystem.workTree(around: real) ?? real
    workingFolder = folder
    self.limits = limits
  }

  /// For a folder, which is the root.
  init(folder path: String, in folder: String?, limits: InputLimits) throws(InputError) {
    root = try Self.attempt(path) { () throws(SystemError) in
      try FileSystem.realPath(Path.join(folder, path))
    }
    workingFolder = folder
    self.limits = limits
  }

  /// The schema files in a folder and the folders below it. Links to folders are not followed, so
  /// that there is no going round in circles.
  func candidates(in folder: String) throws(InputError) -> [RootFile] {
    var found: [RootFile] = []
    var waiting = [""]
    while let place = waiting.popLast() {
      let path = Path.join(folder, place)
      let names = try Self.attempt(path) { () throws(SystemError) in
        try FileSystem.names(in: Path.join(workingFolder, path))
      }
      for name in names {
        let relativePath = Path.join(place, name)
        // The current folder is not named: `openapi/orders.yaml`, not `./openapi/orders.yaml`.
        let filePath = folder == "." ? relativePath : Path.join(folder, relativePath)
        let onDisk = Path.join(workingFolder, filePath)
        guard let kind = try? FileSystem.status(of: onDisk, followingLinks: false).kind else {
          continue
        }
        if kind == .folder {
          if CandidateFile.isSearched(folder: name) { waiting.append(relativePath) }
        } else if CandidateFile.isCandidate(name: name), kind == .file || kind == .link {
          if kind == .link, (try? FileSystem.status(of: onDisk))?.kind == .folder { continue }
          found.append(RootFile(path: filePath, relativePath: relativePath))
          if found.count > limits.files {
            throw .tooManyFiles(folder: folder, limit: limits.files)
          }
        }
      }
    }
    return found.sorted { Path.precedes($0.relativePath, $1.relativePath) }
  }

  /// Reads a file that was named or listed. One that the user named may be a link to anywhere, or
  /// a pipe; one that was listed may not.
  func read(_ path: String, isNamed: Bool) throws(InputError) -> SourceFile {
    if !isNamed {
      let real = try realPath(path)
      guard Path.lies(real, in: root) else {
        throw .refused(reference: path, from: root, reason: .links(outOf: root))
      }
    }
    return try contents(of: path, mayBePipe: isNamed)
  }

  /// See ``InputSet/read(settings:)``.
  func read(settings name: String, in folder: String) throws(InputError) -> SourceFile? {
    let path = folder == "." ? name : Path.join(folder, name)
    guard (try? FileSystem.status(of: Path.join(workingFolder, path))) != nil else { return nil }
    return try contents(of: path, mayBePipe: false)
  }

  /// See ``InputSet/path(ofReference:from:)``.
  func path(ofReference reference: String, from path: String) throws(InputError) -> String {
    try target(of: reference, from: path)
  }

  /// See ``InputSet/read(reference:from:)``.
  func read(reference: String, from path: String) throws(InputError) -> SourceFile {
    let target = try target(of: reference, from: path)
    let real: String
    do {
      real = try FileSystem.realPath(Path.join(workingFolder, target))
    } catch {
      guard error.isMissing else { throw InputError(error, path: target) }
      throw .missingReference(
        reference: reference, from: path, path: target,
        nearest: FileSystem.nearestName(to: target, in: workingFolder))
    }
    guard Path.lies(real, in: root) else {
      throw .refused(reference: reference, from: path, reason: .links(outOf: root))
    }
    return try contents(of: target, mayBePipe: false)
  }

  /// The path that a reference means: the first spelling that exists, or else the first.
  private func target(of reference: String, from path: String) throws(InputError) -> String {
    try Reference.check(reference, from: path)
    let folder = path == InputSet.standardInputPath ? "" : Path.folder(of: path)
    let place = try placeInRoot(of: folder)
    var targets: [String] = []
    for spelling in Reference.spellings(of: reference) {
      guard Path.contained(Path.join(place, spelling)) != nil else { continue }
      targets.append(Path.tidied(Path.join(folder, spelling)))
    }
    guard let first = targets.first else {
      throw .refused(reference: reference, from: path, reason: .climbs(outOf: root))
    }
    let existing = targets.first {
      (try? FileSystem.status(of: Path.join(workingFolder, $0), followingLinks: false)) != nil
    }
    return existing ?? first
  }

  /// Where a folder is inside the root, against which `..` is counted.
  private func placeInRoot(of folder: String) throws(InputError) -> String {
    let real = try realPath(folder)
    guard Path.lies(real, in: root) else { return "" }
    return String(real.dropFirst(root.count).drop { $0 == "/" })
  }

  private func realPath(_ path: String) throws(InputError) -> String {
    try Self.attempt(path) { () throws(SystemError) in
      try FileSystem.realPath(Path.join(workingFolder, path))
    }
  }

  private func contents(of path: String, mayBePipe: Bool) throws(InputError) -> SourceFile {
    let onDisk = Path.join(workingFolder, path)
    // Asked before opening: opening a pipe that nobody writes to would wait for ever.
    let kind = try Self.attempt(path) { () throws(SystemError) in
      try FileSystem.status(of: onDisk).kind
    }
    if kind == .folder { throw .isFolder(path: path) }
    if kind != .file && !mayBePipe { throw .notAFile(path: path) }
    return SourceFile(path: path, bytes: try Self.bytes(of: onDisk, path: path, limits.fileBytes))
  }

  /// All of standard input.
  static func standardInput(limit: Int) throws(InputError) -> [UInt8] {
    try bytes(of: "/dev/stdin", path: InputSet.standardInputPath, limit)
  }

  private static func bytes(of onDisk: String, path: String, _ limit: Int) throws(InputError)
    -> [UInt8]
  {
    let bytes = try attempt(path) { () throws(SystemError) -> [UInt8]? in
      let file = try FileSystem.open(onDisk)
      let size = try FileSystem.status(of: file).size
      return size > limit ? nil : try file.readAll(limit: limit, expecting: size)
    }
    guard let bytes else { throw .tooLarge(path: path, limit: limit) }
    return bytes
  }

  /// Says of which path a system call failed.
  private static func attempt<Result>(
    _ path: String, _ call: () throws(SystemError) -> Result
  ) throws(InputError) -> Result {
    do {
      return try call()
    } catch {
      throw InputError(error, path: path)
    }
  }
}
