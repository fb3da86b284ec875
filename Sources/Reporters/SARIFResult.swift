internal import RuleEngine
internal import SchemaModel
internal import SourceText

/// A result as SARIF describes it (2.1.0, section 3.27).
enum SARIFResult {
  static func write(_ item: ReportItem, ruleIndex: Int?, to json: inout JSONWriter) {
    json.object { json in
      json.member("ruleId", item.rule)
      if let ruleIndex { json.member("ruleIndex", ruleIndex) }
      json.member("level", level(of: item.severity))
      json.object("message") { json in json.member("text", item.text) }
      json.array("locations") { json in
        json.object { json in
          if let place = item.place { writePhysical(place, to: &json) }
          guard let finding = item.finding else { return }
          json.array("logicalLocations") { json in
            json.object { json in
              json.member("name", finding.name)
              json.member("fullyQualifiedName", finding.coordinate)
              json.member("kind", finding.kind.rawValue)
            }
          }
        }
      }
      if !item.related.isEmpty {
        json.array("relatedLocations") { json in
          for (index, (message, place)) in item.related.enumerated() {
            let revision = place.revision.map { " (in \($0.isEmpty ? "the index" : $0))" } ?? ""
            json.object { json in
              json.member("id", index + 1)
              writePhysical(place, to: &json)
              json.object("message") { json in json.member("text", message + revision) }
            }
          }
        }
      }
      // It hashes the rule, the element and the values, so that it stays when lines move.
      json.object("partialFingerprints") { json in json.member("apilintFinding/v1", item.id) }
      if let finding = item.finding { write(finding, to: &json) }
    }
  }

  private static func write(_ finding: Finding, to json: inout JSONWriter) {
    if let waiver = finding.waiver {
      json.array("suppressions") { json in
        json.object { json in
          json.member("kind", "external")
          json.member("status", "accepted")
          json.member("justification", waiver.sentence)
        }
      }
    }
    json.object("properties") { json in
      json.member("compatibility", finding.compatibility.rawValue)
      json.member("verdict", finding.verdict?.rawValue)
      json.member("earliest", finding.notice?.earliest.description)
      json.member("operations", finding.operations)
    }
  }

  private static func writePhysical(_ place: ReportPlace, to json: inout JSONWriter) {
    json.object("physicalLocation") { json in
      json.object("artifactLocation") { json in
        json.member("uri", URIText.reference(toPath: place.path))
      }
      json.object("region") { writeRegion(place, to: &$0) }
    }
  }

  private static func writeRegion(_ place: ReportPlace, to json: inout JSONWriter) {
    json.member("startLine", place.line)
    json.member("startColumn", place.scalarColumn)
    json.member("endLine", place.endLine)
    json.member("endColumn", place.endScalarColumn)
  }

  static func level(of severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info: "note"
    case .off: "none"
    }
  }
}
