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

  /// Without `.` and `..`, as far as these do not lead out of where the path begins.
  static func tidied(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  /// The path seen from a folder that begins where it does: `../schemas/order.yaml`.
  static func relative(_ path: String, to folder: String) -> String {
    let parts = tidied(path).split(separator: "/")
    let start = tidied(folder).split(separator: "/")
    let common = zip(parts, start).prefix { $0 == $1 }.count
    return (start.dropFirst(common).map { _ in ".." } + parts.dropFirst(common))
      .joined(separator: "/")
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
