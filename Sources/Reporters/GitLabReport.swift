internal import RuleEngine
internal import SourceText

/// GitLab's report on code quality (docs.gitlab.com, “Code Quality report format”).
struct GitLabReport {
  /// The report of a run in UTF-8.
  static func render(_ outcome: RunOutcome, _ options: ReportOptions) -> [UInt8] {
    var json = JSONWriter(.indented)
    json.array { json in
      for item in ReportItem.items(of: outcome, options) { write(item, to: &json) }
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }

  private static func write(_ item: ReportItem, to json: inout JSONWriter) {
    json.object { json in
      json.member("description", item.text)
      json.member("check_name", item.rule)
      // It hashes the coordinate and no line.
      json.member("fingerprint", item.id)
      json.member("severity", severity(of: item))
      json.object("location") { json in
        json.member("path", item.place?.path ?? ".apilint.yaml")
        json.object("lines") { json in json.member("begin", item.place?.line ?? 1) }
      }
    }
  }

  private static func severity(of item: ReportItem) -> String {
    switch item.severity {
    case .error: "critical"
    case .warning: "minor"
    case .info, .off: "info"
    }
  }
}
