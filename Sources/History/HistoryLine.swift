package import SchemaModel

/// One line of versions, each of which replaces the one before: a branch, or the versions of one major
/// (POLICY.md, 12).
package struct HistoryLine: Sendable {
  /// The major version that the API states of itself; nil where lines are not told apart.
  var major: Int?
  /// The latest version; nil while the API is not there.
  package internal(set) var schema: Schema?
  package internal(set) var version: PublishedVersion?
  /// What the versions so far show of it.
  package internal(set) var notices: NoticeHistory?
  /// Versions that were in force until lately, the oldest first.
  package internal(set) var recent: [RecentVersion] = []
  /// A version could not be read since the one that was taken in last.
  var hasSkipped = false
  /// The version of the day that is being read: only the last one of a day counts (POLICY.md, 6).
  var pending: Pending?

  struct Pending: Sendable {
    var version: PublishedVersion
    /// Nil where the API is gone.
    var schema: Schema?
    /// A version between the one before and this one could not be read.
    var followsSkipped: Bool
  }

  init(major: Int?) { self.major = major }

  /// A line that begins where another one stands.
  init(branchingFrom other: HistoryLine, major: Int?) {
    self = other
    self.major = major
  }

  /// The version that takes effect last, where versions of one day have not been told apart yet.
  var latestSchema: Schema? { pending?.schema ?? schema }

  /// Forgets versions that were replaced more than some days before.
  mutating func forget(before day: CalendarDay) { recent.removeAll { $0.supersededOn < day } }
}
