import History
import RuleEngine
import SchemaModel
import SourceText

/// A history with a record of every verdict.
enum SampleAudit {
  static let now = SampleAPI.day(2026, 11, 22)

  static func version(_ name: String, _ day: CalendarDay) -> PublishedVersion {
    PublishedVersion(name: name, day: day)
  }

  /// A removal; what the sample says of it is taken over from a finding, as the command does.
  /// - Parameter announced: How many days before it went; nil where it never was.
  static func record(
    _ coordinate: String, _ verdict: Verdict, on gone: CalendarDay, announced: Int? = nil,
    sunset: CalendarDay? = nil, firstSunset: CalendarDay? = nil, required: Int = 84,
    evidence: String? = nil, change: (inout Finding) -> Void = { _ in }
  ) -> AuditRecord {
    var notice = Finding.Notice(
      announced: announced.map { gone + -$0 },
      evidence: announced.map { evidence ?? "4f1c2aa of \(gone + -$0)" }, sunset: sunset,
      days: announced, required: required, earliest: gone, place: nil)
    notice.firstSunset = firstSunset
    let finding = SampleOutcome.finding {
      $0.coordinate = coordinate
      $0.name = coordinate
      $0.message = "property \(coordinate) was removed"
      $0.verdict = verdict
      $0.severity = severity(of: verdict)
      $0.notice = notice
      $0.why = why(verdict, required)
      change(&$0)
    }
    let seen = gone + -7
    return AuditRecord(
      finding, from: version("1.\(seen.number % 90)", seen),
      to: version("1.\(gone.number % 90)", gone),
      place: "orders.yaml:21:7")!
  }

  private static func severity(of verdict: Verdict) -> Severity {
    switch verdict {
    case .unannounced, .tooEarly, .tooShort, .undecided, .unproven: .error
    case .reverted: .warning
    case .claimed, .honoured, .exempt, .waived: .info
    }
  }

  private static func why(_ verdict: Verdict, _ required: Int) -> String {
    switch verdict {
    case .unannounced:
      "it was never announced to consumers, who are promised \(required) days of notice"
    case .exempt: "its stability level promises no notice"
    default: "why it is \(verdict.rawValue)"
    }
  }

  static let records = [
    record(
      "GET /orders · query page", .unproven, on: SampleAPI.day(2024, 3, 4), announced: 40,
      sunset: SampleAPI.day(2024, 3, 1), evidence: "1.0, the oldest version that can be seen"),
    record(
      "GET /orders/{} · 200 · body · draftNote", .exempt, on: SampleAPI.day(2024, 5, 20),
      required: 0),
    record("Order.legacyId", .unannounced, on: SampleAPI.day(2024, 9, 2)),
    record("Order.legacyName", .unannounced, on: SampleAPI.day(2024, 9, 2)) { $0.operations = [] },
    record(
      "GET /customers/{}/invoices/{}/positions · 200 · body · items · taxInformation · rate",
      .tooShort, on: SampleAPI.day(2025, 1, 13), announced: 52, sunset: SampleAPI.day(2025, 1, 10)),
    record(
      "POST /orders · body · currency", .tooEarly, on: SampleAPI.day(2025, 4, 7), announced: 120,
      sunset: SampleAPI.day(2025, 6, 30), firstSunset: SampleAPI.day(2025, 3, 31)
    ) {
      $0.relation = .narrowed
      $0.aspect = .requirement
      $0.rule = "request-property-required"
      $0.message = "property currency of the body of POST /orders must now be there"
    },
    record(
      "GET /orders · query sort", .undecided, on: SampleAPI.day(2025, 8, 18),
      evidence: "claim"),
    record(
      "GET /reports", .honoured, on: SampleAPI.day(2025, 10, 6), announced: 700,
      sunset: SampleAPI.day(2025, 10, 1), firstSunset: SampleAPI.day(2025, 2, 1)),
    record(
      "Order.oldStatus", .honoured, on: SampleAPI.day(2026, 2, 9), announced: 113,
      sunset: SampleAPI.day(2026, 2, 1)),
    record(
      "Order.status · pending", .honoured, on: SampleAPI.day(2026, 2, 9), announced: 84,
      sunset: SampleAPI.day(2026, 2, 9)),
    record("Order.tmp", .reverted, on: SampleAPI.day(2026, 6, 1)),
    record("Order.secret", .waived, on: SampleAPI.day(2026, 8, 3)),
    record(
      "Order.byClaim", .claimed, on: SampleAPI.day(2026, 10, 5), announced: 90,
      sunset: SampleAPI.day(2026, 10, 1), evidence: "claim"),
    record("Order.off", .unannounced, on: SampleAPI.day(2026, 10, 6)) { $0.severity = .off },
  ]

