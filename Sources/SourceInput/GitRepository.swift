internal import SourceText

/// The repository around a folder, asked through the git command. No shell is involved, and what
/// the user wrote never stands where git expects an option.
struct GitRepository: Sendable {
  /// Nil is the current folder.
  let folder: String?

  /// How one git command ended.
  struct Answer {
    let status: Int32
    let output: [UInt8]
    let messages: String
  }

  /// Quiet, in English, asking nobody for a password and leaving the index alone.
  private static let environment = [
    "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C",
  ]

  /// Starts a git command.
  func start(_ arguments: [String], takesInput: Bool) throws(InputError) -> ChildProcess {
    let place = folder.map { ["-C", $0] } ?? []
    do {
      return try ChildProcess(
        ["git"] + place + arguments, environment: Self.environment, takesInput: takesInput)
    } catch {
      if error.isMissing { throw .gitNotInstalled }
      throw .gitFailed(what: "the repository", message: error.message)
    }
  }

  /// Runs a git command to its end.
  func run(_ arguments: [String]) throws(InputError) -> Answer {
    var process = try start(arguments, takesInput: false)
    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    do {
      while case let count = try process.read(into: &chunk), count > 0 {
        output += chunk[..<count]
      }
    } catch {
      throw .gitFailed(what: "the repository", message: error.message)
    }
    let status = process.end()
    return Answer(status: status, output: output, messages: process.messages)
  }

  /// Where the folder is in its repository: `` at the root, `services/orders` below it.
  func prefix() throws(InputError) -> String {
    let answer = try run(["rev-parse", "--show-prefix"])
    guard answer.status == 0 else {
      throw .notARepository(message: Self.firstLine(of: answer.messages))
    }
    return Path.tidied(String(decoding: answer.output.filter { $0 != 10 }, as: UTF8.self))
  }

  /// Whether a name is a revision, as far as git can be asked.
  func knows(revision: String) -> Bool {
    let name = revision + "^{tree}"
    let answer = try? run(["rev-parse", "--quiet", "--verify", "--end-of-options", name])
    return answer?.status == 0
  }

  /// Whether older commits were left out when it was cloned.
  func isShallow() -> Bool {
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
