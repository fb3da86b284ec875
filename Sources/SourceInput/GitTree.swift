internal import SourceText

/// What git has at a path.
enum GitContents: Equatable {
  case file([UInt8])
  case folder
  case tooLarge
  case missing
  /// A symbolic link leads out of the repository.
  case linkOutside
  /// A symbolic link leads nowhere.
  case brokenLink
  /// The index is read without following links.
  case linkInIndex
}

/// Files by their paths from the root of the repository.
protocol GitTree: Sendable {
  /// What is at a path; the empty path is the root.
  func contents(of path: String, limit: Int) throws(InputError) -> GitContents

  /// Every path of a file or link below a folder, relative to it, at most one more than the limit.
  /// What is never searched, such as dot folders, is left out.
  func files(in folder: String, limit: Int) throws(InputError) -> [String]
}

extension GitTree {
  /// The schema files below a folder, relative to it, in byte order.
  func candidates(in place: String, limit: Int, folder: String) throws(InputError) -> [String] {
    let files = try files(in: place, limit: limit)
    if files.count > limit { throw .tooManyFiles(folder: folder, limit: limit) }
    return files.sorted(by: Path.precedes)
  }

  /// A schema file that may have been meant by paths that are not there: one of the same name
  /// elsewhere, or one whose path is much like one of them.
  func nearestFile(to paths: [String]) throws(InputError) -> String? {
    let files = try files(in: "", limit: 5_000).sorted(by: Path.precedes)
    let names = Set(paths.map { Path.name(of: $0) })
    if let same = files.first(where: { names.contains(Path.name(of: $0)) }) { return same }
    for path in paths.reversed() {
      if let near = NearestWord.to(path, among: files) { return near }
    }
    return nil
  }
}

/// The tree of a commit.
struct GitCommitTree: GitTree {
  /// A commit or a tree, by its full id.
  let id: String
  let reader: GitObjectReader

  func contents(of path: String, limit: Int) throws(InputError) -> GitContents {
    if path.isEmpty { return .folder }
    let name: String
    // A name goes to git as one line.
    if path.utf8.contains(10) {
      switch try entry(at: path) {
      case let entry? where entry.kind == .file: name = entry.id
      case let entry? where entry.kind == .folder: return .folder
      case let entry? where entry.kind == .link: return .brokenLink
      default: return .missing
      }
    } else {
      name = id + ":" + path
    }
    switch try reader.object(name, limit: limit) {
    case .object(_, "blob", let bytes): return .file(bytes)
    case .object(_, "tree", _): return .folder
    case .object, .missing: return .missing
    case .tooLarge: return .tooLarge
    case .linkOutside: return .linkOutside
    case .brokenLink: return .brokenLink
    }
  }

  /// The id of the bytes of a file, links followed; nil where there is no file.
  func blob(of path: String) throws(InputError) -> String? {
    if path.utf8.contains(10) {
      let found = try entry(at: path)
      return found?.kind == .file ? found?.id : nil
    }
    return switch try reader.object(id + ":" + path, limit: 0) {
    case .object(let id, "blob", _), .tooLarge(let id, "blob"): id
    default: nil
    }
  }

  /// What stands at a path in the trees themselves, found part by part, without following links.
  private func entry(at path: String) throws(InputError) -> GitEntry? {
    var tree = id + "^{tree}"
    var found: GitEntry?
    for part in path.split(separator: "/") {
      found = try entries(ofTree: tree).first { $0.path == part }
      guard let id = found?.id else { return nil }
      tree = id
    }
    return found
  }

  private func entries(ofTree name: String) throws(InputError) -> [GitEntry] {
    guard case .object(let tree, "tree", let bytes) = try reader.object(name, limit: .max)
    else { return [] }
    return GitEntry.entries(ofTree: bytes, idLength: tree.utf8.count / 2)
  }

  func files(in folder: String, limit: Int) throws(InputError) -> [String] {
    let start: String
    if folder.isEmpty {
      start = id + "^{tree}"
    } else if folder.utf8.contains(10) {
      guard let entry = try entry(at: folder) else { return [] }
      start = entry.id
    } else {
      start = id + ":" + folder
    }
    var found: [String] = []
    var waiting = [(place: "", tree: start)]
    while let (place, tree) = waiting.popLast(), found.count <= limit {
      for entry in try entries(ofTree: tree) {
        let path = Path.join(place, entry.path)
        switch entry.kind {
        case .folder where CandidateFile.isSearched(folder: entry.path):
          waiting.append((path, entry.id))
        case .file where CandidateFile.isCandidate(name: entry.path): found.append(path)
        case .link where CandidateFile.isCandidate(name: entry.path):
          let linked = Path.join(folder, path)
          if try contents(of: linked, limit: 1 << 20) != .folder { found.append(path) }
        default: break
        }
      }
    }
    return Array(found.prefix(limit == .max ? limit : limit + 1))
  }
}

/// git's index: what is about to be committed.
struct GitIndex: GitTree {
  private let entries: [String: GitEntry]
  private let reader: GitObjectReader

  init(_ entries: [GitEntry], _ reader: GitObjectReader) {
    self.entries = Dictionary(entries.map { ($0.path, $0) }) { first, _ in first }
    self.reader = reader
  }

  func contents(of path: String, limit: Int) throws(InputError) -> GitContents {
    guard let entry = entries[path] else {
      let isFolder = path.isEmpty || entries.keys.contains { $0.hasPrefix(path + "/") }
      return isFolder ? .folder : .missing
    }
    if entry.kind == .link { return .linkInIndex }
    return switch try reader.object(entry.id, limit: limit) {
    case .object(_, "blob", let bytes): .file(bytes)
    case .tooLarge: .tooLarge
    default: .missing
    }
  }

  func files(in folder: String, limit: Int) throws(InputError) -> [String] {
    let start = folder.isEmpty ? "" : folder + "/"
    var found: [String] = []
    for (path, entry) in entries where entry.kind == .file && path.hasPrefix(start) {
      let parts = path.dropFirst(start.count).split(separator: "/").map(String.init)
      guard let name = parts.last, CandidateFile.isCandidate(name: name),
        parts.dropLast().allSatisfy(CandidateFile.isSearched(folder:))
      else { continue }
      found.append(parts.joined(separator: "/"))
    }
    return found
  }
}
