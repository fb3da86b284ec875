package import Foundation

/// The folder of the package, found from where this file was compiled.
package enum PackageFolder {
  /// The place of a file in the package.
  package static func url(of path: String) -> URL {
    URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: path)
  }

  /// The bytes of a file in the package.
  package static func bytes(of path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: url(of: path)))
  }
}
