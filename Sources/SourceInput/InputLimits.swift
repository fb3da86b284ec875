/// How much of an input is read before it is refused.
package struct InputLimits: Sendable, Equatable {
  /// The most bytes that one file may have.
  package var fileBytes: Int
  /// The most schema files that one folder may hold.
  package var files: Int

  package init(fileBytes: Int = 64 << 20, files: Int = 20_000) {
    self.fileBytes = fileBytes
    self.files = files
  }
}
