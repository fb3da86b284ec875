internal import RuleEngine
internal import SchemaDiff
internal import SchemaModel
internal import SourceText

/// One finding of the report for programs.
enum JSONFinding {
  /// Writes a finding whose places `places` finds.
  static func write(
    _ finding: Finding, _ format: FormatName?, _ places: inout PlaceTables,
    to json: inout JSONWriter
  ) {
    let beforePlace = places.before.place(of: finding.before)
    let afterPlace = places.after.place(of: finding.after)
    let relatedPlace = places.after.place(of: finding.related)
    let noticePlace = places.before.place(of: finding.notice?.place)
    json.object { json in
      json.member("id", finding.id)
      json.member("rule", finding.rule)
      json.member("severity", finding.severity.rawValue)
      json.member("compatibility", finding.compatibility.rawValue)
      json.member("bump", finding.bump.rawValue)
      json.member("format", format?.rawValue)
      json.object("element") { json in
        json.member("kind", finding.kind.rawValue)
        json.member("coordinate", finding.coordinate)
        json.member("name", finding.name)
        json.member("pointer", finding.pointer)
      }
      json.member("aspect", finding.aspect.rawValue)
      json.member("relation", finding.relation.rawValue)
      json.member(
        "direction", finding.direction == .none ? nil : finding.direction.rawValue)
      json.member("surfaces", finding.surfaces.map(\.rawValue))
      json.member("operations", finding.operations)
      json.member("verdict", finding.verdict?.rawValue)
      write(finding.notice, noticePlace, to: &json)
      json.member("message", finding.message)
      json.member("why", finding.why)
      json.member("advice", finding.advice)
      json.member("consumers", finding.consumers)
      json.object("values") { json in
        json.member("before", finding.beforeValue)
        json.member("after", finding.afterValue)
      }
      write(beforePlace, as: "before", to: &json)
      write(afterPlace, as: "after", to: &json)
      write(relatedPlace, as: "related", to: &json)
    }
  }

  private static func write(
    _ notice: Finding.Notice?, _ place: PlaceTable.Place?, to json: inout JSONWriter
  ) {
    guard let notice else { return json.member("notice", nil as String?) }
    json.object("notice") { json in
      json.member("announced", notice.announced?.description)
      json.member("evidence", notice.evidence)
      json.member("sunset", notice.sunset?.description)
      json.member("firstSunset", notice.firstSunset?.description)
      json.member("days", notice.days)
      json.member("required", notice.required)
      json.member("earliest", notice.earliest.description)
      write(place, as: "place", to: &json)
    }
  }

  private static func write(
    _ place: PlaceTable.Place?, as key: String, to json: inout JSONWriter
  ) {
    guard let place else { return json.member(key, nil as String?) }
    json.object(key) { json in writeMembers(of: place, to: &json) }
  }

  /// The file, and lines and columns from 1; columns count UTF-8 bytes and the end is exclusive.
  static func writeMembers(of place: PlaceTable.Place?, to json: inout JSONWriter) {
    json.member("file", place?.file)
    json.member("line", place?.start.line)
    json.member("column", place?.start.column)
    json.member("endLine", place?.end.line)
    json.member("endColumn", place?.end.column)
  }
}
