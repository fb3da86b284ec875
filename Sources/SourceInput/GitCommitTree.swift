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
