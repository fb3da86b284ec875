import Glibc

/// Writes a file whole or not at all.
package enum OutputFile {
  /// Writes the bytes beside the file first and then puts them in its place, so that a reader sees
  /// the old bytes or the new ones, and a full disk spoils nothing. An existing file keeps its
  /// permissions, a link stays a link; a device or pipe, such as `/dev/stdout`, is written to.
  ///
  /// - Parameter makingFolders: whether folders on the way that are missing are made.
  package static func write(
    _ bytes: [UInt8], to path: String, makingFolders: Bool = false
  ) throws(OutputError) {
    do {
      if makingFolders { try makeFolders(above: path) }
      try replace(path, with: bytes)
    } catch {
      throw OutputError(error, path: path)
    }
  }

  /// Adds the bytes to the end of a file, which is made if it is not there.
  package static func append(_ bytes: [UInt8], to path: String) throws(OutputError) {
    do {
      try open(path, O_WRONLY | O_CREAT | O_APPEND).write(bytes)
    } catch {
      throw OutputError(error, path: path)
    }
  }

  private static func makeFolders(above path: String) throws(SystemError) {
    let folder = Path.folder(of: path)
    guard !folder.isEmpty, folder != "/", (try? FileSystem.status(of: folder)) == nil else {
      return
    }
    try makeFolders(above: folder)
    guard unsafe mkdir(folder, 0o777) == 0 || errno == EEXIST else { throw .last }
  }

  private static func replace(_ path: String, with bytes: [UInt8]) throws(SystemError) {
    let existing = try? FileSystem.status(of: path)
    if existing?.kind == .folder { throw SystemError(EISDIR) }
    if existing?.kind == .other {
      return try open(path, O_WRONLY).write(bytes)
    }
    let target = existing == nil ? path : try FileSystem.realPath(path)
    let temporary = Path.join(
      Path.folder(of: target),
      ".\(Path.name(of: target)).\(getpid()).\(UInt32.random(in: 0...(.max)))")
    let file = try open(temporary, O_WRONLY | O_CREAT | O_EXCL)
    do throws(SystemError) {
      if let mode = existing?.mode, fchmod(file.raw, mode) != 0 { throw .last }
      try file.write(bytes)
      guard unsafe rename(temporary, target) == 0 else { throw .last }
    } catch {
      _ = unsafe unlink(temporary)
      throw error
    }
  }

  private static func open(_ path: String, _ flags: Int32) throws(SystemError) -> FileDescriptor {
    let raw = unsafe Glibc.open(path, flags | O_CLOEXEC | O_NOCTTY, 0o666)
    guard raw >= 0 else { throw .last }
    return FileDescriptor(raw)
  }
}
