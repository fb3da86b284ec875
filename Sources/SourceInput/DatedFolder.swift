/// A folder of versions that are named by their days: `2026-01-31.yaml`, `orders-2026-01-31.json`, or folders
/// such as `2026-01-31/`.
package struct DatedFolder: Sendable {
  /// One version of one API.
  package struct Version: Sendable, Equatable {
    /// The name of the file or the folder.
    package let name: String
    /// The day in the name, in days since 1970-01-01 UTC: a claim.
    package let claimedDay: Int32
    /// The day that counts: the later of the claim and the commit that added this content.
    package let day: Int32
    /// The path of the API file as the user would write it.
    package let path: String
  }

  /// One API over time.
  package struct Series: Sendable {
    /// What its files have in common: the name without the day, or the path inside dated folders.
    package let name: String
    /// By day, then by name.
    package let versions: [Version]
  }

  /// In byte order of their names.
  package let series: [Series]
  /// Entries without a day in their names, or with one that no calendar has.
  package let leftOut: [String]
  /// Whether days were held against the commits that added the files.
  package let isInGit: Bool

  private let folder: String
  private let limits: InputLimits

  /// Finds the versions in a folder.
  /// - Parameter dayNumber: the number of the day with a year, a month and a day of the month; nil where the
  ///   calendar has none.
  package init(
    _ folder: String, limits: InputLimits = InputLimits(),
    dayNumber: (_ year: Int, _ month: Int, _ day: Int) -> Int32?
  ) throws(InputError) {
    self.folder = folder
    self.limits = limits
    let names: [String]
    do {
      names = try FileSystem.names(in: folder)
    } catch {
      throw InputError(error, path: folder)
    }
    let added = AddedContent(folder)
    isInGit = added.isKnown
    var found: [String: [Version]] = [:]
    var leftOut: [String] = []
    for name in names {
      let path = Path.join(folder, name)
      guard let kind = try? FileSystem.status(of: path).kind else { continue }
      let isFolder = kind == .folder
      guard
        isFolder ? CandidateFile.isSearched(folder: name) : CandidateFile.isCandidate(name: name)
      else { continue }
      guard let dated = DatedName(name, isFolder: isFolder, dayNumber) else {
        leftOut.append(name)
        continue
      }
      func add(_ relativePath: String, as series: String) {
        let day = max(dated.day, added.day(of: relativePath) ?? dated.day)
        found[series, default: []].append(
          Version(
            name: name, claimedDay: dated.day, day: day, path: Path.join(folder, relativePath)))
      }
      if isFolder {
        let files = try DiskFiles(folder: path, in: nil, limits: limits).candidates(in: path)
        for file in files { add(Path.join(name, file.relativePath), as: file.relativePath) }
      } else {
        add(name, as: dated.rest)
      }
    }
    if found.isEmpty { throw .noDatedEntry(folder: folder) }
    self.leftOut = leftOut
    series = found.sorted { Path.precedes($0.key, $1.key) }.map { name, versions in
      Series(
        name: name, versions: versions.sorted { ($0.day, $0.name) < ($1.day, $1.name) })
    }
  }

  /// The files of a version; references are read from inside its own folder, or beside the file.
  package func input(of version: Version) throws(InputError) -> InputSet {
    try InputSet.open(.file(version.path), limits: limits)
  }
}
