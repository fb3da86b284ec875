import Glibc
import SourceText
import TestSupport

@testable import SourceInput

/// A real folder that goes away with the test, and a git repository where a test makes it one.
final class TestFolder: Sendable {
  let path: String

  init() {
    path = try! TemporaryFolder.make()
  }

  deinit {
    _ = try? run(["rm", "-rf", "--", path])
  }

  /// Writes a file and the folders it is in.
  func write(_ name: String, _ text: String = "x") throws {
    let path = Path.join(path, name)
    _ = try run(["mkdir", "-p", "--", Path.folder(of: path)])
    try OutputFile.write(Array(text.utf8), to: path)
  }

  func remove(_ name: String) throws {
    _ = try run(["rm", "-rf", "--", Path.join(path, name)])
  }

  func link(_ name: String, to target: String) throws {
    guard unsafe symlink(target, Path.join(path, name)) == 0 else { throw SystemError.last }
  }

  /// Makes it a repository whose first branch is `main`.
  func makeRepository() throws {
    _ = try git("init", "--quiet", "--initial-branch=main", ".")
  }

  /// Commits everything at noon of a day.
  func commit(on day: String = "2026-01-02") throws {
    _ = try git("add", "--all")
    _ = try git("commit", "--quiet", "--allow-empty", "--message=A version", day: day)
  }

  @discardableResult
  func git(_ arguments: String..., day: String = "2026-01-02") throws -> String {
    try run(
      ["git", "-C", path, "-c", "user.name=A", "-c", "user.email=a@example.com"] + arguments,
      environment: [
        "GIT_COMMITTER_DATE": "\(day)T12:00:00Z", "GIT_AUTHOR_DATE": "2001-01-01T00:00:00Z",
        "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
      ])
  }

  /// The repository, as somebody in a folder of it finds it.
  func repository(in folder: String = "") throws -> GitRepository {
    try GitRepository.open(in: Path.join(path, folder))
  }

  /// All that was published on a branch.
  func history(of revision: String = "HEAD", until day: String? = nil) throws -> GitHistory {
    let repository = try repository()
    return try GitHistory(
      of: repository.commit(revision), in: repository, until: day.map(number(ofDay:)))
  }

  /// Opens an argument as somebody in this folder would write it.
  func open(_ argument: String, in folder: String = "", limits: InputLimits = InputLimits()) throws
    -> InputSet
  {
    let folder = Path.join(path, folder)
    return try InputSet.open(.parse(argument, in: folder), limits: limits, in: folder)
  }

  /// The error of opening an argument and reading its files.
  func error(_ argument: String, in folder: String = "", limits: InputLimits = InputLimits())
    -> InputError?
  {
    do {
      let set = try open(argument, in: folder, limits: limits)
      for root in set.roots { _ = try set.read(root) }
      return nil
    } catch {
      return error as? InputError
    }
  }

  private func run(_ words: [String], environment: [String: String] = [:]) throws -> String {
    var process = try ChildProcess(words, environment: environment, takesInput: false)
    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while case let count = try process.read(into: &chunk), count > 0 { output += chunk[..<count] }
    guard process.end() == 0 else {
      throw InputError.gitFailed(what: words.joined(separator: " "), message: process.messages)
    }
    return String(decoding: output, as: UTF8.self)
  }
}

/// `2026-01-02`, in days since 1970-01-01.
func number(ofDay day: String) -> Int32 {
  let parts = day.split(separator: "-").compactMap { Int($0) }
  return Day.number(year: parts[0], month: parts[1], day: parts[2])!
}

extension SourceFile {
  var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension InputSet {
  /// The text of its only file.
  func onlyText() throws -> String { try read(roots[0]).text }
}
