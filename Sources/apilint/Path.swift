internal import Glibc
internal import SourceInput
internal import SourceText

/// Paths as text, where a file of our own (a configuration) is looked for.
enum Path {
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func join(_ folder: String, _ path: String) -> String {
    folder.isEmpty || path.hasPrefix("/") ? path : "\(folder)/\(path)"
  }

  /// The path from the root of the file system; unchanged where the current folder is not known.
  static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/"), let current = unsafe getcwd(nil, 0) else { return path }
    defer { unsafe free(current) }
    return join(unsafe String(cString: current), path)
  }

  /// - Throws: ``InputError`` when there is no such file or it cannot be read.
  static func read(_ path: String) throws(InputError) -> [UInt8] {
    let input = try InputSet.open(.file(path))
    return try input.read(input.roots[0]).bytes
  }
}
