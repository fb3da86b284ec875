internal import SchemaModel
internal import SourceText

extension JSONWriter {
  /// What every report for programs begins with: which report it is, what wrote it, and as of which day.
  mutating func writeHead(
    _ schema: String, toolVersion: String, now: CalendarDay, nowWasGiven: Bool
  ) {
    member("schema", schema)
    object("tool") { json in
      json.member("name", "apilint")
      json.member("version", toolVersion)
    }
    member("now", now.description)
    member("nowGiven", nowWasGiven)
  }
}
