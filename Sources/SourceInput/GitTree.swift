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
