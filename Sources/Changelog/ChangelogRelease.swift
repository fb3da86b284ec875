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
      [api.after?.title, api.before?.title, api.path].compactMap { $0 }
      .first { !$0.isEmpty } ?? ""
    self.init(
      api: api.path, title: title, version: api.after?.apiVersion ?? "",
      previousVersion: api.before?.apiVersion ?? "", day: day,
      contact: comparison?.contact ?? [], entries: [], problems: Self.problems(of: api))
    var context = ChangelogEntry.Context(
      release: identity, day: day, places: PlaceTables(api), comparison: comparison)
    entries = ChangelogEntry.entries(of: api.findings, &context)
  }

  /// One step of a history.
  /// - Parameter name: what the version is called in the history.
  package init(
    of findings: [Finding], _ comparison: Comparison, api: String, named name: String,
    before previousName: String, on day: CalendarDay
  ) {
    let (old, new) = (comparison.before, comparison.after)
    let title = [new, old].map { $0.text($0[$0.root].name) }.first { !$0.isEmpty } ?? api
    self.init(
      api: api, title: title, version: name, previousVersion: previousName, day: day,
      contact: comparison.contact, entries: [], problems: [])
    var context = ChangelogEntry.Context(
      release: identity, day: day,
      places: PlaceTables(before: old, after: new), comparison: comparison)
    entries = ChangelogEntry.entries(of: findings, &context)
  }

  private var identity: [String] { [title, previousVersion, version] }

  private static func problems(of api: RunOutcome.APIOutcome) -> [String] {
    var problems: [String] = []
    for version in [api.before, api.after] {
      var places = PlaceTable(version)
      for diagnostic in version?.diagnostics ?? [] where diagnostic.severity == .error {
        let place = places.place(of: diagnostic.range).map { "\($0.file):\($0.start.line): " }
        problems.append((place ?? "") + diagnostic.message)
      }
    }
    return problems
  }

  /// The entries by what they ask of their reader, as seen on the day `now`.
  package func sections(now: CalendarDay) -> [ChangelogSection] {
    ChangelogSection.sections(of: entries, now: now)
  }
}

extension Comparison {
  /// Whom consumers can ask now, else whom they could ask before.
  fileprivate var contact: [String] {
    after.contact.isEmpty ? before.contact : after.contact
  }
}
