internal import SourceText

/// The repository around a folder, asked through the git command. No shell is involved, and what
/// the user wrote never stands where git expects an option.
///
/// A copy asks the same repository; objects are read through one process that all copies share and
/// that starts with the first of them (``GitObjectReader``).
package struct GitRepository: Sendable {
  /// Nil is the current folder.
  package let folder: String?
  private let environment: [String: String]
  private let shared = SharedObjectReader()

  /// - Parameter environment: variables for git besides those that are always set.
  init(folder: String?, environment: [String: String] = [:]) {
    self.folder = folder
    self.environment = environment.merging(Self.environment) { $1 }
  }

  /// Finds the repository around a folder; nil is the current one.
  ///
  /// Throws ``InputError/notARepository(message:)`` and ``InputError/gitNotInstalled``.
  package static func open(in folder: String? = nil) throws(InputError) -> GitRepository {
    let repository = GitRepository(folder: folder)
    _ = try repository.prefix()
    return repository
  }

  /// How one git command ended.
  struct Answer {
    let status: Int32
    let output: [UInt8]
    let messages: String
  }

  /// Quiet, in English, asking nobody for a password and leaving the index alone. Patterns of paths
  /// mean what they say here, and what one clone puts in the place of a commit was never published.
  private static let environment = [
    "GIT_LITERAL_PATHSPECS": "0", "GIT_NO_REPLACE_OBJECTS": "1", "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C",
  ]

  /// The reader that everybody shares who has this repository. Only for names that git is sure to
  /// survive, such as ids; it is not started anew.
  func objects() throws(InputError) -> GitObjectReader { try shared.reader(of: self) }

  /// Starts a git command.
  func start(_ arguments: [String], takesInput: Bool) throws(InputError) -> ChildProcess {
    let place = folder.map { ["-C", $0] } ?? []
    do {
      return try ChildProcess(
        ["git"] + place + arguments, environment: environment, takesInput: takesInput)
    } catch {
      if error.isMissing { throw .gitNotInstalled }
      throw .gitFailed(what: "the repository", message: error.message)
    }
  }

  /// Runs a git command to its end.
  func run(_ arguments: [String]) throws(InputError) -> Answer {
    var output: [UInt8] = []
    let end = try run(arguments) { output += $0 }
    return Answer(status: end.status, output: output, messages: end.messages)
  }

  /// Runs a git command to its end and hands on its output as it comes.
  ///
  /// - Parameter input: what it reads from its standard input, all of it before it answers; nil for
  ///   nothing.
  func run(_ arguments: [String], input: [UInt8]? = nil, take: (ArraySlice<UInt8>) -> Void)
    throws(InputError) -> (status: Int32, messages: String)
  {
    var process = try start(arguments, takesInput: input != nil)
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    do {
      if let input {
        try process.write(input)
        process.closeInput()
      }
      while case let count = try process.read(into: &chunk), count > 0 { take(chunk[..<count]) }
    } catch {
      throw .gitFailed(what: "the repository", message: error.message)
    }
    let status = process.end()
    return (status, process.messages)
  }

  /// The one line that a git command writes; nil if it fails.
  func line(_ arguments: [String]) throws(InputError) -> String? {
    let answer = try run(arguments)
    guard answer.status == 0 else { return nil }
    let end = answer.output.last == 10 ? 1 : 0
    return String(decoding: answer.output.dropLast(end), as: UTF8.self)
  }

  /// Where the folder is in its repository: `` at the root, `services/orders` below it.
  package func prefix() throws(InputError) -> String {
    let answer = try run(["rev-parse", "--show-prefix"])
    guard answer.status == 0 else {
      throw .notARepository(message: Self.firstLine(of: answer.messages))
    }
    return Path.tidied(String(decoding: answer.output.dropLast(), as: UTF8.self))
  }

  /// Whether older commits were left out when it was cloned.
  package func isShallow() -> Bool {
    let answer = try? run(["rev-parse", "--is-shallow-repository"])
    return answer?.output.starts(with: "true".utf8) ?? false
  }

  /// The branches and tags that somebody may have meant by a name that git does not know.
  func names(near revision: String) -> [String] {
    let format = "--format=%(refname:short)"
    guard
      let answer = try? run(["for-each-ref", format, "refs/heads", "refs/tags", "refs/remotes"])
    else { return [] }
    let names = String(decoding: answer.output, as: UTF8.self).split(separator: "\n").map(
      String.init)
    // `main` in a clone that has only `origin/main`, as CI makes them.
    let remote = names.filter { $0.hasSuffix("/" + revision) }
    if !remote.isEmpty { return Array(remote.prefix(3)) }
    return NearestWord.to(revision, among: names).map { [$0] } ?? []
  }

  /// Every entry of git's index, by its path from the root of the repository.
  func index() throws(InputError) -> [GitEntry] {
    let answer = try run(["ls-files", "--stage", "--full-name", "-z", "--", ":/"])
    guard answer.status == 0 else {
      throw .gitFailed(what: "its index", message: Self.firstLine(of: answer.messages))
    }
    return answer.output.split(separator: 0).compactMap(GitEntry.init(indexLine:))
  }

  /// What git said, without the word in front.
  static func firstLine(of messages: String) -> String {
    let lines = messages.split(separator: "\n")
    let line = lines.first { $0.hasPrefix("fatal: ") } ?? lines.first ?? "no message"
    return String(line.hasPrefix("fatal: ") ? line.dropFirst(7) : line)
  }
}
