package import RuleEngine
package import SchemaDiff
internal import SchemaModel

/// What is sent or received around a change, before it and from then on, made up from both schemas.
package struct Payload: Sendable, Equatable {
  /// What it is a part of: a body, a line of a request.
  package enum Kind: String, Sendable {
    /// JSON.
    case body
    /// The first line of a request (RFC 9112, section 3), or what stands for one.
    case request
    /// A line of a header.
    case header
    /// A part of a GraphQL document.
    case query
  }

  package var kind: Kind
  /// Nil where there is nothing any more, or was nothing yet.
  package var before: String?
  package var after: String?

  package init(kind: Kind, before: String?, after: String?) {
    self.kind = kind
    self.before = before
    self.after = after
  }
}

extension Payload {
  /// What there is to show, with what is said of it.
  package var sides: [(label: String, text: String)] {
    switch (before, after) {
    case (let before?, let after?): [("Before", before), ("From then on", after)]
    case (let before?, nil): [("No longer", before)]
    case (nil, let after?): [("From then on as well", after)]
    case (nil, nil): []
    }
  }

  /// The bytes of either side that are read at a glance, and the most that is worth showing.
  private static let usual = 500
  private static let longest = 1_500

  /// - Returns: nil where nothing can be shown, or both sides would be the same.
  package init?(of finding: Finding, in comparison: Comparison) {
    for extent in [ExampleInstance.Extent.whole, .brief] {
      let old = PayloadSide(
        comparison.before, finding, element: finding.beforeElement, holder: finding.beforeHolder,
        isBefore: true, extent
      ).part
      let new = PayloadSide(
        comparison.after, finding, element: finding.afterElement, holder: finding.afterHolder,
        isBefore: false, extent
      ).part
      guard let kind = old?.kind ?? new?.kind, old?.text != new?.text else { return nil }
      let size = max(old?.text.utf8.count ?? 0, new?.text.utf8.count ?? 0)
      guard size <= (extent == .whole ? Self.usual : Self.longest) else { continue }
      self.init(kind: kind, before: old?.text, after: new?.text)
      return
    }
    return nil
  }
}
