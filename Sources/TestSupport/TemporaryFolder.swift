import Foundation

/// A folder of its own for one test.
package enum TemporaryFolder {
  /// Makes one, where the system keeps what is temporary. Whoever asked for it takes it away.
  package static func make() throws -> String {
    // Real, so that what git says of it is the same.
    let parent = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    let folder = parent.appending(path: "apilint-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder.path(percentEncoded: false)
  }
}
