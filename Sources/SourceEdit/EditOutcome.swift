internal import SourceText
internal import SyntaxTree

/// What came of changes to a document.
package struct EditOutcome: Sendable {
  /// The document as it is now; the given one where nothing was changed.
  package var document: SourceDocument
  /// The edits that make it of the given one.
  package var edits: [TextEdit]
  /// Why changes were not made, by their index.
  package var refusals: [Int: EditRefusal]
}

extension SourceDocument {
  /// Makes changes, as far as each of them can be made.
  ///
  /// All pointers speak of the document as it is before any change. What comes out reads as the given
  /// document with exactly these changes: every step is read again and compared, node by node, and
  /// one that would do anything else is refused. A change is made as a whole or not at all. The same
  /// changes give the same bytes.
  package func applying(_ changes: [DocumentChange]) -> EditOutcome {
    var refusals: [Int: EditRefusal] = [:]
    while true {
      var run = EditRun(self, changes, without: refusals)
      run.finish()
      refusals = run.refusals
      if run.mustStartOver { continue }
      return EditOutcome(
        document: run.document,
        edits: UnifiedDiff.edits(from: source, to: run.document.source), refusals: refusals)
    }
  }

  /// The edits for one change.
  package func edits(for change: DocumentChange) throws(EditRefusal) -> [TextEdit] {
    let outcome = applying([change])
    if let refusal = outcome.refusals[0] { throw refusal }
    return outcome.edits
  }
}
