/// The commit that a revision names.
package struct GitCommit: Sendable, Equatable {
  /// The full object id, in hexadecimal digits.
  package let id: String
  /// When it was committed (not when it was written), in seconds since 1970-01-01 UTC.
  package let committerSeconds: Int64

  /// Enough of the id for people. The same in every clone, which git's own abbreviation is not.
  package var shortID: String { String(id.prefix(7)) }

  /// The committer's day, in days since 1970-01-01 UTC: of this commit alone, whatever its
  /// ancestors say.
  package var committerDay: Int32 { Day.containing(seconds: committerSeconds) }
}
