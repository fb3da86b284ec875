/// A version of Semantic Versioning 2.0.0, as far as it orders releases.
package struct SemanticVersion: Comparable, Sendable {
  package let major: Int
  package let minor: Int
  package let patch: Int
  /// Whether it is a pre-release (`1.0.0-beta`).
  package let isPrerelease: Bool

  /// - Parameter text: `1.2.3`, with or without a leading `v`, a pre-release and build metadata.
  package init?(_ text: String) {
    var rest = Substring(text)
    if rest.hasPrefix("v") { rest = rest.dropFirst() }
    rest = rest.prefix { $0 != "+" }
    let core = rest.prefix { $0 != "-" }
    let numbers = core.split(separator: ".", omittingEmptySubsequences: false).map { part in
      part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
    }
    guard numbers.count == 3, let major = numbers[0], let minor = numbers[1],
      let patch = numbers[2]
    else { return nil }
    self.major = major
    self.minor = minor
    self.patch = patch
    self.isPrerelease = core.endIndex != rest.endIndex
  }

  package static func < (left: SemanticVersion, right: SemanticVersion) -> Bool {
    let numbers = (left.major, left.minor, left.patch)
    let others = (right.major, right.minor, right.patch)
    if numbers != others { return numbers < others }
    return left.isPrerelease && !right.isPrerelease
  }
}
