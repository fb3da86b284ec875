/// What one file may cost. Whatever goes beyond is an error with a place, never a crash or an
/// endless loop.
package struct ParseLimits: Sendable {
  /// The bytes of a file.
  package var maxBytes = 64 << 20
  /// How many containers may be open inside each other. More than 1,000 count as 1,000, so that
  /// trees can be walked recursively.
  package var maxDepth = 256
  /// The nodes of a file.
  package var maxNodes = 10_000_000
  /// The nodes made by expanding aliases, so that a few lines cannot become billions of nodes.
  package var maxAliasNodes = 1_000_000

  package init(
    maxBytes: Int = 64 << 20, maxDepth: Int = 256, maxNodes: Int = 10_000_000,
    maxAliasNodes: Int = 1_000_000
  ) {
    self.maxBytes = maxBytes
    self.maxDepth = maxDepth
    self.maxNodes = maxNodes
    self.maxAliasNodes = maxAliasNodes
  }

  /// The limits with what the arena can hold taken into account.
  var effective: ParseLimits {
    ParseLimits(
      maxBytes: min(maxBytes, Int(UInt32.max) - 1), maxDepth: min(maxDepth, 1000),
      maxNodes: min(maxNodes, Int(Int32.max)), maxAliasNodes: min(maxAliasNodes, Int(Int32.max)))
  }
}
