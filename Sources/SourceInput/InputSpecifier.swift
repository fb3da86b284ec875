/// What the user named as OLD or NEW: where the files of one revision are to be found.
package enum InputSpecifier: Sendable, Equatable {
  /// A file on disk, as written.
  case file(String)
  /// A folder on disk, as written: every schema file in it is an API, matched by relative path.
  case folder(String)
  /// `-`
  case standardInput
  /// `REV:path`. An empty revision is git's index, an empty path the whole tree.
  case git(revision: String, path: String)

  /// Reads an argument. What exists on disk wins, so that a file with a colon in its name can be
  /// named; then comes `REV:path`, cut at the first colon outside braces, as git cuts it (so that
  /// `HEAD^{/fix: typo}:api.yaml` is one revision and one path).
  ///
  /// Neither the revision nor the path behind it is looked up here; ``InputSet`` does that.
  ///
  /// - Parameter folder: what relative paths are relative to; nil is the current folder.
  package static func parse(_ argument: String, in folder: String? = nil) throws(InputError)
    -> InputSpecifier
  {
    if argument == "-" { return .standardInput }
    if argument.isEmpty { throw .emptyArgument }
    if argument.utf8.contains(0) || argument.utf8.contains(UInt8(ascii: "\n")) {
      throw .malformedArgument(argument)
    }
    let failure: SystemError
    do {
      let kind = try FileSystem.status(of: Path.join(folder, argument)).kind
      return kind == .folder ? .folder(argument) : .file(argument)
    } catch {
      failure = error
    }
    if argument.contains("://") { throw .address(argument) }
    guard failure.isMissing else { throw InputError(failure, path: argument) }
    guard let colon = firstColonOutsideBraces(of: argument) else {
      if GitRepository(folder: folder).knows(revision: argument) {
        throw .revisionWithoutPath(argument)
      }
      throw .missing(
        path: argument, nearest: FileSystem.nearestName(to: argument, in: folder))
    }
    let path = argument[argument.index(after: colon)...]
    if path.hasPrefix("/") { throw .absoluteInRevision(argument) }
    return .git(revision: String(argument[..<colon]), path: String(path))
  }

  private static func firstColonOutsideBraces(of argument: String) -> String.Index? {
    var depth = 0
    for index in argument.indices {
      switch argument[index] {
      case "{": depth += 1
      case "}": depth -= 1
      case ":" where depth <= 0: return index
      default: break
      }
    }
    return nil
  }
}
