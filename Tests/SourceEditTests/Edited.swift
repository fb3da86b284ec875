import SourceEdit
import SourceText
import SyntaxTree
import Testing

/// Short ways to change a document in a test.
enum Edited {
  static func document(_ text: String, _ path: String = "api.yaml") throws -> SourceDocument {
    try SourceDocument(reading: SourceFile(path: path, bytes: Array(text.utf8)))
  }

  /// The text after changes that must all be made.
  static func text(
    _ text: String, _ path: String = "api.yaml", _ changes: DocumentChange...
  ) throws -> String {
    let document = try document(text, path)
    let outcome = document.applying(changes)
    if let refusal = outcome.refusals.min(by: { $0.key < $1.key })?.value { throw refusal }
    // The edits alone make the same bytes.
    #expect(try document.source.applying(outcome.edits).bytes == outcome.document.source.bytes)
    return String(decoding: outcome.document.source.bytes, as: UTF8.self)
  }

  /// The text after a place was made what it was in an earlier one.
  static func restored(
    _ pointer: String, from old: String, in new: String, _ path: String = "api.yaml",
    earlierPath: String? = nil, under: String? = nil, adding: [DocumentEntry] = []
  ) throws -> String {
    let earlier = try document(old, earlierPath ?? path)
    return try text(new, path, .restore(pointer, from: earlier, under: under, adding: adding))
  }

  static func refusal(_ text: String, _ path: String = "api.yaml", _ change: DocumentChange)
    throws -> EditRefusal?
  {
    let document = try document(text, path)
    let outcome = document.applying([change])
    #expect(outcome.refusals[0] == nil || outcome.document.source.bytes == Array(text.utf8))
    return outcome.refusals[0]
  }

  static let notice = [
    DocumentEntry("deprecated", .boolean(true)), DocumentEntry("x-sunset", .date("2027-02-14")),
  ]
}
