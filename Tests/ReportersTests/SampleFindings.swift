import RuleEngine
import SchemaModel
import SourceText

extension SampleOutcome {
  static let tooEarly = finding {
    $0.verdict = .tooEarly
    $0.before = SampleAPI.old("legacyId")
    $0.notice = notice(
      announced: SampleAPI.day(2026, 10, 1), evidence: "claim",
      sunset: SampleAPI.day(2026, 12, 24), days: 52, earliest: SampleAPI.day(2026, 12, 24),
      place: SampleAPI.old("x-sunset: 2026-12-24"))
    $0.why =
      "it comes on 2026-11-22, but consumers were promised that nothing changes before 2026-12-24"
    $0.advice = "put the change off until 2026-12-24"
    $0.consumers = "read id instead of legacyId"
    $0.replacement = "Order.id"
    $0.holder = SampleAPI.new("Order:")
    $0.guide = "https://example.com/migrate?from=legacyId&to=id"
    $0.operations = (1...9).map { "GET /orders/{id}/parts/\($0)" }
  }

  static let unannounced = finding {
    $0.id = "c9d2"
    $0.rule = "request-parameter-narrowed"
    $0.kind = .parameter
    $0.noun = "query parameter"
    $0.name = "limit"
    $0.owner = "GET /orders"
    $0.place = "GET /orders"
    $0.suggestion = Finding.Suggestion(
      edits: [.init(range: SampleAPI.new("maximum: 50"), text: "maximum: 100")])
    $0.coordinate = "GET /orders · query limit"
    $0.pointer = "/paths/~1orders/get/parameters/0"
    $0.aspect = .upperBound
    $0.relation = .narrowed
    $0.attribute = .maximum
    $0.direction = .request
    $0.message = "query parameter limit of GET /orders takes less (maximum lowered from 100 to 50)"
    $0.verdict = .unannounced
    $0.notice = notice()
    $0.why = "it was never announced to consumers, who are promised 84 days of notice"
    $0.advice =
      "keep it, and deprecate it with a sunset of 2027-02-14 or later (2027-02-28 leaves room for review)"
    $0.consumers = "send at most 50 as limit"
    $0.beforeValue = "100"
    $0.afterValue = "50"
    $0.before = SampleAPI.old("maximum: 100")
    $0.after = SampleAPI.new("maximum: 50")
  }

  static let undecided = finding {
    $0.id = "77aa"
    $0.rule = "keyword-changed"
    $0.severity = .warning
    $0.compatibility = .undecided
    $0.bump = .none
    $0.kind = .property
    $0.name = "note"
    $0.coordinate = "Order.note"
    $0.aspect = .nullability
    $0.relation = .changed
    $0.direction = .both
    $0.message = "property note of Order may now be null"
    $0.why = "whether consumers cope with null cannot be told from the schemas"
    $0.advice = "ask the consumers"
    $0.operations = []
    $0.before = SampleAPI.old("note: {type: string, description: \"\u{202E}gnol\u{1B}[31m yrev\"}")
    $0.after = SampleAPI.new("type: [string, 'null']")
    $0.related = SampleAPI.new("format: uuid")
  }

  static let honoured = finding {
    $0.id = "0b0b"
    $0.severity = .info
    $0.name = "oldStatus"
    $0.coordinate = "Order.oldStatus"
    $0.message = "property oldStatus was removed from Order, which consumers receive"
    $0.verdict = .honoured
    $0.notice = notice(
      announced: SampleAPI.day(2026, 8, 1), evidence: "version 1.3.0",
      sunset: SampleAPI.day(2026, 11, 1), days: 113, earliest: SampleAPI.day(2026, 11, 1),
      place: SampleAPI.old("x-sunset: 2026-11-01"))
    $0.why =
      "it was announced on 2026-08-01 and its sunset was 2026-11-01, so consumers had 113 days of notice"
    $0.advice = "nothing is left to do: the notice was given and kept"
    $0.consumers = "stop reading oldStatus"
    $0.before = SampleAPI.old("oldStatus")
  }

