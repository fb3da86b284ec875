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
