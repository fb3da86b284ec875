internal import SyntaxTree

extension StrictDecoder {
  /// The APIs of the configuration, each with a name of its own.
  mutating func apis(_ node: NodeID) -> [ConfiguredAPI]? {
    guard let items = items(node) else { return nil }
    var apis: [ConfiguredAPI] = []
    for item in items {
      guard
        let fields = fields(
          item, of: "an API", required: ["name", "files"], optional: ["release"]),
        let name = string(fields["name"]!), let files = strings(fields["files"]!)
      else { continue }
      if apis.contains(where: { $0.name == name }) {
        report("there is an API '\(name)' already", remedy: "give it another name", at: item)
      }
      for file in files where file.hasPrefix("/") || file.split(separator: "/").contains("..") {
        report(
          "'\(file)' leads out of the folder of the configuration",
          remedy: "name files below it, with a relative path", at: fields["files"]!)
      }
      apis.append(
        ConfiguredAPI(
          name: name,
          files: files.map {
            GlobPattern($0.hasPrefix("./") ? String($0.dropFirst(2)) : $0, separator: "/")
          },
          release: fields["release"].flatMap { release($0) }, place: tree.range(fields["name"]!)))
    }
    return apis
  }

  /// Where published versions are: exactly one of the three.
  mutating func release(_ node: NodeID) -> ReleaseSource? {
    guard let fields = fields(node, of: "'release'", optional: ["branch", "tags", "folder"]) else {
      return nil
    }
    guard fields.count == 1, let only = fields.first, let text = string(only.value) else {
      if fields.count != 1 {
        report(
          "'release' needs one of branch, tags and folder", remedy: "such as {branch: main}",
          at: node)
      }
      return nil
    }
    switch only.key {
    case "branch": return .branch(text)
    case "tags": return .tags(text)
    default: return .folder(text)
    }
  }
}
