package import SchemaModel

/// What reading one version of an API gave.
package enum VersionContent: Sendable {
  case api(Schema)
  /// The same bytes as the version before it.
  case unchanged
  /// The same, of a commit that was not about the API: no version of it.
  case nothing
  /// The API is not in this version.
  case absent
  /// It is there but cannot be read: why, in one line.
  case unreadable(String)
}

/// Reads the versions of an API one by one, oldest first.
package protocol VersionLoading {
  /// The versions in the order of their days; those of one day in the order of their publication.
  var versions: [PublishedVersion] { get }

  /// - Parameter earlier: a version that was read before, with which it probably has much in common.
  mutating func load(_ index: Int, after earlier: Schema?) throws -> VersionContent
}

/// A version that was left out of a history, and why.
package struct SkippedVersion: Sendable, Equatable {
  package var version: PublishedVersion
  package var reason: String

  package init(version: PublishedVersion, reason: String) {
    self.version = version
    self.reason = reason
  }
}
