/// The first-parent chain of a commit, as one `git log` tells it.
struct GitLog {
  struct Entry {
    let commit: GitCommit
    var changes: [GitChange]
  }

  /// Newest first.
  private(set) var entries: [Entry] = []
  /// What came so far of the field that is being read.
  private var field: [UInt8] = []
  /// The entry of a change whose paths are being read, and those that came.
  private var head: [UInt8] = []
  private var paths: [String] = []

  /// Reads all commits of the chain, and of each what it did to the files that the pathspecs fit:
  /// also those commits that did nothing to them, since their days count.
  ///
  /// - Parameter followsRenames: whether a file that was moved, perhaps with an edit, is told as one
  ///   change; else it is removed and added.
  static func read(
    _ commit: GitCommit, in repository: GitRepository, pathspecs: [String], followsRenames: Bool
  ) throws(InputError) -> [Entry] {
    // What somebody may have configured for reading logs must make no difference.
    let settings = [
      "log.showSignature=false", "log.follow=false", "log.diffMerges=separate",
      "diff.relative=false",
    ]
    var arguments = settings.flatMap { ["-c", $0] }
    arguments += ["log", "--first-parent", "--sparse", "--root", "-m", "--raw", "-z"]
    // How many moved and edited files of one commit git compares differs between its versions.
    arguments += followsRenames ? ["-M", "-l1000"] : ["--no-renames"]
    arguments += ["--no-abbrev", "--no-color", "--no-ext-diff", "--format=%H %ct", commit.id, "--"]
    var log = GitLog()
    let end = try repository.run(arguments + pathspecs) { log.take($0) }
    guard end.status == 0 else {
      throw .gitFailed(
        what: "the history of \(commit.shortID)",
        message: GitRepository.firstLine(of: end.messages))
    }
    log.endField()
    return log.entries
  }

  /// Some more output, cut anywhere.
  private mutating func take(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    while let zero = rest.firstIndex(of: 0) {
      field += rest[..<zero]
      endField()
      rest = rest[(zero + 1)...]
    }
    field += rest
  }

  private mutating func endField() {
    defer { field.removeAll(keepingCapacity: true) }
    if !head.isEmpty {
      paths.append(String(decoding: field, as: UTF8.self))
      guard paths.count == GitChange.pathCount(head: head[...]) else { return }
      if let change = GitChange(head: head[...], paths: paths) {
        entries[entries.count - 1].changes.append(change)
      }
      head = []
      paths = []
      return
    }
    // The first change of a commit stands on a new line.
    let text = field.drop { $0 == 10 }
    if text.first == UInt8(ascii: ":") {
      head = Array(text)
    } else if let commit = Self.commit(text) {
      entries.append(Entry(commit: commit, changes: []))
    }
  }

  /// `ID SECONDS`
  private static func commit(_ text: ArraySlice<UInt8>) -> GitCommit? {
    let fields = text.split(separator: UInt8(ascii: " "))
    guard fields.count == 2, let seconds = Int64(String(decoding: fields[1], as: UTF8.self)) else {
      return nil
    }
    return GitCommit(id: String(decoding: fields[0], as: UTF8.self), committerSeconds: seconds)
  }
}
