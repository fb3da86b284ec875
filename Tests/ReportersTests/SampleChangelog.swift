import Changelog
import RuleEngine
import SchemaModel

/// Changelogs of every sort.
enum SampleChangelog {
  static let now = SampleOutcome.now

  static func outcome(
    _ releases: [ChangelogRelease], address: String = "https://example.com/changes.html"
  ) -> ChangelogOutcome {
    ChangelogOutcome(
      toolVersion: "0.1.0", now: now, nowWasGiven: true, input: "orders-v1.yaml → orders-v2.yaml",
      title: "Changes of Orders API", address: address, releases: releases)
  }

  static func release(_ api: RunOutcome.APIOutcome, on day: CalendarDay = now) -> ChangelogRelease {
    ChangelogRelease(of: api, nil, on: day)
  }

  /// Two versions, with a finding of every sort, and something that could not be read.
  static var everything: ChangelogOutcome {
    var release = release(SampleOutcome.everything.apis[0])
    release.contact = ["Orders Team", "orders@example.com", "https://example.com/support"]
    release.entries[1].payload = Payload(
      kind: .request, before: "GET /orders?limit=100", after: "GET /orders?limit=50")
    return outcome([release])
  }

  static let clean = outcome([release(SampleOutcome.api([]))])
  /// What went and what was announced, under names that would do harm.
  static func hostile(_ names: [String]) -> ChangelogOutcome {
    let findings =
      names.map { SampleOutcome.hostileRemoval($0) }
      + names.map { SampleOutcome.hostileDeprecation($0) }
    var release = release(SampleOutcome.api(findings))
    for index in release.entries.indices {
      release.entries[index].payload = Payload(
        kind: .body, before: release.entries[index].name, after: nil)
    }
    release.contact = names.filter { $0.count < 200 }
    return outcome([release], address: "")
  }

  static let folder = outcome(SampleOutcome.folder.apis.map { release($0) })

  /// What was announced, moved, taken back, and carried out, over four releases.
  static let history: ChangelogOutcome = {
    func notice(_ sunset: CalendarDay) -> Finding.Notice {
      SampleOutcome.notice(announced: nil, sunset: sunset, days: nil, earliest: sunset)
    }
    func deprecated(_ name: String, until day: CalendarDay) -> Finding {
      SampleOutcome.finding {
        $0 = SampleOutcome.deprecated
        $0.id = "dep-\(name)"
        $0.name = name
        $0.coordinate = "Order.\(name)"
        $0.message = "property \(name) of Order was deprecated"
        $0.notice?.sunset = day
        $0.guide = nil
      }
    }
    func moved(_ name: String, to day: CalendarDay, relation: Relation) -> Finding {
      SampleOutcome.finding {
        $0 = deprecated(name, until: day)
        $0.id = "mov-\(name)"
        $0.rule = "sunset-postponed"
        $0.aspect = .sunset
        $0.relation = relation
        $0.formerSunset = SampleAPI.day(2026, 12, 1)
        $0.message = "the removal of property \(name) was postponed from 2026-12-01 to \(day)"
      }
    }
    let withdrawn = SampleOutcome.finding {
      $0 = deprecated("kept", until: now)
      $0.id = "wit"
      $0.rule = "deprecation-withdrawn"
      $0.aspect = .deprecation
      $0.relation = .removed
      $0.notice = nil
      $0.formerSunset = SampleAPI.day(2027, 1, 10)
      $0.message = "the deprecation of property kept was withdrawn"
      $0.consumers = "The property 'kept' is no longer deprecated. You can go on using it."
    }
    func release(_ findings: [Finding], _ version: (String, String), _ day: CalendarDay)
      -> ChangelogRelease
    {
      var api = SampleOutcome.api(findings)
      api.before?.apiVersion = version.0
      api.after?.apiVersion = version.1
      return ChangelogRelease(of: api, nil, on: day)
    }
    return outcome([
      release(
        [
          deprecated("late", until: SampleAPI.day(2026, 12, 1)),
          deprecated("kept", until: SampleAPI.day(2027, 1, 10)),
          deprecated("oldStatus", until: SampleAPI.day(2026, 11, 1)),
        ], ("1.0.0", "1.1.0"), SampleAPI.day(2026, 8, 1)),
      release(
        [moved("late", to: SampleAPI.day(2027, 3, 1), relation: .later)], ("1.1.0", "1.2.0"),
        SampleAPI.day(2026, 9, 1)),
      release([withdrawn], ("1.2.0", "1.3.0"), SampleAPI.day(2026, 10, 1)),
      release([SampleOutcome.honoured], ("1.3.0", "2.0.0"), SampleAPI.day(2026, 11, 1)),
    ])
  }()

  /// Many entries of a usual size.
  static func many(_ count: Int, reaching operations: Int = 3) -> ChangelogOutcome {
    let paths = (0..<operations).map { "GET /orders/{orderId}/parts/\($0)" }
    return outcome([
      release(
        SampleOutcome.api(
          (0..<count).map { number in
            SampleOutcome.finding {
              $0.id = "id\(number)"
              $0.name = "property\(number)"
              $0.coordinate = "Order.detail.property\(number)"
              $0.operations = paths
              $0.consumers =
                "Order no longer carries the property property\(number). Stop reading it."
              $0.verdict = .unannounced
              $0.notice = SampleOutcome.notice()
            }
          }))
    ])
  }
}
