internal import RuleEngine
internal import SourceInput

/// The APIs of a history: in a folder one a series, in git those of the configuration or those that are found
/// by their content in the newest version, and those whose files were deleted on the way.
struct AuditSubjects {
  let configuration: Configuration
  /// The folder of the configuration, from the root of the repository; empty at the root.
  let folder: String

  func found(in history: PublishedHistory) throws -> [AuditReplay.Subject] {
    do {
      switch history.source {
      case .folder(let folder):
        let parts = try Self.parts(of: folder)
        let keys = Set(
          folder.versions.flatMap { version in
            version.apis.filter { !parts.contains($0.root.relativePath) }.map(\.key)
          }
        ).sorted()
        return keys.map { AuditReplay.Subject(name: keys.count == 1 ? "" : $0, path: $0) }
      case .tags(let tags, let repository):
        guard let newest = tags.last else { return [] }
        return try found(
          in: try InputSet.open(
            newest.commit, path: folder, in: repository, label: newest.name))
      case .branch(let git):
        guard !git.commits.isEmpty else { return [] }
        var subjects: [AuditReplay.Subject] = []
        do {
          subjects = try found(in: try git.inputs(at: git.commits.count - 1, path: folder))
        } catch InputError.missingInRevision {
          // The folder itself may be among what was deleted.
        }
        for path in deleted(in: git) where !subjects.contains(where: { $0.path == path }) {
          subjects.append(
            AuditReplay.Subject(name: String(path.dropFirst(start.count)), path: path))
        }
        return subjects
      }
    } catch let error as InputError {
      throw Failure(error)
    }
  }

  /// The files that are parts of a schema in the newest version, where versions are folders.
  private static func parts(of folder: DatedFolder) throws(InputError) -> Set<String> {
    guard let newest = folder.versions.last, newest.apis.count > 1 else { return [] }
    let apis = try InputSet.open(newest.specifier).apis()
    return Set(apis.flatMap { $0.parts.map(\.relativePath) })
  }

  private func found(in input: InputSet) throws -> [AuditReplay.Subject] {
    try APICatalog(input, named: configuration.apis).apis
      .map {
        AuditReplay.Subject(
          name: $0.name, path: start + $0.root.relativePath,
          levels: SchemaParts.levels(of: $0.root))
      }
  }

  /// What stands before the paths of this folder in those from the root of the repository.
  private var start: String { folder.isEmpty ? "" : folder + "/" }

  /// Files that were deleted and not brought back, and that were APIs.
  private func deleted(in history: GitHistory) -> [String] {
    var gone: [String: Int] = [:]
    for (index, commit) in history.commits.enumerated() {
      for change in commit.changes {
        gone[change.path] = change.kind == .removed ? index : nil
      }
    }
    return gone.sorted { $0.key < $1.key }.filter { path, index in
      guard index > 0, isLookedFor(path),
        let input = try? history.inputs(at: index - 1, path: path),
        let root = input.roots.first, let source = try? input.read(root)
      else { return false }
      return Formats.mayRead(source)
    }.map(\.key)
  }

  private func isLookedFor(_ path: String) -> Bool {
    guard path.hasPrefix(start) else { return false }
    let own = String(path.dropFirst(start.count))
    return configuration.apis.isEmpty || configuration.apis.contains { $0.contains(own) }
  }
}
