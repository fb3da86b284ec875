internal import RuleEngine
internal import SourceText

/// Reviewdog's format of diagnostics (`rdjson`), with edits that reviewers can apply. Lines and columns are from
/// 1, columns count UTF-8 bytes, and the end is exclusive.
struct RDJSONReport {
  /// The report of a run in UTF-8.
  static func render(_ outcome: RunOutcome, _ options: ReportOptions) -> [UInt8] {
    var json = JSONWriter(.indented)
    json.object { json in
      json.object("source") { json in json.member("name", "apilint") }
      json.member("severity", severity(of: Summary(outcome)))
      json.array("diagnostics") { json in
        for item in ReportItem.items(of: outcome, options) { write(item, to: &json) }
      }
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }

  private static func write(_ item: ReportItem, to json: inout JSONWriter) {
    json.object { json in
      json.member("message", item.text)
      if let place = item.place { write(place, as: "location", to: &json) }
      json.member("severity", severity(of: item.severity))
      json.object("code") { json in
        json.member("value", item.rule)
      }
      if let edit = item.edit {
        json.array("suggestions") { json in
          json.object { json in
            writeRange(edit.place, to: &json)
            json.member("text", edit.text)
          }
        }
      }
      if !item.related.isEmpty {
        json.array("relatedLocations") { json in
          for (message, place) in item.related where place.revision == nil {
            json.object { json in
              json.member("message", message)
              write(place, as: "location", to: &json)
            }
          }
        }
      }
    }
  }

  private static func write(_ place: ReportPlace, as key: String, to json: inout JSONWriter) {
    json.object(key) { json in
      json.member("path", place.path)
      writeRange(place, to: &json)
    }
  }

  private static func writeRange(_ place: ReportPlace, to json: inout JSONWriter) {
    json.object("range") { json in
      json.object("start") { json in
        json.member("line", place.line)
        json.member("column", place.column)
      }
      json.object("end") { json in
        json.member("line", place.endLine)
        json.member("column", place.endColumn)
      }
    }
  }

  private static func severity(of severity: Severity) -> String {
    switch severity {
    case .error: "ERROR"
    case .warning: "WARNING"
    case .info, .off: "INFO"
    }
  }

  private static func severity(of summary: Summary) -> String {
    severity(
      of: summary.errors + summary.unreadable > 0
        ? .error : summary.warnings > 0 ? .warning : .info)
  }
}
