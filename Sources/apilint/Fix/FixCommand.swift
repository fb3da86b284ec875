internal import ArgumentParser
internal import RuleEngine
internal import SchemaDiff
internal import SchemaModel
internal import SourceEdit
internal import SourceInput
internal import SourceText

struct FixCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix",
    abstract: "Writes what findings propose into the files, and leaves every other byte as it is.",
    discussion: """
      Without paths, the change that `apilint check` judges is mended: what was removed without notice \
      comes back, deprecated, with a sunset that leaves a whole notice period; dates that break a \
      promise are put right; misspelt annotations get their names. With OLD and NEW the same is done to \
      NEW. With one path its annotations alone are mended.

      Examples:
        apilint fix --dry-run
        apilint fix main:api.yaml api.yaml
        apilint fix api.yaml
      """)

  @Argument(help: "OLD and NEW as for `diff`, or one file as for `lint`.")
  var paths: [String] = []

  @Flag(name: .long, help: "Print a unified diff instead of writing.")
  var dryRun = false

  @Flag(name: .long, help: "Settle warnings as well.")
  var warnings = false

  @OptionGroup var change: BaseOptions

  @OptionGroup var settings: SettingsOptions

  func validate() throws {
    if paths.count > 2 { throw ValidationError("Give OLD and NEW, or one path, or none.") }
  }

  func run() async throws {
    let targets: [FixTarget] =
      switch paths.count {
      case 0: try FixTarget.ofProject(change, settings)
      case 1: [try FixTarget(state: paths[0], now: change.now, settings)]
      default: [try FixTarget(old: paths[0], new: paths[1], now: change.now, settings)]
      }
    var files: [String: (old: SourceFile, new: SourceFile)] = [:]
    var settled: [Finding] = []
    var left: [(finding: Finding, reason: String?)] = []
    for target in targets {
      // Several APIs may refer to one file: what one of them needs is there when the next is judged.
      let result = try FixRun(judged: target.judged, now: target.now, fixesWarnings: warnings)
        .run(after: files.mapValues(\.new))
      for file in result.files {
        files[file.old.path] = (files[file.old.path]?.old ?? file.old, file.new)
      }
      settled += result.settled
      left += result.left
    }
    let changed = files.sorted { $0.key < $1.key }.map(\.value)
    for file in changed {
      if dryRun {
        try StandardStreams.output.write(
          all: diff(from: file.old, to: file.new, below: targets.first?.prefix))
      } else {
        try write(file.new)
      }
    }
    try report(changed.map(\.new.path), settled, left)
    if !left.isEmpty { throw ExitCode(1) }
  }

  /// In a repository with paths from its root, which `git apply` takes in any folder.
  private func diff(from old: SourceFile, to new: SourceFile, below prefix: String?) -> [UInt8] {
    guard let prefix else { return UnifiedDiff.text(from: old, to: new) }
    func renamed(_ file: SourceFile) -> SourceFile {
      SourceFile(path: Path.tidied(Path.join(prefix, file.path)), bytes: file.bytes)
    }
    return UnifiedDiff.text(from: renamed(old), to: renamed(new), isForGit: true)
  }

  private func write(_ file: SourceFile) throws(Failure) {
    do throws(OutputError) {
      try OutputFile.write(file.bytes, to: file.path)
    } catch {
      throw Failure(error)
    }
  }

  /// On standard error after a diff, which may be piped on.
  private func report(
    _ paths: [String], _ settled: [Finding], _ left: [(finding: Finding, reason: String?)]
  ) throws {
    var lines = settled.map { "fixed: \($0.message)" }
    for (finding, reason) in left {
      lines.append("left:  \(finding.message)" + (reason.map { " (\($0))" } ?? ""))
    }
    let verb = dryRun ? "would change" : "changed"
    lines.append(
      "apilint: "
        + (paths.isEmpty ? "nothing to change" : "\(verb) \(paths.joined(separator: ", "))")
        + (left.isEmpty ? "" : "; \(left.count) left for you to decide"))
    let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
    if dryRun {
      _ = try? StandardStreams.error.write(bytes)
    } else {
      try StandardStreams.output.write(all: bytes)
    }
  }
}
