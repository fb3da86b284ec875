extension GitHistory {
  /// The tags whose names fit a pattern, oldest first: by day, then by version number, then by name.
  /// A tag of something other than a commit is none.
  ///
  /// Throws ``InputError/noTags(pattern:nearest:isShallow:)`` where nothing fits.
  ///
  /// - Parameters:
  ///   - pattern: as git understands it, without `refs/tags/`: `v*`, where `*` stops at a slash.
  ///   - lastDay: tags of a later day are counted and left out; nil keeps all.
  package static func tags(
    matching pattern: String, in repository: GitRepository, until lastDay: Int32? = nil
  ) throws(InputError) -> (tags: [GitTag], later: Int) {
    // The pattern stands behind a fixed start and so can never be an option.
    let answer = try repository.run(["for-each-ref", GitTagEntry.format, "refs/tags/" + pattern])
    guard answer.status == 0 else { throw repository.failure("the tags", answer) }
    let objects = try repository.objects()
    let entries = answer.output.split(separator: 10).compactMap {
      GitTagEntry(line: $0, objects: objects)
    }
    if entries.isEmpty || pattern.isEmpty {
      throw .noTags(
        pattern: pattern, nearest: try repository.someTags(), isShallow: repository.isShallow())
    }
    let commits = try repository.chainDays(of: entries.map(\.commitID))
    let tags = entries.compactMap { entry -> GitTag? in
      guard let (commit, day) = commits[entry.commitID] else { return nil }
      let own = entry.taggerSeconds.map { Day.containing(seconds: $0) }
      return GitTag(
        name: entry.name, commit: commit, day: max(day, own ?? day), isAnnotated: own != nil)
    }
    let kept = tags.filter { $0.day <= lastDay ?? .max }
    return (kept.sorted(by: GitTag.precedes), tags.count - kept.count)
  }
}

extension GitRepository {
  /// The day of each commit: the latest committer day among it and its first-parent ancestors. All
  /// are found in one walk, however many there are.
  fileprivate func chainDays(of ids: [String]) throws(InputError) -> [String: (GitCommit, Int32)] {
    var output: [UInt8] = []
    let end = try run(
      [
        "-c", "log.showSignature=false", "log", "--first-parent", "--topo-order", "--no-color",
        "--format=%H %ct %P", "--stdin",
      ], input: Array((ids.joined(separator: "\n") + "\n").utf8)
    ) { output += $0 }
    guard end.status == 0 else {
      throw .gitFailed(what: "the commits of tags", message: Self.firstLine(of: end.messages))
    }
    var days: [String: (GitCommit, Int32)] = [:]
    // Parents first.
    for line in output.split(separator: 10).reversed() {
      let fields = line.split(separator: UInt8(ascii: " ")).map {
        String(decoding: $0, as: UTF8.self)
      }
      guard fields.count >= 2, let seconds = Int64(fields[1]) else { continue }
      let commit = GitCommit(id: fields[0], committerSeconds: seconds)
      let before = fields.count > 2 ? days[fields[2]]?.1 : nil
      days[commit.id] = (commit, max(commit.committerDay, before ?? .min))
    }
    return days
  }

  /// The newest tags, to show what names there are.
  fileprivate func someTags() throws(InputError) -> [String] {
    let answer = try run([
      "for-each-ref", "--sort=-creatordate", "--count=3", "--format=%(refname)", "refs/tags",
    ])
    return answer.output.split(separator: 10).map {
      String(decoding: $0.dropFirst("refs/tags/".utf8.count), as: UTF8.self)
    }
  }
}
