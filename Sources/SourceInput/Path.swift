/// Paths as text: joined, tidied and resolved without a look at the disk.
enum Path {
  /// The path behind a folder; an absolute path stays as it is.
  static func join(_ folder: String?, _ path: String) -> String {
    guard let folder, !folder.isEmpty, !path.hasPrefix("/") else { return path }
    if path.isEmpty { return folder }
    return folder.hasSuffix("/") ? folder + path : folder + "/" + path
  }

  /// The folder that a path is in: empty for a bare name.
  static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// What is behind the last slash.
  static func name(of path: some StringProtocol) -> String {
    path.split(separator: "/" as Character).last.map { String($0) } ?? ""
  }

  /// Without `.`, doubled slashes and any `..` that can be taken away; a relative path may keep
  /// leading ones.
  static func tidied(_ path: String) -> String {
    let isAbsolute = path.hasPrefix("/")
    var kept: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part != ".." {
        kept.append(part)
      } else if let last = kept.last, last != ".." {
        kept.removeLast()
      } else if !isAbsolute {
        kept.append(part)
      }
    }
    return (isAbsolute ? "/" : "") + kept.joined(separator: "/")
  }

  /// The tidied path, or nil if it climbs above where it starts.
  static func contained(_ path: String) -> String? {
    let path = tidied(path)
    return path == ".." || path.hasPrefix("../") ? nil : path
  }

  /// Whether a real path is a folder or lies in it.
  static func lies(_ path: String, in folder: String) -> Bool {
    folder == "/" || path == folder || path.hasPrefix(folder + "/")
  }

  /// Byte order, the same on every machine.
  static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}
