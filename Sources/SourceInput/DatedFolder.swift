/// A folder that holds the versions of an API by their days: `2026-01-31.yaml`, or `2026-01-31/` with
/// several files.
///
/// Only what is named like a schema is taken for a version, and a folder only if it holds such files.
/// A date in a name is a claim: inside a git work tree a later day counts on which git first had that
/// content (``DatedVersion/day``).
package struct DatedFolder: Sendable {
  /// As written.
  package let path: String
  /// Oldest first, by the day that counts.
  package let versions: [DatedVersion]
  /// What looks like a version and is none, in byte order of the names.
  package let leftOut: [LeftOut]
  /// How many versions were left out because their day is later than was asked for.
  package let laterVersions: Int
  /// Whether no git work tree is around it, so that its dates are taken as given.
  package let datesAreAsGiven: Bool
  /// Where the clone around it begins, if that is shallow.
  package let cut: GitShallowCut?

  /// Something in the folder that is not taken for a version.
  package struct LeftOut: Sendable, Equatable {
    package enum Reason: Sendable, Equatable {
      case noDate
      /// The calendar has no such day.
      case impossibleDate(String)
      case severalDates
      /// Another file, which is taken, says that it is the same version.
      case sameVersion(as: String)
      case noSchema
    }

    package let name: String
    package let reason: Reason
  }

  /// - Parameters:
  ///   - folder: what the path is relative to; nil is the current folder.
  ///   - lastDay: versions of a later day, in days since 1970-01-01 UTC, are left out as if they did
  ///     not exist; nil keeps all.
  package init(
    _ path: String, in folder: String? = nil, until lastDay: Int32? = nil,
    limits: InputLimits = InputLimits()
  ) throws(InputError) {
    let onDisk = Path.join(folder, path)
    var listing = DatedListing()
    try listing.take(path, onDisk: onDisk)
    if listing.entries.isEmpty {
      throw .noDatedEntry(
        folder: path, found: listing.leftOut.filter { $0.reason == .noDate }.prefix(3).map(\.name))
    }
    let record = try DatedFolderRecord(onDisk)
    var found: [DatedVersion] = []
    for entry in listing.entries {
      let specifier = entry.specifier(in: path)
      let set = try InputSet.open(specifier, limits: limits, in: folder)
      if set.roots.isEmpty {
        listing.leftOut.append(LeftOut(name: entry.name, reason: .noSchema))
        continue
      }
      let apis = set.roots.map { root in
        let inFolder = Path.join(entry.dated.line, root.relativePath)
        return DatedVersion.API(key: entry.isFile ? entry.dated.line : inFolder, root: root)
      }
      found.append(
        DatedVersion(
          name: entry.name, line: entry.dated.line, claimedDay: entry.dated.day,
          evidence: record?.evidence(of: entry) ?? .nameOnly, specifier: specifier, apis: apis))
    }
    let kept = found.filter { $0.day <= lastDay ?? .max }
    self.path = path
    versions = kept.sorted(by: DatedVersion.precedes)
    leftOut = listing.leftOut.sorted { Path.precedes($0.name, $1.name) }
    laterVersions = found.count - kept.count
    datesAreAsGiven = record == nil
    cut = record?.cut
  }
}

extension DatedFolder.LeftOut {
  /// Why; one sentence without a full stop.
  package var description: String {
    switch reason {
    case .noDate: "'\(name)' has no date in its name"
    case .impossibleDate(let date): "'\(name)' has \(date) in its name, which is no day"
    case .severalDates: "'\(name)' has more than one date in its name"
    case .sameVersion(let other): "'\(name)' is of the same day as '\(other)'"
    case .noSchema: "'\(name)' holds no schema file"
    }
  }
}
