/// Which files of a folder are worth a look; what they hold is found out by reading them.
enum CandidateFile {
  private static let endings: Set<String> = [
    "yaml", "yml", "json", "graphql", "graphqls", "gql", "proto",
  ]

  /// The same for git, as patterns of paths anywhere in the repository.
  static let pathspecs = endings.sorted().map { ":(top,icase,glob)**/*.\($0)" }

  /// Dot files are settings, not schemas.
  static func isCandidate(name: String) -> Bool {
    guard !name.hasPrefix("."), let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else {
      return false
    }
    return endings.contains(name[name.utf8.index(after: dot)...].lowercased())
  }

  /// The same for a path, all of whose folders are searched.
  static func isCandidate(path: String) -> Bool {
    let parts = path.split(separator: "/").map(String.init)
    guard let name = parts.last, isCandidate(name: name) else { return false }
    return parts.dropLast().allSatisfy(isSearched(folder:))
  }

  /// Dot folders are tools' own, `node_modules` other people's.
  static func isSearched(folder name: String) -> Bool {
    !name.hasPrefix(".") && name != "node_modules"
  }
}
