/// What a commit did to one file, against the commit before it on the way that its branch took.
package struct GitChange: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    case added, edited, removed
    /// Moved, perhaps with an edit.
    case renamed(from: String)
  }

  package let kind: Kind
  /// From the root of the repository; where a file was removed, the path that it had.
  package let path: String
  /// The object id of the file's bytes, or of the text of a link; nil where it was removed.
  package let blob: String?
  /// Whether it is a symbolic link: what it leads to may change while the link does not.
  package let isLink: Bool

  /// An entry of `git log --raw -z`: `:MODE MODE ID ID STATUS`, then the path or, of a rename, the
  /// path before and the path. Nil for what is no file on either side, such as a submodule.
  init?(head: ArraySlice<UInt8>, paths: [String]) {
    let fields = head.dropFirst().split(separator: UInt8(ascii: " "))
    guard fields.count == 5, let path = paths.last else { return nil }
    let wasFile = Self.isFile(mode: fields[0])
    let isFile = Self.isFile(mode: fields[1])
    guard wasFile || isFile else { return nil }
    self.path = path
    blob = isFile ? String(decoding: fields[3], as: UTF8.self) : nil
    isLink = fields[1].starts(with: "12".utf8)
    kind =
      if !isFile {
        .removed
      } else if !wasFile || fields[4].first == UInt8(ascii: "C") {
        .added
      } else if paths.count == 2 {
        .renamed(from: paths[0])
      } else {
        .edited
      }
  }

  /// How many paths stand behind the entry.
  static func pathCount(head: ArraySlice<UInt8>) -> Int {
    let status = head.split(separator: UInt8(ascii: " ")).last?.first
    return status == UInt8(ascii: "R") || status == UInt8(ascii: "C") ? 2 : 1
  }

  private static func isFile(mode: ArraySlice<UInt8>) -> Bool {
    mode.starts(with: "10".utf8) || mode.starts(with: "12".utf8)
  }
}
