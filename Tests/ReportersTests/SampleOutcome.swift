import RuleEngine
import SchemaModel
import SourceText

/// A run with a finding of every sort.
enum SampleOutcome {
  static let now = SampleAPI.day(2026, 11, 22)

  static func outcome(_ findings: [Finding], diagnostics: [Diagnostic] = []) -> RunOutcome {
    RunOutcome(
      toolVersion: "0.1.0", now: now, nowWasGiven: true, beforeInput: "orders-v1.yaml",
      afterInput: "orders-v2.yaml", apis: [api(findings, diagnostics: diagnostics)])
  }

  static func api(_ findings: [Finding], path: String = "", diagnostics: [Diagnostic] = [])
    -> RunOutcome.APIOutcome
  {
    RunOutcome.APIOutcome(
      path: path,
      before: .init(
        format: .openapi, formatVersion: "3.1.0", title: "Orders API", apiVersion: "1.4.0",
        files: [SampleAPI.before], diagnostics: []),
      after: .init(
        format: .openapi, formatVersion: "3.1.0", title: "Orders API", apiVersion: "1.5.0",
        files: [SampleAPI.after], diagnostics: diagnostics),
      findings: findings)
  }

  /// A removal from a response without notice; the rest of the sample differs from it.
  static func finding(_ change: (inout Finding) -> Void = { _ in }) -> Finding {
    var finding = Finding(
      id: "5f0c1b7a", rule: "response-property-removed", severity: .error,
      compatibility: .breaking, bump: .major, kind: .property, noun: "property",
      name: "legacyId", coordinate: "Order.legacyId",
      pointer: "/components/schemas/Order/properties/legacyId", aspect: .presence,
      relation: .removed, attribute: nil, direction: .response, surfaces: [.wire],
      operations: ["GET /orders"], verdict: nil, notice: nil,
      message: "property legacyId was removed from Order, which consumers receive", why: "",
      advice: "", consumers: "", beforeValue: nil, afterValue: nil, before: nil, after: nil)
    finding.place = "Order"
    finding.owner = "Order"
    change(&finding)
    return finding
  }

  static let samples = [
    "everything": everything, "hostile": hostileBrief, "folder": folder, "clean": outcome([]),
  ]

  static func notice(
    announced: CalendarDay? = nil, evidence: String? = nil, sunset: CalendarDay? = nil,
    days: Int? = nil, earliest: CalendarDay = SampleAPI.day(2027, 2, 14),
    place: SourceRange? = nil
  ) -> Finding.Notice {
    Finding.Notice(
      announced: announced, evidence: evidence, sunset: sunset, days: days, required: 84,
      earliest: earliest, place: place)
  }

  static let everything = outcome(
    [tooEarly, unannounced, undecided, honoured, waived, deprecated, added, off],
    diagnostics: [
      Diagnostic(
        .error, "the reference #/components/requestBodies/Order leads nowhere",
        remedy: "declare it under components/requestBodies, or correct the reference",
        at: SampleAPI.new("#/components/requestBodies/Order"),
        related: [.init("the components are here", at: SampleAPI.new("components:\n"))])
    ])

  /// Two APIs of a folder, one of which went away, and one that says many small things.
  static var folder: RunOutcome {
    let many = (1...14).map { number in
      finding {
        $0 = added
        $0.id = "add\(number)"
        $0.name = "field\(number)"
        $0.coordinate = "Order.field\(number)"
        $0.message = "property field\(number) was added to Order, which consumers receive"
      }
    }
    var removed = api(
      [
        finding {
          $0.rule = "api-removed"
          $0.kind = .api
          $0.noun = "API"
          $0.name = "Billing"
          $0.coordinate = "Billing"
          $0.pointer = ""
          $0.direction = .none
          $0.message = "API Billing was removed"
          $0.verdict = .unannounced
          $0.notice = notice()
          $0.why = "it was never announced to consumers, who are promised 84 days of notice"
          $0.before = SampleAPI.old("title: Orders API")
        }
      ], path: "billing/openapi.yaml")
    removed.after = nil
    removed.before?.title = "Billing"
    removed.before?.apiVersion = "2.0.0"
    var outcome = outcome([])
    outcome.nowWasGiven = false
    outcome.beforeInput = "main:apis"
    outcome.afterInput = "apis"
    outcome.apis = [
      removed, api([unannounced] + many, path: "orders/openapi.yaml"), api([], path: "same.yaml"),
    ]
    return outcome
  }
}