  static func api(
    _ records: [AuditRecord], name: String = "", skipped: [SkippedVersion] = []
  ) -> AuditOutcome.API {
    AuditOutcome.API(
      name: name, versions: 31, first: version("1.0", SampleAPI.day(2024, 1, 24)),
      last: version("3.2", SampleAPI.day(2026, 11, 16)), skipped: skipped, records: records)
  }

  static func outcome(_ apis: [AuditOutcome.API]) -> AuditOutcome {
    AuditOutcome(
      toolVersion: "0.1.0", now: now, nowWasGiven: true, input: "orders.yaml",
      dating: "Days are those of commits on main.", noticeDays: 84, apis: apis)
  }

  static let everything = outcome([
    api(
      records,
      skipped: [
        SkippedVersion(
          version: version("2.0-rc", SampleAPI.day(2025, 3, 3)),
          reason: "orders.yaml:3:1: a mapping has no end")
      ])
  ])

  static let clean = outcome([api([])])

  /// Three APIs, one of which has nothing to tell, and one of which was never read.
  static let folder = outcome([
    api(Array(records[2...4]), name: "billing/openapi.yaml"),
    api([], name: "empty.yaml"),
    AuditOutcome.API(
      name: "lost.yaml", versions: 0, first: nil, last: nil,
      skipped: (1...7).map {
        SkippedVersion(
          version: version("0.\($0)", SampleAPI.day(2025, 1, $0)), reason: "it is no OpenAPI")
      }, records: []),
    api([records[8]], name: "orders/openapi.yaml"),
  ])

  /// Names that would do harm if they were written as they are.
  static let hostileNames =
    SampleOutcome.hostileNames + [
      "=cmd()", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "a,\"b\"", "＝1",
      "</style></svg><img src=x>",
      "' onload='alert(1)", "\" onload=\"alert(1)", "&amp;", "\u{FFFE}\u{0}", "--><!--",
    ]

  static let hostile: AuditOutcome = {
    var outcome = Self.outcome([
      api(
        hostileNames.map { name in
          record(name, .tooShort, on: now, announced: 3, sunset: now, evidence: name) {
            $0.noun = name
            $0.message = name
            $0.why = name
            $0.relation = .narrowed
            $0.rule = name
          }
        }, name: "<b>=api</b>",
        skipped: hostileNames.map { SkippedVersion(version: version($0, now), reason: $0) })
    ])
    outcome.input = "<i>\u{202E}input"
    outcome.dating = "<u>dating"
    return outcome
  }()

  /// Ten thousand records, of every verdict, over ten years. The numbers come from a generator that
  /// gives the same ones each time.
  static func many(_ count: Int = 10_000, name: (Int) -> String = { "Order.field\($0)" })
    -> AuditOutcome
  {
    var state: UInt64 = 42
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let start = SampleAPI.day(2016, 1, 1)
    let verdicts: [Verdict] = [.honoured, .honoured, .honoured, .tooShort, .unannounced, .unproven]
    let days = (0..<count).map { _ in start + random(3_650) }.sorted()
    let records = days.enumerated().map { index, day in
      let verdict = verdicts[random(verdicts.count)]
      let given: Int? =
        switch verdict {
        case .honoured: 84 + random(30) * random(30)
        case .tooShort: random(84)
        case .unproven: index % 2 == 0 ? nil : random(84)
        default: nil
        }
      return record(
        name(index), verdict, on: day, announced: given, sunset: given.map { _ in day })
    }
    return outcome([api(records)])
  }
}
