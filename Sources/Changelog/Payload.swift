package import RuleEngine
package import SchemaDiff
internal import SchemaModel

/// What is sent or received around a change, before it and from then on, made up from both schemas. The sides
/// differ in what changed and in nothing else.
package struct Payload: Sendable, Equatable {
  /// What it is a part of: a body, a call.
  package enum Kind: String, Sendable {
    /// JSON.
    case body
    /// The method and the path of a request, with a parameter of it; one in a header stands below.
    case request
    /// A line of a header.
    case header
    /// A field of a GraphQL document, with an argument.
    case query
  }

  package var kind: Kind
  /// Nil where it is not shown: one of several values came, or nothing is left.
  package var before: String?
  package var after: String?
  /// What one side alone means.
  package var meaning = Meaning.changed

  /// What happened to what is shown.
  package enum Meaning: String, Sendable {
    case added
    case removed
    case changed
  }

  package init(kind: Kind, before: String?, after: String?, meaning: Meaning = .changed) {
    self.kind = kind
    self.before = before
    self.after = after
    self.meaning = meaning
  }

  /// What there is to show, with what is said of it.
  package var sides: [(label: String, text: String)] {
    switch (before, after) {
    case (let before?, let after?): [("Before", before), ("From then on", after)]
    case (let before?, nil): [(meaning == .removed ? "No longer" : "Before", before)]
    case (nil, let after?):
      [(meaning == .added ? "From then on as well" : "From then on", after)]
    case (nil, nil): []
    }
  }
}

extension Payload {
  /// The bytes of either side that are worth showing.
  private static let longest = 1_500

  /// - Returns: nil where nothing is sure to be what is sent or received, or both sides would be the same.
  package init?(of finding: Finding, in comparison: Comparison) {
    var cache = PayloadCache()
    self.init(of: finding, in: comparison, &cache)
  }

  init?(of finding: Finding, in comparison: Comparison, _ cache: inout PayloadCache) {
    var maker = PayloadMaker(finding, comparison, cache)
    // Handed over, not copied.
    cache = PayloadCache()
    let payload = maker.payload()
    cache = maker.cache
    guard let made = payload, made.before != made.after,
      [made.before, made.after].allSatisfy({ ($0?.utf8.count ?? 0) <= Self.longest })
    else { return nil }
    self = made
    switch (finding.aspect, finding.relation) {
    case (.presence, .added): meaning = .added
    case (.presence, .removed): meaning = .removed
    default:
      // Of something that goes on to be there one side alone says nothing.
      guard before != nil, after != nil else { return nil }
    }
  }
}
