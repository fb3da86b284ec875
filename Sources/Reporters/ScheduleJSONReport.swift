internal import RuleEngine
internal import SchemaModel
internal import SourceText

/// What is under notice for programs, `apilint.schedule/1`. Its JSON Schema is
/// `fixtures/schemas/schedule-1.schema.json`.
enum ScheduleJSONReport {
  /// The report in UTF-8, ending with a line feed.
  static func render(_ outcome: ScheduleOutcome) -> [UInt8] {
    let totals = ScheduleTotals(outcome)
    var json = JSONWriter(.indented)
    json.object { json in
      json.writeHead(
        "apilint.schedule/1", toolVersion: outcome.toolVersion, now: outcome.now,
        nowWasGiven: outcome.nowWasGiven)
      json.member("input", outcome.input)
      json.member("dating", outcome.dating)
      json.object("totals") { json in
        json.member("underNotice", totals.underNotice)
        json.member("overdue", totals.overdue)
        json.member("undated", totals.undated)
        json.member("next", totals.next?.sunset?.description)
        json.member("nextDaysLeft", totals.next?.daysLeft)
      }
      json.array("entries") { json in
        for entry in totals.entries { write(entry, to: &json) }
      }
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }

  private static func write(_ entry: ScheduleOutcome.Entry, to json: inout JSONWriter) {
    json.object { json in
      json.member("api", entry.api)
      json.object("element") { json in
        json.member("kind", entry.kind.rawValue)
        json.member("noun", entry.noun)
        json.member("coordinate", entry.coordinate)
      }
      json.member("change", entry.change)
      json.member("level", entry.level.rawValue)
      json.member("announced", entry.announced?.description)
      json.member("evidence", entry.evidence)
      json.member("sunset", entry.sunset?.description)
      json.member("daysLeft", entry.daysLeft)
      json.member("overdue", entry.isOverdue)
      json.member("earliest", entry.earliest.description)
      json.member("requiredDays", entry.required)
      json.member("replacement", entry.replacement)
      json.member("reason", entry.reason)
      json.member("guide", entry.guide)
      json.member("operations", entry.operations)
      json.member("place", entry.place)
    }
  }
}
