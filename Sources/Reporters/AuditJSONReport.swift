internal import History
internal import RuleEngine
internal import SchemaModel
internal import SourceText

/// The report on a history for programs, `apilint.audit/1`. Its JSON Schema is
/// `fixtures/schemas/audit-1.schema.json`.
enum AuditJSONReport {
  /// The report in UTF-8, ending with a line feed.
  static func render(_ outcome: AuditOutcome) -> [UInt8] {
    var json = JSONWriter(.indented)
    json.object { json in
      json.writeHead(
        "apilint.audit/1", toolVersion: outcome.toolVersion, now: outcome.now,
        nowWasGiven: outcome.nowWasGiven)
      json.member("input", outcome.input)
      json.member("dating", outcome.dating)
      json.member("noticeDays", outcome.noticeDays)
      write(AuditTotals(outcome.apis), to: &json)
      json.array("apis") { json in
        for api in outcome.apis { write(api, to: &json) }
      }
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }

  private static func write(_ totals: AuditTotals, to json: inout JSONWriter) {
    json.object("totals") { json in
      json.member("apis", totals.apis)
      json.member("versions", totals.versions)
      json.member("skipped", totals.skipped)
      json.member("removals", totals.removals)
      json.member("breakingChanges", totals.changes)
      json.object("verdicts") { json in
        for verdict in Verdict.allCases { json.member(verdict.rawValue, totals[verdict]) }
      }
      json.object("promises") { json in
        for fate in PromiseFate.allCases { json.member(fate.rawValue, totals[fate]) }
      }
      json.member("keptPercent", totals.keptPercent)
      guard let notice = totals.notice else { return json.member("notice", nil as Int?) }
      json.object("notice") { json in
        json.member("shortest", notice.shortest)
        json.member("median", notice.median)
        json.member("longest", notice.longest)
      }
    }
  }

  private static func write(_ api: AuditOutcome.API, to json: inout JSONWriter) {
    json.object { json in
      json.member("name", api.name)
      json.member("versions", api.versions)
      write(api.first, as: "first", to: &json)
      write(api.last, as: "last", to: &json)
      json.array("skipped") { json in
        for skipped in api.skipped {
          json.object { json in
            write(skipped.version, as: "version", to: &json)
            json.member("reason", skipped.reason)
          }
        }
      }
      write(AuditTotals([api]), to: &json)
      json.array("records") { json in
        for record in api.reportedRecords { write(record, to: &json) }
      }
    }
  }

  private static func write(
    _ version: PublishedVersion?, as key: String, to json: inout JSONWriter
  ) {
    guard let version else { return json.member(key, nil as String?) }
    json.object(key) { json in
      json.member("name", version.name)
      json.member("day", version.day.description)
    }
  }

  private static func write(_ record: AuditRecord, to json: inout JSONWriter) {
    json.object { json in
      json.member("rule", record.rule)
      json.member("severity", record.severity.rawValue)
      json.member("verdict", record.verdict.rawValue)
      json.member("promise", record.fate.rawValue)
      json.object("element") { json in
        json.member("kind", record.kind.rawValue)
        json.member("noun", record.noun)
        json.member("coordinate", record.coordinate)
      }
      json.member("removal", record.isRemoval)
      json.member("message", record.message)
      json.member("why", record.why)
      json.member("announced", record.announced?.description)
      json.member("evidence", record.evidence)
      json.member("firstSunset", record.firstSunset?.description)
      json.member("sunset", record.sunset?.description)
      write(record.lastSeen, as: "lastSeen", to: &json)
      write(record.gone, as: "gone", to: &json)
      json.member("noticeDays", record.noticeDays)
      json.member("requiredDays", record.required)
      json.member("operations", record.operations)
      json.member("place", record.place)
    }
  }
}
