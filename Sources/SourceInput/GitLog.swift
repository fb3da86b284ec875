/// What `git log` and `git for-each-ref` say, read to the end and taken apart.
enum GitLog {
  /// One tag: its name, the commit it leads to, and the day of an annotated tag itself.
  struct Tag {
    var name: String
    var commit: String
    var taggerDay: Int32?
  }

  /// Every commit of a first-parent chain, oldest first, with the latest committer day so far.
  static func days(of commit: String, in repository: GitRepository) throws(InputError)
    -> [(id: String, day: Int32)]
  {
    let output = try answer(
      ["log", "--first-parent", "--format=%H %ct", commit], of: commit, in: repository)
    var days: [(id: String, day: Int32)] = []
    var latest = Int32.min
    for line in output.split(separator: 10).reversed() {
      let fields = line.split(separator: UInt8(ascii: " "))
      guard fields.count == 2, let seconds = Int64(text(fields[1])) else { continue }
      latest = max(latest, Day.containing(seconds: seconds))
      days.append((text(fields[0]), latest))
    }
    return days
  }

  /// The committer day of one commit, by itself.
  static func day(of commit: String, in repository: GitRepository) throws(InputError) -> Int32 {
    let output = try answer(["log", "-1", "--format=%ct", commit], of: commit, in: repository)
    let seconds = Int64(text(output.prefix { $0 != 10 })) ?? 0
    return Day.containing(seconds: seconds)
  }

  /// The files of interest that each commit of a first-parent chain touched, against its first parent.
  /// Commits that touched none are left out.
  static func changes(of commit: String, in repository: GitRepository) throws(InputError)
    -> [String: [GitHistory.Change]]
  {
    let output = try answer(
      [
        "-c", "diff.renames=true", "-c", "log.showRoot=true", "log", "--first-parent", "-m",
        "--raw",
        "-M", "--no-abbrev", "--no-ext-diff", "-z", "--format=%x01%H", commit, "--",
      ] + CandidateFile.pathspecs, of: commit, in: repository)
    var found: [String: [GitHistory.Change]] = [:]
    var id = ""
    var tokens = output.split(separator: 0, omittingEmptySubsequences: true)[...]
    while let token = tokens.popFirst() {
      if token.first == 1 {
        id = text(token.dropFirst())
        found[id] = found[id] ?? []
        continue
      }
      guard let status = token.split(separator: UInt8(ascii: " ")).last?.first,
        let path = tokens.popFirst()
      else { continue }
      switch status {
      case UInt8(ascii: "A"):
        found[id]?.append(.init(kind: .added, path: text(path), previousPath: nil))
      case UInt8(ascii: "D"):
        found[id]?.append(.init(kind: .deleted, path: text(path), previousPath: nil))
      case UInt8(ascii: "R"), UInt8(ascii: "C"):
        guard let newPath = tokens.popFirst() else { continue }
        let isCopy = status == UInt8(ascii: "C")
        found[id]?.append(
          .init(
            kind: isCopy ? .added : .renamed, path: text(newPath),
            previousPath: isCopy ? nil : text(path)))
      default: found[id]?.append(.init(kind: .modified, path: text(path), previousPath: nil))
      }
    }
    return found
  }

  static func tags(matching pattern: String, in repository: GitRepository) throws(InputError)
    -> [Tag]
  {
    let format =
      "%(objecttype) %(objectname) %(*objectname) %(taggerdate:unix) %(refname:lstrip=2)"
    let output = try answer(
      ["for-each-ref", "--format=\(format)", "refs/tags/\(pattern)"], of: pattern, in: repository)
    return output.split(separator: 10).compactMap { line in
      let fields = line.split(
        separator: UInt8(ascii: " "), maxSplits: 4, omittingEmptySubsequences: false)
      guard fields.count == 5 else { return nil }
      let isAnnotated = text(fields[0]) == "tag"
      let seconds = Int64(text(fields[3]))
      return Tag(
        name: text(fields[4]), commit: text(isAnnotated ? fields[2] : fields[1]),
        taggerDay: isAnnotated ? seconds.map(Day.containing(seconds:)) : nil)
    }
  }

  /// The moves of schema files from one commit to the files on disk: the path before by the one after.
  static func moves(since commit: String, in repository: GitRepository) throws(InputError)
    -> [String: String]
  {
    let output = try answer(
      [
        "-c", "diff.renames=true", "diff", "--name-status", "-M", "--no-ext-diff", "-z",
        "--diff-filter=R", commit, "--",
      ] + CandidateFile.pathspecs, of: commit, in: repository)
    var moves: [String: String] = [:]
    var tokens = output.split(separator: 0)[...]
    while tokens.popFirst() != nil, let old = tokens.popFirst(), let new = tokens.popFirst() {
      moves[text(new)] = text(old)
    }
    return moves
  }

  private static func answer(
    _ arguments: [String], of name: String, in repository: GitRepository
  ) throws(InputError) -> [UInt8] {
    let answer = try repository.run(arguments)
    guard answer.status == 0 else {
      throw .gitFailed(
        what: "the history of '\(name)'", message: GitRepository.firstLine(of: answer.messages))
    }
    return answer.output
  }

  private static func text(_ bytes: some Collection<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
