internal import GraphQLFormat
internal import SourceInput
internal import SourceText

/// Schemas that are written in several files.
///
/// Other formats say themselves which files belong together. GraphQL does not: the files of a folder in
/// which one defines the schema, or the type that queries begin at, are one schema; where several do, each
/// is a schema with the files beside it and below that belong to no other. Files in none of which a schema
/// begins are each by themselves: types of one name may be of two services.
enum SchemaParts {
  /// The roots, with those that are parts of another one joined to it. Files of clients, which hold
  /// operations, are left out.
  static func joined(_ roots: [RootFile], in input: InputSet) throws(InputError) -> [RootFile] {
    let files = roots.filter { isSDL($0.relativePath) }
    guard files.count > 1 else { return roots }
    var roles: [String: SchemaRole] = [:]
    for file in files { roles[file.relativePath] = SchemaRole(of: try input.read(file)) }
    let clients = Set(
      files.map(\.relativePath).filter { roles[$0]?.isExecutable ?? false })
    let own = files.filter { !clients.contains($0.relativePath) }
    let heads = heads(own, roles)
    var parts: [String: [RootFile]] = [:]
    var taken: Set<String> = []
    for file in own where !heads.contains(file) {
      guard let head = head(of: file, among: heads) else { continue }
      parts[head.relativePath, default: []].append(file)
      taken.insert(file.relativePath)
    }
    return roots.filter { !taken.contains($0.relativePath) && !clients.contains($0.relativePath) }
      .map { $0.joined(with: parts[$0.relativePath] ?? []) }
  }

  /// Where schemas begin: at the `schema` definition, else at the type of queries. One that has only the
  /// definition begins together with the only such type around it.
  private static func heads(_ files: [RootFile], _ roles: [String: SchemaRole]) -> [RootFile] {
    let defining = files.filter { roles[$0.relativePath]?.definesSchema ?? false }
    let querying = files.filter { roles[$0.relativePath]?.definesQuery ?? false }
    let plain = querying.filter { !defining.contains($0) }
    var joined: Set<String> = []
    for head in defining where !querying.contains(head) {
      let folder = Path.folder(of: head.relativePath)
      let inside = plain.filter {
        folder.isEmpty || $0.relativePath.hasPrefix(folder + "/")
      }
      let rivals = defining.filter {
        $0 != head && (folder.isEmpty || $0.relativePath.hasPrefix(folder + "/"))
      }
      if inside.count == 1, rivals.isEmpty { joined.insert(inside[0].relativePath) }
    }
    return defining + plain.filter { !joined.contains($0.relativePath) }
  }

  /// The head that a file belongs to: the only one, else the only one in the nearest folder around it.
  private static func head(of file: RootFile, among heads: [RootFile]) -> RootFile? {
    if heads.count == 1 { return heads[0] }
    var folder = Path.folder(of: file.relativePath)
    while true {
      let here = heads.filter { Path.folder(of: $0.relativePath) == folder }
      if !here.isEmpty { return here.count == 1 ? here[0] : nil }
      guard !folder.isEmpty, folder != "." else { return nil }
      folder = Path.folder(of: folder)
    }
  }

  static func isSDL(_ path: String) -> Bool {
    let name = path.lowercased()
    return [".graphql", ".graphqls", ".gql"].contains { name.hasSuffix($0) }
  }

  /// How many folders above its own hold a file and all its parts; nil for a file of a format that says itself
  /// which files belong to it. (A schema that is one file today may have been several.)
  static func levels(of root: RootFile) -> Int? {
    guard isSDL(root.relativePath) else { return nil }
    func folders(_ path: String) -> [Substring] { Path.folder(of: path).split(separator: "/") }
    let own = folders(root.relativePath)
    let common = root.parts.reduce(own.count) { count, part in
      min(count, zip(own, folders(part.relativePath)).prefix { $0 == $1 }.count)
    }
    return own.count - common
  }

  /// The folder that many levels above that of a file.
  static func folder(of path: String, above levels: Int) -> String {
    (0..<levels).reduce(Path.folder(of: path)) { folder, _ in Path.folder(of: folder) }
  }
}

extension InputSet {
  /// The APIs, as far as their files tell: see ``SchemaParts``.
  func apis() throws(InputError) -> [RootFile] { try SchemaParts.joined(roots, in: self) }

  /// The same, for commands.
  func apisToRead() throws(Failure) -> [RootFile] {
    do {
      return try apis()
    } catch {
      throw Failure(error)
    }
  }
}
