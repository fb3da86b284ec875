internal import SyntaxTree

/// What the tree of a document must be after edits: as it was, but for these differences.
struct Expectation {
  struct Insertion {
    var container: NodeID
    /// The child behind which it comes; nil for the front.
    var predecessor: NodeID?
    /// The key; nil in a sequence.
    var key: String?
    var value: DocumentValue
  }

  var removed: Set<NodeID> = []
  var renamed: [NodeID: String] = [:]
  var replaced: [NodeID: DocumentValue] = [:]
  var inserted: [Insertion] = []

  mutating func join(_ other: Expectation) {
    removed.formUnion(other.removed)
    renamed.merge(other.renamed) { $1 }
    replaced.merge(other.replaced) { $1 }
    inserted += other.inserted
  }
}
