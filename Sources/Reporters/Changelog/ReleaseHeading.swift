internal import Changelog
internal import SchemaModel

extension ChangelogOutcome {
  /// What a release is called: `Orders API 1.5.0` among several, `1.5.0` where there is only one API, and
  /// `Changes` where its version says nothing.
  func heading(of release: ChangelogRelease) -> String {
    let isSame = release.version == release.previousVersion || release.version.isEmpty
    // A version that stayed the same names no release.
    let version = isSame ? "" : release.version
    let name = hasSeveralAPIs ? release.name : ""
    let text = [name, version].filter { !$0.isEmpty }.joined(separator: " ")
    return text.isEmpty ? "Changes" : text
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
