/// A change of one place of a document. All pointers are JSON Pointers (RFC 6901).
package enum DocumentChange: Sendable {
  /// Gives a mapping these entries. Keys that it has already get the new value in their place; where
  /// both values are mappings, the entries of the new one are set in the old one. A null becomes a
  /// mapping.
  case set([DocumentEntry], in: String)
  /// Says of a value of the enum in a mapping what is to be announced, in `x-enum-deprecations`.
  case announceEnumValue(String, [DocumentEntry], in: String)
  case renameKey(at: String, to: String)
  case replace(at: String, with: DocumentValue)
  /// Takes away an entry or item with its line or its comma.
  case delete(at: String)
  /// Makes a place what it was in an earlier document: what was removed comes back, what was changed
  /// is changed back, and an entry that the earlier document does not have goes. (An item that is to
  /// go has no place there: delete it.)
  ///
  /// The pointer is that in the earlier document. `under` is the pointer, in the document that is
  /// edited, of what the place is in; nil looks for what corresponds. `adding` are entries that what
  /// comes back is given.
  case restore(String, from: SourceDocument, under: String? = nil, adding: [DocumentEntry] = [])
}
