internal import RuleEngine
internal import SourceInput
internal import SourceText

/// Where the configuration of a project is: the nearest one upward, inside the repository; without one,
/// the current folder.
struct ConfigurationPlace {
  /// The folder as the user would write it, `.` for the current one.
  let folder: String
  /// The folder from the root of the repository; empty for the root.
  let folderInRepository: String
  /// A file that was named instead of the one in the folder.
  let file: SourceFile?

  /// - Parameter prefix: the current folder from the root of the repository, empty at the root.
  init(_ named: String?, below prefix: String) throws(Failure) {
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
    var parts = prefix.split(separator: "/").map(String.init)
    var climbed = ""
    while true {
      if (try? Path.read(climbed + Configuration.fileName)) != nil {
        folder = climbed.isEmpty ? "." : String(climbed.dropLast())
        folderInRepository = parts.joined(separator: "/")
        return
      }
      guard parts.popLast() != nil else { break }
      climbed += "../"
    }
    folder = "."
    folderInRepository = prefix
  }
}
