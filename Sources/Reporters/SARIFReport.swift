internal import RuleEngine
internal import SchemaModel
internal import SourceText

/// Static Analysis Results Interchange Format 2.1.0 (OASIS Standard, 27 March 2020), as GitHub's code scanning
/// and others read it.
struct SARIFReport {
  /// How many results of a run code scanning takes; the worst are kept.
  private static let mostResults = 5_000

  private let outcome: RunOutcome
  private let items: [ReportItem]
  /// How many are left out for their number.
  private let surplus: Int
  /// Each rule that has a result or is known, by its id: the order in the report.
  private let ruleIDs: [String]

  /// The report of a run in UTF-8.
  static func render(_ outcome: RunOutcome, _ options: ReportOptions) -> [UInt8] {
    var json = JSONWriter(.indented)
    SARIFReport(outcome, options).write(to: &json)
    return json.bytes + [UInt8(ascii: "\n")]
  }

  private init(_ outcome: RunOutcome, _ options: ReportOptions) {
    self.outcome = outcome
    // Code scanning opens an alert for whatever it is told of.
    let all = ReportItem.items(of: outcome, options)
      .filter { options.showsSuppressed || $0.finding?.waiver == nil }
    items = Array(all.prefix(Self.mostResults))
    surplus = all.count - items.count
    let spoken = Set(items.map(\.rule))
    let known = outcome.rules.map(\.id).filter { spoken.contains($0) }
    ruleIDs = known + spoken.subtracting(known).sorted()
  }

  private func write(to json: inout JSONWriter) {
    json.object { json in
      json.member(
        "$schema",
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
      )
      json.member("version", "2.1.0")
      json.array("runs") { json in json.object { writeRun(to: &$0) } }
    }
  }

  private func writeRun(to json: inout JSONWriter) {
    json.object("tool") { json in
      json.object("driver") { json in
        json.member("name", "apilint")
        json.member("version", outcome.toolVersion)
        json.member("semanticVersion", outcome.toolVersion)
        let rules = Dictionary(
          outcome.rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        json.array("rules") { json in
          for id in ruleIDs { SARIFRule.write(id, rules[id], to: &json) }
        }
      }
    }
    json.array("invocations") { json in json.object { writeInvocation(to: &$0) } }
    json.member("columnKind", "unicodeCodePoints")
    json.array("results") { json in
      let indices = Dictionary(
        ruleIDs.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      for item in items { SARIFResult.write(item, ruleIndex: indices[item.rule], to: &json) }
    }
    json.object("properties") { json in
      json.member("now", outcome.now.description)
      json.member("verdict", VerdictLine(outcome).text)
      json.member("resultsLeftOut", surplus)
    }
  }

  private func writeInvocation(to json: inout JSONWriter) {
    json.member("executionSuccessful", Summary(outcome).unreadable == 0)
    var notes = outcome.notes.map { note in
      (level: note.isDoubt ? "warning" : "note", text: note.text)
    }
    if surplus > 0 {
      notes.append(
        (
          "warning",
          "\(surplus) more results are left out: \(Self.mostResults) is the most of a run"
        ))
    }
    json.array("toolExecutionNotifications") { json in
      for note in notes {
        json.object { json in
          json.member("level", note.level)
          json.object("message") { json in json.member("text", note.text) }
        }
      }
    }
  }
}
