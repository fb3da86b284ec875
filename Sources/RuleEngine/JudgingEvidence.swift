package import History
package import SchemaModel

/// What is known besides the two versions that are compared.
package struct JudgingEvidence: Sendable {
  /// What the published versions show of the version before; nil where only two bare files are at hand.
  package var notices: NoticeHistory?
  /// Versions that were in force a few days ago.
  package var recent: [RecentVersion] = []
  /// The day of the version before, where versions between both may be missing for longer than a notice
  /// takes.
  package var missedSince: CalendarDay?
  /// The waivers that may excuse a change.
  package var waivers: [Waiver] = []

  package init(
    notices: NoticeHistory? = nil, recent: [RecentVersion] = [], missedSince: CalendarDay? = nil,
    waivers: [Waiver] = []
  ) {
    self.notices = notices
    self.recent = recent
    self.missedSince = missedSince
    self.waivers = waivers
  }

  /// That of two files by themselves.
  package static let none = JudgingEvidence()
}
