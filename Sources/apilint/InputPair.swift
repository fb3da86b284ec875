internal import RuleEngine
internal import SchemaModel
internal import SourceInput
internal import SourceText

/// OLD and NEW: two versions that are compared.
struct InputPair {
  let before: InputSet
  let after: InputSet
  private let old: String
  private let new: String

  init(_ old: String, _ new: String) throws(Failure) {
    self.old = old
    self.new = new
    do {
      before = try InputSet.open(InputSpecifier.parse(old))
      after = try InputSet.open(InputSpecifier.parse(new))
    } catch {
      throw Failure(error)
    }
  }

  /// The configuration is looked for upward from the new version.
  var configurationFolder: String {
    switch after.specifier {
    case .file(let path): Path.folder(of: path)
    case .folder(let path): path
    case .standardInput, .git: ""
    }
  }

  /// The new version cannot take effect before the old one was there.
  func check(_ today: CalendarDay) throws(Failure) {
    guard let day = before.publicationDay, today < CalendarDay(number: day) else { return }
    throw Failure(
      status: 2,
      message: "OLD was committed on \(CalendarDay(number: day)), which is later than \(today)",
      remedy: "give a --now on or after the day of OLD")
  }

  /// The APIs of both sides, matched by their paths where these are folders.
  func pairings() throws(Failure) -> [Pipeline.Pairing] {
    guard before.isFolder == after.isFolder else {
      throw Failure(
        status: 2, message: "one of OLD and NEW is a folder and the other a file",
        remedy: "give two files or two folders")
    }
    guard before.isFolder else {
      return [Pipeline.Pairing(path: "", before: before.roots[0], after: after.roots[0])]
    }
    let (old, new) = (try before.apisToRead(), try after.apisToRead())
    var pairings = old.map { root in
      Pipeline.Pairing(
        path: root.relativePath, before: root,
        after: new.first { $0.relativePath == root.relativePath })
    }
    let known = Set(old.map(\.relativePath))
    for root in new where !known.contains(root.relativePath) {
      pairings.append(Pipeline.Pairing(path: root.relativePath, before: nil, after: root))
    }
    return pairings.sorted { $0.path < $1.path }
  }

  /// A single file that is no API document on one side only is an error, not a removed API.
  func check(_ apis: [RunOutcome.APIOutcome]) throws(Failure) {
    guard let api = apis.first else {
      throw Failure(
        status: 3, message: "neither \(old) nor \(new) is an API document",
        remedy: "give files of \(Formats.description)")
    }
    guard !before.isFolder, api.before == nil || api.after == nil else { return }
    let name = api.before == nil ? before.displayName : after.displayName
    throw Failure(
      status: 3, message: "\(name) is not an API document",
      remedy: "give a file of \(Formats.description)")
  }
}

extension InputSet {
  /// Whether the input stands for all files below it.
  var isFolder: Bool {
    switch specifier {
    case .folder: true
    case .file, .standardInput: false
    case .git: roots.count != 1 || !displayName.hasSuffix(roots[0].relativePath)
    }
  }
}
