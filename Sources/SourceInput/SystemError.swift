import Glibc

/// A failed system call.
struct SystemError: Error, Equatable {
  /// The value of `errno`.
  let code: Int32

  init(_ code: Int32) { self.code = code }

  /// The other side of a pipe has ended.
  static var endOfStream: SystemError { SystemError(EPIPE) }

  /// A file where a folder is needed.
  static var noFolder: SystemError { SystemError(ENOTDIR) }

  /// The failure of the call just made.
  static var last: SystemError { SystemError(errno) }

  var isMissing: Bool { code == ENOENT || code == ENOTDIR || code == ENAMETOOLONG }

  var isDenied: Bool { code == EACCES || code == EPERM }

  /// The system's own words, starting in lower case.
  var message: String {
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    let words = unsafe String(cString: text)
    return words.prefix(1).lowercased() + words.dropFirst()
  }
}
