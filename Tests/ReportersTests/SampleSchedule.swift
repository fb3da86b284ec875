import RuleEngine
import SchemaModel

/// What is under notice: overdue, due today, soon, later, and without a date.
enum SampleSchedule {
  static let now = SampleAPI.day(2026, 11, 22)

  static func entry(
    _ coordinate: String, daysLeft: Int?, announced: Int? = nil,
    change: (inout ScheduleOutcome.Entry) -> Void = { _ in }
  ) -> ScheduleOutcome.Entry {
    let day = announced.map { now + -$0 }
    let sunset = daysLeft.map { now + $0 }
    let allowed = (day ?? now) + 84
    var entry = ScheduleOutcome.Entry(
      api: "orders.yaml", kind: .property, noun: "property", coordinate: coordinate, change: nil,
      level: .stable, announced: day, evidence: day.map { "4f1c2aa of \($0)" }, sunset: sunset,
      daysLeft: daysLeft, earliest: sunset.map { max($0, allowed) } ?? allowed, required: 84,
      replacement: nil, reason: nil, guide: nil, operations: ["GET /orders"],
      place: "orders.yaml:21:7")
    change(&entry)
    return entry
  }

  static func outcome(_ entries: [ScheduleOutcome.Entry]) -> ScheduleOutcome {
    ScheduleOutcome(
      toolVersion: "0.1.0", now: now, nowWasGiven: true, input: "orders.yaml",
      dating: "Announcements are those of commits on main.", entries: entries)
  }

  static let entries = [
    entry("Order.legacyId", daysLeft: -12, announced: 130) { $0.replacement = "Order.id" },
    entry("Order.legacyName", daysLeft: 0, announced: 90),
    entry("GET /orders · query limit", daysLeft: 12, announced: 80) {
      $0.kind = .parameter
      $0.noun = "query parameter"
      $0.change = "upper-bound narrowed"
      $0.evidence = "claim"
      $0.reason = "large pages time out"
      $0.guide = "https://example.com/pages"
      $0.operations = (1...6).map { "GET /orders/\($0)" }
    },
    entry(
      "GET /customers/{}/invoices/{}/positions · 200 · body · items · taxInformation · rate",
      daysLeft: 84, announced: 0
    ) {
      $0.level = .beta
      $0.replacement = "GET /customers/{}/invoices/{}/positions · 200 · body · items · tax"
    },
    entry("Order.someday", daysLeft: nil),
  ]

  static let everything = outcome(entries)

  static let folder = outcome(
    entries.enumerated().map { index, entry in
      var entry = entry
      entry.api = index % 2 == 0 ? "billing.yaml" : "orders.yaml"
      return entry
    })

  static let hostile: ScheduleOutcome = {
    var outcome = Self.outcome(
      SampleAudit.hostileNames.map { name in
        entry(name, daysLeft: -3, announced: 3) {
          $0.api = name
          $0.noun = name
          $0.change = name
          $0.evidence = name
          $0.replacement = name
          $0.reason = name
          $0.guide = name
          $0.operations = [name]
          $0.place = name
        }
      })
    outcome.input = "<i>\u{202E}input"
    outcome.dating = "<u>dating"
    return outcome
  }()

  static func many(_ count: Int = 10_000) -> ScheduleOutcome {
    outcome((0..<count).map { entry("Order.field\($0)", daysLeft: $0 % 400 - 20, announced: 100) })
  }
}
