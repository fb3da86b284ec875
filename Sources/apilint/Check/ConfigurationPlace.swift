internal import RuleEngine
internal import SourceInput
internal import SourceText

/// Where the configuration of a project is: the nearest one upward, inside the repository; without one,
/// the current folder. Where there is a version before, its nearest one: a change cannot put another one
/// in front of it.
struct ConfigurationPlace {
  /// The folder as the user would write it, `.` for the current one.
  let folder: String
  /// The folder from the root of the repository; empty for the root.
  let folderInRepository: String
  /// A file that was named instead of the one in the folder.
  let file: SourceFile?

  /// - Parameters:
  ///   - prefix: the current folder from the root of the repository, empty at the root.
  ///   - isInBase: whether a path from the root of the repository is in the version before.
  init(
    _ named: String?, below prefix: String, isInBase: (String) -> Bool = { _ in false }
  ) throws(Failure) {
    if let named {
      do throws(InputError) {
        file = SourceFile(path: named, bytes: try Path.read(named))
      } catch {
        throw Failure(status: 2, message: error.description, remedy: error.remedy)
      }
      folder = "."
      folderInRepository = prefix
      return
    }
    file = nil
    let folders = Self.folders(above: prefix)
    let known =
      folders.first { isInBase(Path.join($0.inRepository, Configuration.fileName)) }
      ?? folders.first {
        (try? Path.read(Path.join($0.onDisk, Configuration.fileName))) != nil
      }
    folder = known.map { $0.onDisk.isEmpty ? "." : $0.onDisk } ?? "."
    folderInRepository = known?.inRepository ?? prefix
  }

  /// The path of the configuration from the root of the repository.
  var pathInRepository: String {
    Path.tidied(Path.join(folderInRepository, file?.path ?? Configuration.fileName))
  }

  /// The named file in the version before: what is outside of the repository is the same for both, and nil
  /// is that of the folder.
  func file(in base: BaseRevision) throws(Failure) -> SourceFile? {
    guard let file else { return nil }
    guard !file.path.hasPrefix("/") else { return file }
    do throws(InputError) {
      let input = try InputSet.open(.git(revision: base.commit.id, path: "./" + file.path))
      return SourceFile(
        path: base.name + ":" + file.path, bytes: try input.read(input.roots[0]).bytes)
    } catch {
      switch error {
      case .missingInRevision: return nil
      case .refused: return file
      default: throw Failure(error)
      }
    }
  }

  /// The current folder and those that contain it, up to the root of the repository.
  private static func folders(above prefix: String) -> [(onDisk: String, inRepository: String)] {
    var parts = prefix.split(separator: "/")
    var folders = [(onDisk: "", inRepository: prefix)]
    var climbed = ".."
    while parts.popLast() != nil {
      folders.append((climbed, parts.joined(separator: "/")))
      climbed += "/.."
    }
    return folders
  }
}
