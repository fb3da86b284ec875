/// One file of one revision, with its text.
package struct SourceFile: Sendable {
  /// The path as the user would write it, relative to the root of the input where it has one.
  package let path: String
  /// The bytes as read, with nothing decoded or normalised; offsets in ranges count these.
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
