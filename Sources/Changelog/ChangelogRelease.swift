package import RuleEngine
package import SchemaDiff
package import SchemaModel
internal import SourceText

/// What one release changed for the consumers of one API.
package struct ChangelogRelease: Sendable {
  /// The name of the API, or the path of its file; empty where there is only one.
  package var api: String
  /// What the API calls itself.
  package var title: String
  /// What the version is called: a tag, the version that the API states of itself, or an abbreviated commit.
  package var version: String
  package var previousVersion: String
  /// The day on which it takes effect.
  package var day: CalendarDay
  /// Whom consumers can ask, as the API says.
  package var contact: [String]
  /// In the order of the findings, the worst first.
  package var entries: [ChangelogEntry]
  /// What could not be read of it: places and reasons, in one line each.
  package var problems: [String]
  /// The coordinates of all that is under notice in it; nil where that is not known.
  package var underNotice: Set<String>?

  package init(
    api: String, title: String, version: String, previousVersion: String, day: CalendarDay,
    contact: [String], entries: [ChangelogEntry], problems: [String]
  ) {
    self.api = api
    self.title = title
    self.version = version
    self.previousVersion = previousVersion
    self.day = day
    self.contact = contact
    self.entries = entries
    self.problems = problems
  }

  /// What tells it apart from all other releases of the same changelog, in an address.
  package var id: String {
    StableHash.of([api, title, previousVersion, version, entries.first?.id ?? ""])
  }

  /// The change between two versions that were compared.
  /// - Parameters:
  ///   - comparison: for payloads; nil where something could not be read.
  ///   - day: on which the version after takes effect.
  package init(of api: RunOutcome.APIOutcome, _ comparison: Comparison?, on day: CalendarDay) {
    let title =
      comparison?.title
      ?? [api.after?.title, api.before?.title].compactMap { $0 }.first { !$0.isEmpty } ?? ""
    self.init(
      api: api.path, title: title, version: api.after?.apiVersion ?? "",
      previousVersion: api.before?.apiVersion ?? "", day: day,
      contact: comparison?.contact ?? [], entries: [], problems: api.problems)
    var context = ChangelogEntry.Context(
      release: [api.path, version], day: day, contact: contact, places: PlaceTables(api),
      comparison: comparison)
    entries = ChangelogEntry.entries(of: api.findings, &context)
  }

  /// One step of a history.
  /// - Parameter name: what the version is called in the history.
  package init(
    of findings: [Finding], _ comparison: Comparison, api: String, named name: String,
    before previousName: String, on day: CalendarDay
  ) {
    let (old, new) = (comparison.before, comparison.after)
    self.init(
      api: api, title: comparison.title, version: name, previousVersion: previousName, day: day,
      contact: comparison.contact, entries: [], problems: [])
    var context = ChangelogEntry.Context(
      release: [api, new.statedVersion], day: day, contact: contact,
      places: PlaceTables(before: old, after: new), comparison: comparison)
    entries = ChangelogEntry.entries(of: findings, &context)
    underNotice = new.coordinatesUnderNotice
  }

  /// What is under notice already in the first version that can be seen.
  package init(
    standing entries: [ScheduleOutcome.Entry], in schema: Schema, api: String, named name: String,
    on day: CalendarDay
  ) {
    self.init(
      api: api, title: schema.title, version: name, previousVersion: "", day: day,
      contact: schema.contact, entries: [], problems: [])
    self.entries = entries.filter { $0.sunset != nil }.map { entry in
      ChangelogEntry(
        standing: entry, release: [api, schema.statedVersion], day: day, contact: contact)
    }
  }

  /// The entries by what they ask of their reader, as seen on the day `now`.
  package func sections(now: CalendarDay) -> [ChangelogSection] {
    ChangelogSection.sections(of: entries, now: now)
  }
}

extension Comparison {
  /// What the API calls itself now, else what it did before.
  fileprivate var title: String { after.title.isEmpty ? before.title : after.title }

  /// Whom consumers can ask now, else whom they could ask before.
  fileprivate var contact: [String] {
    after.contact.isEmpty ? before.contact : after.contact
  }
}

extension Schema {
  /// What the API calls itself; empty where schemas have no names of their own.
  fileprivate var title: String { isNominal ? "" : text(self[root].name) }

  /// The version that the API states of itself; empty where it states none.
  fileprivate var statedVersion: String { apiVersion.map { text($0.value) } ?? "" }

  /// Where something is under notice, and what is planned to change.
  fileprivate var coordinatesUnderNotice: Set<String> {
    var coordinates: Set<String> = []
    for index in elements.indices {
      guard let lifecycle = lifecycle(of: ElementID(index)) else { continue }
      if lifecycle.isDeprecated {
        coordinates.insert(CoordinateText.normalized(coordinate(of: ElementID(index))))
      }
      for plan in lifecycle.plans {
        coordinates.insert(CoordinateText.normalized(text(plan.element)))
      }
    }
    return coordinates
  }
}
