/// One API file of a revision: where reading starts. What it refers to is read on the way.
package struct RootFile: Sendable, Equatable {
  /// The path as the user would write it: `openapi/users.yaml`, `main:openapi/users.yaml`.
  package let path: String
  /// The path inside the folder that was named, by which the two revisions are matched; the file's
  /// own name where a file was named.
  package let relativePath: String
  /// Further files that the API is written in, where the format does not say so itself.
  package private(set) var parts: [RootFile] = []

  init(path: String, relativePath: String) {
    self.path = path
    self.relativePath = relativePath
  }

  /// The same file, with further ones.
  package func joined(with parts: [RootFile]) -> RootFile {
    var root = self
    root.parts = parts
    return root
  }

  /// Whether it is named as YAML.
  package var isYAML: Bool {
    let name = relativePath.lowercased()
    return name.hasSuffix(".yaml") || name.hasSuffix(".yml")
  }
}
