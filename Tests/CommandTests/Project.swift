import Foundation
import Glibc
import TestSupport

@testable import SourceInput

/// A git repository of its own in a folder that goes away with the test, and `apilint` run in it as a
/// person or a CI system runs it: the built program, with no variable but those that are given here.
final class Project: Sendable {
  let path: String

  /// A repository without a commit, whose first branch is `main`.
  init() throws {
    path = try TemporaryFolder.make()
    try git("init", "--quiet", "--initial-branch=main", ".")
  }

  /// A folder that is no repository, where `isRepository` is false.
  init(isRepository: Bool) throws {
    path = try TemporaryFolder.make()
    if isRepository { try git("init", "--quiet", "--initial-branch=main", ".") }
  }

  /// A clone, as CI systems make them.
  init(cloning origin: Project, _ options: String...) throws {
    path = try TemporaryFolder.make()
    try git(["clone", "--quiet"] + options + ["file://" + origin.path, "."])
  }

  deinit {
    _ = try? Self.run(["rm", "-rf", "--", path], in: "/", environment: [:])
  }
}

// MARK: Files

extension Project {
  /// Writes a file and the folders it is in.
  func write(_ name: String, _ text: String) throws {
    try OutputFile.write(Array(text.utf8), to: file(name), makingFolders: true)
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: file(name), withDestinationPath: target)
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: file(name)) }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: file(name))), as: UTF8.self)
  }

  func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: file(name)) }

  /// All files but git's own, in byte order.
  func files() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: path)
      .filter { !$0.hasPrefix(".git/") && $0 != ".git" }.sorted()
  }

  private func file(_ name: String) -> String { path + "/" + name }
}

// MARK: git

extension Project {
  /// Commits all that is on disk at noon of a day.
  /// - Parameter author: the day that the commit's author claims; nobody has to believe it.
  func commit(on day: String, author: String? = nil) throws {
    try git("add", "--all")
    try git(
      "commit", "--quiet", "--allow-empty", "--message=A version", day: day, author: author)
  }

  /// Publishes a version: one file, or none where the text is nil, and a commit.
  func publish(_ text: String?, as name: String = "orders.yaml", on day: String) throws {
    if let text { try write(name, text) } else { try remove(name) }
    try commit(on: day)
  }

  func branch(_ name: String) throws { try git("switch", "--quiet", "--create", name) }

  func checkOut(_ name: String) throws { try git("switch", "--quiet", name) }

  /// Merges a branch as hosts of code do: with a commit of its own.
  func merge(_ name: String, on day: String, author: String? = nil) throws {
    try git("merge", "--quiet", "--no-ff", "--no-edit", name, day: day, author: author)
  }

  @discardableResult
  func git(_ arguments: String..., day: String = "2026-01-01", author: String? = nil) throws
    -> String
  {
    try git(arguments, day: day, author: author)
  }

  @discardableResult
  func git(_ arguments: [String], day: String = "2026-01-01", author: String? = nil) throws
    -> String
  {
    let run = try Self.run(
      ["git"] + arguments, in: path,
      environment: [
        "GIT_COMMITTER_DATE": "\(day)T12:00:00Z",
        "GIT_AUTHOR_DATE": "\(author ?? day)T12:00:00Z", "GIT_AUTHOR_NAME": "Ann",
        "GIT_AUTHOR_EMAIL": "ann@example.com", "GIT_COMMITTER_NAME": "Bob",
        "GIT_COMMITTER_EMAIL": "bob@example.com",
      ])
    guard run.status == 0 else { throw Failed(run: run) }
    return run.output
  }

  /// The id of a commit.
  func id(_ revision: String) throws -> String {
    try git("rev-parse", revision).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}

// MARK: Runs

/// What a program left behind.
struct Run: Sendable {
  var words: [String]
  var status: Int32
  /// What it wrote to standard output.
  var output: String
  /// What it wrote to standard error.
  var messages: String
}

/// A run that was to succeed.
struct Failed: Error, CustomStringConvertible {
  var run: Run
  var description: String {
    "\(run.words.joined(separator: " ")) ended with \(run.status): \(run.messages)\(run.output)"
  }
}

extension Project {
  /// Runs `apilint` in a folder of the project.
  func apilint(
    _ arguments: [String], in folder: String = "", environment: [String: String] = [:]
  ) throws -> Run {
    try Self.run(
      [Self.program] + arguments, in: folder.isEmpty ? path : path + "/" + folder,
      environment: environment)
  }

  func apilint(_ arguments: String..., environment: [String: String] = [:]) throws -> Run {
    try apilint(arguments, environment: environment)
  }

  /// The built program, beside the program that runs the tests.
  private static let program: String = {
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(filePath: tests).deletingLastPathComponent().appending(path: "apilint").path()
  }()

  /// Runs a program with no variable of this process: a CI system's own would be taken for those of a
  /// test, and a user's settings of git for those of the repository.
  private static func run(
    _ words: [String], in folder: String, environment: [String: String]
  ) throws -> Run {
    let fixed = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "HOME": "/nonexistent", "LC_ALL": "C.UTF-8",
      "TZ": "UTC", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
      "GIT_TERMINAL_PROMPT": "0",
    ]
    let settings = fixed.merging(environment) { _, given in given }
      .sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    var process = try ChildProcess(
      ["env", "-i", "-C", folder] + settings + words, environment: [:], takesInput: false)
    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 14)
    while case let count = try process.read(into: &chunk), count > 0 { output += chunk[..<count] }
    let status = process.end()
    return Run(
      words: words, status: status, output: String(decoding: output, as: UTF8.self),
      messages: process.messages)
  }
}
