internal import Changelog
internal import SchemaModel

extension ChangelogOutcome {
  /// What a release is called besides its day: `Orders API 1.5.0` among several APIs, `1.5.0` where there is only
  /// one; empty where its version says nothing, or only the day.
  func name(of release: ChangelogRelease) -> String {
    let isSame = release.version == release.previousVersion
    let isDay = release.version.contains(release.day.description)
    let version = isSame || isDay ? "" : release.version
    return [hasSeveralAPIs ? release.name : "", version].filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  /// Whose changes these are.
  var author: String { hasSeveralAPIs ? title : releases.first?.name ?? title }

  /// The address of an entry on the published page; empty where there is none.
  func link(to entry: ChangelogEntry) -> String {
    address.isEmpty ? "" : "\(address)#\(entry.anchor)"
  }
}

extension ChangelogRelease {
  /// What readers call the API.
  var name: String { title.isEmpty ? api : title }
}

extension ChangelogEntry {
  /// The name of the place of an entry on a page, which never changes.
  var anchor: String { "entry-\(id)" }
}
