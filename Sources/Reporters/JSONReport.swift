internal import RuleEngine
internal import SchemaDiff
internal import SchemaModel
internal import SourceText

/// The report for programs, `apilint.report/1`. Its JSON Schema is
/// `fixtures/schemas/report-1.schema.json`.
struct JSONReport {
  private var json = JSONWriter(.indented)

  /// The report of a run in UTF-8, ending with a line feed.
  static func render(_ outcome: RunOutcome) -> [UInt8] {
    var report = JSONReport()
    report.write(outcome)
    return report.json.bytes + [UInt8(ascii: "\n")]
  }

  private mutating func write(_ outcome: RunOutcome) {
    var places = outcome.apis.map { PlaceTables($0) }
    json.object { json in
      json.writeHead(
        "apilint.report/1", toolVersion: outcome.toolVersion, now: outcome.now,
        nowWasGiven: outcome.nowWasGiven)
      if outcome.subject == .state {
        json.member("before", nil as String?)
      } else {
        Self.write(input: outcome.beforeInput, outcome.apis.map(\.before), as: "before", to: &json)
      }
      Self.write(input: outcome.afterInput, outcome.apis.map(\.after), as: "after", to: &json)
      Self.write(Summary(outcome), to: &json)
      json.array("findings") { json in
        for (index, api) in outcome.apis.enumerated() {
          let format = (api.after ?? api.before)?.format
          for finding in api.shownFindings {
            JSONFinding.write(
              finding, format, &places[index], to: &json)
          }
        }
      }
      json.array("notes") { json in
        for note in outcome.notes {
          json.object { json in
            json.member("text", note.text)
            json.member("remedy", note.remedy)
            json.member("doubt", note.isDoubt)
          }
        }
      }
      json.array("diagnostics") { json in
        for (index, api) in outcome.apis.enumerated() {
          for diagnostic in api.before?.diagnostics ?? [] {
            Self.write(diagnostic, side: "before", &places[index].before, to: &json)
          }
          for diagnostic in api.after?.diagnostics ?? [] {
            Self.write(diagnostic, side: "after", &places[index].after, to: &json)
          }
        }
      }
    }
  }

  /// One side: what all its APIs have in common, and null where they differ.
  private static func write(
    input: String, _ versions: [RunOutcome.Version?], as key: String, to json: inout JSONWriter
  ) {
    let versions = versions.compactMap { $0 }
    json.object(key) { json in
      json.member("input", input)
      json.member("format", common(versions.map { $0.format?.rawValue }))
      json.member("version", common(versions.map { $0.apiVersion.isEmpty ? nil : $0.apiVersion }))
    }
  }

  private static func common(_ values: [String?]) -> String? {
    guard let first = values.first, values.allSatisfy({ $0 == first }) else { return nil }
    return first
  }

  private static func write(_ summary: Summary, to json: inout JSONWriter) {
    json.object("summary") { json in
      json.member("error", summary.errors)
      json.member("warning", summary.warnings)
      json.member("info", summary.infos)
      json.member("breaking", summary.breaking)
      json.member("undecided", summary.undecided)
      json.member("bump", summary.bump.rawValue)
    }
  }

  private static func write(
    _ diagnostic: Diagnostic, side: String, _ places: inout PlaceTable, to json: inout JSONWriter
  ) {
    let place = places.place(of: diagnostic.range)
    let related = diagnostic.related.map { ($0.message, places.place(of: $0.range)) }
    json.object { json in
      json.member("severity", diagnostic.severity.word)
      json.member("message", diagnostic.message)
      json.member("remedy", diagnostic.remedy)
      JSONFinding.writeMembers(of: place, to: &json)
      json.member("side", side)
      json.array("related") { json in
        for (message, place) in related {
          json.object { json in
            json.member("message", message)
            JSONFinding.writeMembers(of: place, to: &json)
          }
        }
      }
    }
  }
}

extension Diagnostic.Severity {
  /// The word that reports use.
  var word: String {
    switch self {
    case .note: "note"
    case .warning: "warning"
    case .error: "error"
    }
  }
}
