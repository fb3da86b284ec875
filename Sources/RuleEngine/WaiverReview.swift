package import SchemaModel
internal import SourceText

/// What is the matter with waivers, once all changes are judged (POLICY.md, 27).
package struct WaiverReview {
  private let waivers: [Waiver]
  private let now: CalendarDay

  package init(_ waivers: [Waiver], now: CalendarDay) {
    self.waivers = waivers
    self.now = now
  }

  /// - Parameters:
  ///   - findings: those of all APIs.
  ///   - isUnderNotice: whether the element with a coordinate is under notice in the version before.
  package func findings(
    of findings: [Finding], isUnderNotice: (String) -> Bool
  ) -> [ProcessFinding] {
    waivers.compactMap { waiver in
      let subject = "\(waiver.rule) on \(waiver.element)"
      func tell(_ relation: Relation, _ change: String) -> ProcessFinding {
        ProcessFinding(.waiver, relation, of: subject, change, at: waiver.place, waiver: waiver)
      }
      let added = waiver.added ?? now
      if waiver.expires - added > Waiver.mostDays {
        return tell(
          .invalid,
          "it expires on \(waiver.expires), more than \(Waiver.mostDays) days after \(added)")
      }
      let isPending = findings.contains { waiver.names($0) }
      if isPending {
        return waiver.isLive(on: now) ? nil : tell(.overdue, waiver.expires.description)
      }
      // It stands for a promise until that is kept.
      if waiver.sunset != nil, isUnderNotice(waiver.element) { return nil }
      let isNear = findings.contains { $0.rule == waiver.rule && $0.coordinate == waiver.element }
      if isNear { return tell(.unknown, "the change is another one by now") }
      return waiver.isInBase
        ? tell(.superseded, "its change is made")
        : tell(.unknown, "there is no such change")
    }
  }
}
