package import SourceText

/// Why a change was not made. The document is then as it was.
package struct EditRefusal: Error, Hashable, Sendable {
  package enum Reason: String, Sendable {
    /// The document cannot be read.
    case unreadable
    /// The pointer leads to nothing.
    case noSuchPlace = "no-such-place"
    /// What should get keys is no mapping, or what should hold items no list.
    case otherKind = "other-kind"
    /// The value is an alias of one that is written elsewhere.
    case alias
    /// It is brought by a merge key, and written elsewhere.
    case mergeKey = "merge-key"
    /// It is written here, but other places use it by an anchor.
    case shared
    /// The mapping has the key already.
    case keyExists = "key-exists"
    /// It is written in a way that is not edited: `? key`, or a pair in a list without braces.
    case notation
    /// The enum does not have the value.
    case noSuchValue = "no-such-value"
    /// The format of the document has no such value.
    case notRepresentable = "not-representable"
    /// It is already as wanted.
    case unchanged
    /// Another change of the same run took it away.
    case removed
    /// Written here, it would mean something else, or change what is around it.
    case otherMeaning = "other-meaning"
  }

  /// Which document a place is in.
  package enum Side: String, Sendable {
    /// The one that is edited.
    case edited
    /// The one that is restored from.
    case earlier
  }

  package var reason: Reason
  /// What hinders, to what; one sentence without a full stop.
  package var message: String
  package var place: SourceRange
  package var side: Side

  package init(
    _ reason: Reason, _ message: String, at place: SourceRange, side: Side = .edited
  ) {
    self.reason = reason
    self.message = message
    self.place = place
    self.side = side
  }
}
