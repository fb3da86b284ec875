/// A tag, as the publication of what it names.
package struct GitTag: Sendable, Equatable {
  /// Without `refs/tags/`.
  package let name: String
  package let commit: GitCommit
  /// In days since 1970-01-01 UTC: the tagger's day of an annotated tag, but not before the day of
  /// its commit, which is the latest committer day among it and its first-parent ancestors.
  package let day: Int32
  /// Whether the tag has a day of its own.
  package let isAnnotated: Bool

  /// The version number in the name.
  package var version: VersionNumber? { VersionNumber(in: name) }

  /// By day, then by version number (names without one first), then by name.
  static func precedes(_ left: GitTag, _ right: GitTag) -> Bool {
    if left.day != right.day { return left.day < right.day }
    switch (left.version, right.version) {
    case (let first?, let second?) where first != second: return first < second
    case (nil, _?): return true
    case (_?, nil): return false
    default: return Path.precedes(left.name, right.name)
    }
  }
}

/// A tag before its commit has a day.
struct GitTagEntry {
  let name: String
  /// The commit that it names in the end.
  let commitID: String
  /// When it was made, in seconds since 1970-01-01 UTC; nil for a tag that is only a name.
  let taggerSeconds: Int64?

  /// What git is to write of each tag, one a line.
  static let format =
    "--format=%(refname)%00%(objecttype)%00%(objectname)%00%(*objecttype)%00%(*objectname)"
    + "%00%(taggerdate:unix)"

  /// Reads a line of that; nil for a tag of something that is no commit.
  init?(line: ArraySlice<UInt8>, objects: GitObjectReader) {
    let fields = line.split(separator: 0, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard fields.count == 6 else { return nil }
    name = String(fields[0].dropFirst("refs/tags/".count))
    taggerSeconds = Int64(fields[5])
    switch (fields[1], fields[3]) {
    case ("commit", _): commitID = fields[2]
    case ("tag", "commit"): commitID = fields[4]
    case ("tag", "tag"):
      // A tag of a tag: git tells of the first one only.
      guard let commit = GitRepository.commit(fields[2], objects) else { return nil }
      commitID = commit.id
    default: return nil
    }
  }
}
