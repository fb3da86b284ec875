/// What the names in a folder of dated versions say.
struct DatedListing {
  struct Entry {
    let name: String
    let isFile: Bool
    let isLink: Bool
    let dated: DatedName

    func specifier(in folder: String) -> InputSpecifier {
      let path = Path.join(folder, name)
      return isFile ? .file(path) : .folder(path)
    }
  }

  /// In byte order of their names.
  private(set) var entries: [Entry] = []
  var leftOut: [DatedFolder.LeftOut] = []

  /// Lists a folder. Of what is in it, only files named like schemas and folders that are searched
  /// are looked at.
  mutating func take(_ path: String, onDisk: String) throws(InputError) {
    let names: [String]
    do throws(SystemError) {
      guard try FileSystem.status(of: onDisk).kind == .folder else { throw SystemError.noFolder }
      names = try FileSystem.names(in: onDisk)
    } catch {
      throw error == .noFolder ? .notAFolder(path: path) : InputError(error, path: path)
    }
    for name in names { take(name, in: onDisk) }
  }

  private mutating func take(_ name: String, in folder: String) {
    let place = Path.join(folder, name)
    guard let kind = try? FileSystem.status(of: place).kind else { return }
    let isFile = kind == .file && CandidateFile.isCandidate(name: name)
    guard isFile || kind == .folder && CandidateFile.isSearched(folder: name) else { return }
    let isLink = (try? FileSystem.status(of: place, followingLinks: false).kind) == .link
    do {
      let dated = try DatedName(name, isFile: isFile)
      if let other = entries.first(where: { $0.isFile == isFile && $0.dated == dated }) {
        leftOut.append(.init(name: name, reason: .sameVersion(as: other.name)))
      } else {
        entries.append(Entry(name: name, isFile: isFile, isLink: isLink, dated: dated))
      }
    } catch {
      let reason: DatedFolder.LeftOut.Reason =
        switch error {
        case .noDate: .noDate
        case .severalDates: .severalDates
        case .impossible(let date): .impossibleDate(date)
        }
      leftOut.append(.init(name: name, reason: reason))
    }
  }
}