  static let deprecated = finding {
    $0.id = "1d1d"
    $0.rule = "deprecated"
    $0.severity = .info
    $0.compatibility = .compatible
    $0.bump = .none
    $0.name = "id"
    $0.coordinate = "Order.id"
    $0.aspect = .deprecation
    $0.relation = .added
    $0.message = "property id of Order was deprecated"
    $0.notice = notice(
      announced: now, evidence: nil, sunset: SampleAPI.day(2027, 2, 14), days: 84)
    $0.consumers = "read uuid instead of id before it is removed"
    $0.replacement = "Order.uuid"
    $0.reason = "ids are not unique across regions"
    $0.guide = "javascript:alert(1)"
    $0.after = SampleAPI.new("id: {type: string, deprecated: true, x-sunset: 2027-02-14}")
  }

  static let waived = finding {
    $0.id = "3a3a"
    $0.severity = .info
    $0.name = "state"
    $0.coordinate = "Order.state"
    $0.message = "property state was removed from Order, which consumers receive"
    $0.verdict = .waived
    $0.notice = notice()
    $0.why = "a waiver excuses it until 2026-12-31"
    $0.consumers = "stop reading state"
    $0.waiver = Waiver(
      rule: $0.rule, element: $0.coordinate, fingerprint: $0.id, reason: "it leaked secrets",
      owner: "dana", approvedBy: "kim", expires: SampleAPI.day(2026, 12, 31),
      place: SampleAPI.new("info"))
    $0.before = SampleAPI.old("oldStatus")
  }

  static let added = finding {
    $0.id = "add1"
    $0.rule = "response-property-added"
    $0.severity = .info
    $0.compatibility = .compatible
    $0.bump = .minor
    $0.name = "uuid"
    $0.coordinate = "Order.uuid"
    $0.relation = .added
    $0.message = "property uuid was added to Order, which consumers receive"
    $0.after = SampleAPI.new("uuid")
  }

  static let off = finding {
    $0.id = "0ff"
    $0.rule = "description-changed"
    $0.severity = .off
    $0.compatibility = .compatible
    $0.bump = .none
    $0.aspect = .description
    $0.relation = .changed
    $0.message = "never shown"
  }

  /// Names that would do harm if they were written as they are.
  static let hostileNames = [
    "<script>alert(1)</script>", "%0A::error::x", "]]>", "a|b", "``` `x", "@everyone #1",
    "\u{202E}txt.exe", "\u{1B}[31mred\u{1B}]0;title\u{07}", "two\r\n- [ ] lines", "",
    "[click](javascript:alert(1))", "www.example.com", "https://example.com/?a=1",
    String(repeating: "n", count: 10_000), String(repeating: "e\u{301}", count: 5_000),
  ]

  /// With the longest names too, which goldens leave out.
  static let hostile = outcome(hostileNames.map { hostileRemoval($0) })
  static let hostileBrief = outcome(
    hostileNames.filter { $0.unicodeScalars.count < 200 }.map { hostileRemoval($0) })

  static func hostileRemoval(_ name: String) -> Finding {
    finding {
      $0.id = "h"
      $0.name = name
      $0.noun = name
      $0.place = name
      $0.owner = name
      $0.coordinate = "T.\(name)"
      $0.pointer = "/\(name)"
      $0.message = "property \(name) was removed from T"
      $0.why = name
      $0.advice = name
      $0.consumers = name
      $0.replacement = name
      $0.guide = name
      $0.reason = name
      $0.operations = ["GET /\(name)"]
      $0.beforeValue = name
      $0.before = SampleAPI.old(
        "note: {type: string, description: \"\u{202E}gnol\u{1B}[31m yrev\"}")
    }
  }

  static func hostileDeprecation(_ name: String) -> Finding {
    finding {
      $0 = hostileRemoval(name)
      $0.rule = "deprecated"
      $0.severity = .info
      $0.compatibility = .compatible
      $0.aspect = .deprecation
      $0.relation = .added
      $0.notice = notice(announced: now, sunset: SampleAPI.day(2027, 2, 14), days: 84)
    }
  }
}
