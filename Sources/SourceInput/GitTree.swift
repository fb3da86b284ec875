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
    // A name goes to git as one line.
    if path.utf8.contains(10) || path.utf8.contains(0) { return .missing }
    switch try reader.object(id + ":" + path, limit: limit) {
    case .object(_, "blob", let bytes): return .file(bytes)
    case .object(_, "tree", _): return .folder
    case .object, .missing: return .missing
    case .tooLarge: return .tooLarge
    case .linkOutside: return .linkOutside
    case .brokenLink: return .brokenLink
    }
  }

  func files(in folder: String, limit: Int) throws(InputError) -> [String] {
    var found: [String] = []
    var waiting = [""]
    while let place = waiting.popLast(), found.count <= limit {
      let name = Path.join(folder, place)
      let object = name.isEmpty ? id + "^{tree}" : id + ":" + name
      guard case .object(let tree, "tree", let bytes) = try reader.object(object, limit: .max)
      else { continue }
      for entry in GitEntry.entries(ofTree: bytes, idLength: tree.utf8.count / 2) {
        let path = Path.join(place, entry.path)
        switch entry.kind {
        case .folder where CandidateFile.isSearched(folder: entry.path): waiting.append(path)
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
