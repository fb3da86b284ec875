import Glibc
internal import SourceText

/// The few questions that are asked of the disk.
enum FileSystem {
  enum Kind { case file, folder, link, other }

  struct Status {
    let kind: Kind
    let size: Int
    let mode: mode_t
  }

  /// What a path is, links followed unless told otherwise.
  static func status(of path: String, followingLinks: Bool = true) throws(SystemError) -> Status {
    var info = stat()
    let path = path.isEmpty ? "." : path
    guard unsafe (followingLinks ? stat(path, &info) : lstat(path, &info)) == 0 else { throw .last }
    return status(info)
  }

  /// What an open file is.
  static func status(of file: borrowing FileDescriptor) throws(SystemError) -> Status {
    var info = stat()
    guard unsafe fstat(file.raw, &info) == 0 else { throw .last }
    return status(info)
  }

  private static func status(_ info: stat) -> Status {
    let kind: Kind =
      switch info.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    return Status(kind: kind, size: Int(info.st_size), mode: info.st_mode & 0o7777)
  }

  static func open(_ path: String) throws(SystemError) -> FileDescriptor {
    let raw = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard raw >= 0 else { throw .last }
    return FileDescriptor(raw)
  }

  /// The absolute path with every link followed.
  static func realPath(_ path: String) throws(SystemError) -> String {
    guard let real = unsafe realpath(path.isEmpty ? "." : path, nil) else { throw .last }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }

  /// The names in a folder, in byte order.
  static func names(in folder: String) throws(SystemError) -> [String] {
    guard let stream = unsafe opendir(folder.isEmpty ? "." : folder) else { throw .last }
    defer { _ = unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { field in
        unsafe field.withMemoryRebound(to: CChar.self, capacity: 256) { text in
          unsafe String(cString: text)
        }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted(by: Path.precedes)
  }

  /// The work tree that a folder is in: the nearest one upwards with a `.git` in it.
  static func workTree(around realFolder: String) -> String? {
    var folder = realFolder
    while true {
      if (try? status(of: Path.join(folder, ".git"))) != nil { return folder }
      if folder == "/" || folder.isEmpty { return nil }
      folder = Path.folder(of: folder)
    }
  }

  /// The path beside a missing one whose name is most like it.
  static func nearestName(to path: String, in folder: String?) -> String? {
    let parent = Path.folder(of: path)
    let names = (try? names(in: Path.join(folder, parent))) ?? []
    return NearestWord.to(Path.name(of: path), among: names).map { Path.join(parent, $0) }
  }
}
