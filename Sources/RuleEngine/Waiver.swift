package import SchemaModel
package import SourceText

/// The excuse of one change, which lives in the repository (POLICY.md, 27).
package struct Waiver: Sendable, Equatable {
  package var rule: String
  /// The coordinate of the element, as findings give it.
  package var element: String
  /// The fingerprint of the change, as findings give it.
  package var fingerprint: String
  package var reason: String
  package var owner: String
  /// Another person than the owner.
  package var approvedBy: String
  /// The last day on which it counts.
  package var expires: CalendarDay
  /// The two dates of a waiver for a sunset that was moved earlier.
  package var sunset: Sunsets?
  /// The API that it is about; nil is any.
  package var api: String?
  /// Where it stands.
  package var place: SourceRange
  /// The day of the commit that added it; the day of the run for one that is new.
  package var added: CalendarDay?
  /// Whether the version before has it as well.
  package var isInBase = false

  /// The promise that is replaced and the one that replaces it.
  package struct Sunsets: Sendable, Equatable {
    package var from: CalendarDay
    package var to: CalendarDay

    package init(from: CalendarDay, to: CalendarDay) {
      self.from = from
      self.to = to
    }
  }

  package init(
    rule: String, element: String, fingerprint: String, reason: String, owner: String,
    approvedBy: String, expires: CalendarDay, place: SourceRange
  ) {
    self.rule = rule
    self.element = element
    self.fingerprint = fingerprint
    self.reason = reason
    self.owner = owner
    self.approvedBy = approvedBy
    self.expires = expires
    self.place = place
  }

  /// The days for which a waiver may live, counted from the commit that added it.
  package static let mostDays = 90

  /// Why, until when, and who answers for it, without a full stop.
  package var sentence: String {
    "\(reason) (until \(expires); owner \(owner), approved by \(approvedBy))"
  }

  /// What two waivers of the same change share.
  package var identity: String { "\(rule) \(element) \(fingerprint)" }

  /// Whether it counts on a day.
  package func isLive(on now: CalendarDay) -> Bool { now <= expires }

  /// Whether it names a finding: its rule, its element and this very change.
  func names(_ finding: Finding) -> Bool {
    rule == finding.rule && fingerprint == finding.id
      && CoordinateText.normalized(element) == CoordinateText.normalized(finding.coordinate)
  }

  /// Whether it excuses a finding about the policy on a day.
  package func excuses(_ finding: Finding, on now: CalendarDay) -> Bool {
    isLive(on: now) && names(finding)
  }

  /// Whether it takes the place of the promise of a sunset (the new one a notice period after the merge).
  func replaces(_ promise: CalendarDay, by sunset: CalendarDay, of element: String, period: Int)
    -> Bool
  {
    guard let dates = self.sunset, dates.from == promise, dates.to == sunset,
      CoordinateText.normalized(self.element) == CoordinateText.normalized(element)
    else { return false }
    return added.map { sunset - $0 >= period } ?? false
  }
}
