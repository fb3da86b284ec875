/// Why an input could not be read. It says what happened, to what, and what to do about it.
package enum InputError: Error, Sendable, Equatable {
  /// An argument without text.
  case emptyArgument
  /// An argument or path with a character that no path here can have.
  case malformedArgument(String)
  /// A web address as OLD or NEW.
  case address(String)
  /// `REV:/path`.
  case absoluteInRevision(String)
  /// A revision where a file was expected.
  case revisionWithoutPath(String)
  /// The git command is not installed.
  case gitNotInstalled
  /// `REV:path` outside of a git repository.
  case notARepository(message: String)
  /// git knows no such revision; `nearest` are names that it does know.
  case unknownRevision(String, nearest: [String], isShallow: Bool)

  /// A revision that names a tree or a file, where a commit was expected.
  case notACommit(String)
  /// A repository in which nothing was committed yet.
  case noCommit
  /// No tag fits a pattern; `nearest` are some that there are.
  case noTags(pattern: String, nearest: [String], isShallow: Bool)
  /// A file where a folder was expected.
  case notAFolder(path: String)
  /// A folder of dated versions without one; `found` are some names in it, without a date.
  case noDatedEntry(folder: String, found: [String])

  /// Nothing is there; `nearest` is a path like it that is.
  case missing(path: String, nearest: String?)
  /// The revision exists, the path in it does not. `tried` are the meanings that the path was given.
  case missingInRevision(revision: String, tried: [String], nearest: String?)
  case permissionDenied(path: String)
  case isFolder(path: String)
  /// A device, a socket or a pipe where only a file can be.
  case notAFile(path: String)
  case tooLarge(path: String, limit: Int)
  case tooManyFiles(folder: String, limit: Int)
  /// A file that a schema refers to is not followed.
  case refused(reference: String, from: String, reason: Refusal)
  /// A file that a schema refers to is not there.
  case missingReference(reference: String, from: String, path: String, nearest: String?)
  /// Any other failure of the operating system.
  case system(path: String, message: String)
  /// Any other failure of git, in git's own words.
  case gitFailed(what: String, message: String)

  /// Why a reference to a file is not followed.
  package enum Refusal: Sendable, Equatable {
    case absolutePath
    case address
    case malformed
    /// `..` leads out of what may be read.
    case climbs(outOf: String)
    /// A symbolic link leads out of what may be read.
    case links(outOf: String)
    /// git's index is read without following links.
    case linkInIndex
  }

  /// The exit status of a run that ends here: 2 for a wrong argument, 3 for what cannot be read.
  package var exitStatus: Int32 {
    switch self {
    case .emptyArgument, .malformedArgument, .address, .absoluteInRevision, .revisionWithoutPath,
      .gitNotInstalled, .notARepository, .unknownRevision, .notACommit, .noCommit,
      .noTags, .notAFolder, .noDatedEntry:
      2
    case .missing, .missingInRevision, .permissionDenied, .isFolder, .notAFile, .tooLarge,
      .tooManyFiles, .refused, .missingReference, .system, .gitFailed:
      3
    }
  }

  /// A failed system call on a path.
  init(_ error: SystemError, path: String) {
    if error.isMissing {
      self = .missing(path: path, nearest: nil)
    } else if error.isDenied {
      self = .permissionDenied(path: path)
    } else {
      self = .system(path: path, message: error.message)
    }
  }
}
