/// A version in a folder of dated ones: a file, or a folder with all its files.
package struct DatedVersion: Sendable, Equatable {
  /// What is known of its day.
  package enum Evidence: Sendable, Equatable {
    /// There is no git work tree around it: its name is all there is.
    case nameOnly
    /// It is not in git as it is on disk, or only as a link: its name is all there is.
    case notCommitted
    /// The first-parent commit since which it is as it is.
    case committed(GitCommit, day: Int32)
    /// The same, but the clone is shallow and begins there: it may be older.
    case committedOnOrBefore(GitCommit, day: Int32)
  }

  /// An API of it.
  package struct API: Sendable, Equatable {
    /// By which it is matched over the versions: the path in a dated folder; of a dated file, its
    /// name without date and ending, which may be empty.
    package let key: String
    package let root: RootFile
  }

  /// Its name in the folder.
  package let name: String
  /// The name without the date and the ending: versions of different lines stand side by side.
  package let line: String
  /// The day in its name, in days since 1970-01-01.
  package let claimedDay: Int32
  package let evidence: Evidence
  /// What to open it by.
  package let specifier: InputSpecifier
  /// Its schema files, in byte order of their paths.
  package let apis: [API]

  /// The day that counts: the claimed one, or a later one on which it was committed.
  package var day: Int32 {
    switch evidence {
    case .nameOnly, .notCommitted: claimedDay
    case .committed(_, let day), .committedOnOrBefore(_, let day): max(claimedDay, day)
    }
  }

  /// By day, then by the day in the name, then by name.
  static func precedes(_ left: DatedVersion, _ right: DatedVersion) -> Bool {
    if left.day != right.day { return left.day < right.day }
    if left.claimedDay != right.claimedDay { return left.claimedDay < right.claimedDay }
    return Path.precedes(left.name, right.name)
  }
}
