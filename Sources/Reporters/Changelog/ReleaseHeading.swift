internal import Changelog
internal import SchemaModel

extension ChangelogOutcome {
  /// What a release is called besides its day: `Orders API 1.5.0` among several APIs, `1.5.0` where there is only
  /// one; empty where its version says nothing, or only the day.
  func name(of release: ChangelogRelease) -> String {
    let isSame = release.version == release.previousVersion
    let isDay = release.version.contains(release.day.description)
    let version = isSame || isDay ? "" : release.version
    return [hasSeveralAPIs ? apiName(of: release) : "", version].filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  /// What readers call the API of a release: with its path where another one calls itself the same.
  func apiName(of release: ChangelogRelease) -> String {
    let isShared = releases.contains { $0.title == release.title && $0.api != release.api }
    return isShared && !release.title.isEmpty && !release.api.isEmpty
      ? "\(release.title) (\(release.api))" : release.name
  }

  /// Whose changes these are.
  var author: String {
    let name = hasSeveralAPIs ? "" : releases.first?.name ?? ""
    return name.isEmpty ? title : name
  }

  /// What tells this changelog apart from others: where it is published, else its title.
  var scope: String { address.isEmpty ? title : address }

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
