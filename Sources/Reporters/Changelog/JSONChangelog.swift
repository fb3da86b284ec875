internal import Changelog
internal import RuleEngine
internal import SchemaModel
internal import SourceText

/// The changelog for programs, `apilint.changelog/1`. Its JSON Schema is
/// `fixtures/schemas/changelog-1.schema.json`.
struct JSONChangelog {
  private let outcome: ChangelogOutcome

  /// The changelog in UTF-8, ending with a line feed.
  static func render(_ outcome: ChangelogOutcome) -> [UInt8] {
    var json = JSONWriter(.indented)
    JSONChangelog(outcome: outcome).write(to: &json)
    return json.bytes + [UInt8(ascii: "\n")]
  }

  private func write(to json: inout JSONWriter) {
    json.object { json in
      json.writeHead(
        "apilint.changelog/1", toolVersion: outcome.toolVersion, now: outcome.now,
        nowWasGiven: outcome.nowWasGiven)
      json.member("input", outcome.input)
      json.member("title", outcome.title)
      json.member("address", outcome.address.isEmpty ? nil : outcome.address)
      json.member("notes", outcome.notes)
      json.array("releases") { json in
        for release in outcome.releases { write(release, to: &json) }
      }
    }
  }

  private func write(_ release: ChangelogRelease, to json: inout JSONWriter) {
    json.object { json in
      json.member("id", release.id)
      json.member("api", release.api)
      json.member("title", release.title)
      json.member("version", release.version)
      json.member("previousVersion", release.previousVersion)
      json.member("day", release.day.description)
      json.member("contact", release.contact)
      json.member("problems", release.problems)
      json.array("entries") { json in
        for section in release.sections(now: outcome.now) {
          for entry in section.entries {
            json.object { write(entry, section.group, of: release, to: &$0) }
          }
        }
      }
    }
  }

  private func write(
    _ entry: ChangelogEntry, _ group: ChangelogSection.Group, of release: ChangelogRelease,
    to json: inout JSONWriter
  ) {
    json.member("id", entry.id)
    json.member("kind", entry.kind.rawValue)
    json.member("group", group.word)
    json.member("title", entry.title)
    json.member("path", entry.path)
    json.object("element") { json in
      json.member("kind", entry.elementKind.rawValue)
      json.member("noun", entry.noun)
      json.member("name", entry.name)
      json.member("owner", entry.owner)
    }
    json.member("coordinate", entry.coordinate)
    json.member("operations", entry.operations)
    json.member("direction", entry.direction == .none ? nil : entry.direction.rawValue)
    json.object("versions") { json in
      json.member("from", release.previousVersion)
      json.member("to", release.version)
    }
    json.member("effective", entry.effective.description)
    json.member("announced", entry.announced?.description)
    json.member("sunset", entry.sunset?.description)
    json.member("daysLeft", entry.sunset.map { $0 - outcome.now })
    json.member("noticeDays", entry.noticeDays)
    json.member("requiredDays", entry.requiredDays)
    json.member("verdict", entry.verdict?.rawValue)
    json.member("compatibility", entry.compatibility.rawValue)
    json.member("rule", entry.rule)
    json.member("message", entry.message)
    json.member("action", entry.action)
    json.member("replacement", entry.replacement)
    json.member("guide", entry.guide)
    json.member("reason", entry.reason)
    json.object("values") { json in
      json.member("before", entry.beforeValue)
      json.member("after", entry.afterValue)
    }
    write(entry.payload, to: &json)
    write(entry.supersession, to: &json)
    write(entry.waiver, to: &json)
    write(entry.beforePlace, as: "before", to: &json)
    write(entry.afterPlace, as: "after", to: &json)
  }

  private func write(_ payload: Payload?, to json: inout JSONWriter) {
    guard let payload else { return json.member("payload", nil as String?) }
    json.object("payload") { json in
      json.member("kind", payload.kind.rawValue)
      json.member("before", payload.before)
      json.member("after", payload.after)
    }
  }

  private func write(_ later: ChangelogEntry.Supersession?, to json: inout JSONWriter) {
    guard let later else { return json.member("supersession", nil as String?) }
    json.object("supersession") { json in
      json.member("kind", later.kind.rawValue)
      json.member("entry", later.entry)
      json.member("day", later.day.description)
    }
  }

  private func write(_ waiver: Waiver?, to json: inout JSONWriter) {
    guard let waiver else { return json.member("waiver", nil as String?) }
    json.object("waiver") { json in
      json.member("reason", waiver.reason)
      json.member("owner", waiver.owner)
      json.member("approvedBy", waiver.approvedBy)
      json.member("expires", waiver.expires.description)
    }
  }

  private func write(_ place: PlaceTable.Place?, as key: String, to json: inout JSONWriter) {
    guard let place else { return json.member(key, nil as String?) }
    json.object(key) { json in JSONFinding.writeMembers(of: place, to: &json) }
  }
}
