import Foundation
import SchemaModel
import Testing

/// One row of a series' `removals.tsv`: something that was there in one version and not in the next.
struct RecordedRemoval {
  var kind: String
  /// Where it stood in the document, as text: `schema User.email`, `op GET /users/{} query:page`.
  var element: String
  /// The ancestor that vanished in the same version; empty where there is none.
  var parentRemoved: String
  /// The first version in which it, or an ancestor, was marked as deprecated.
  var deprecatedFirst: String?
  var deprecatedHow: String
  var removedIn: String
  var noticeDays: Int?
  var announcedRemoval: String?

  var isCascaded: Bool { !parentRemoved.isEmpty }

  static func load(_ folder: URL) throws -> [RecordedRemoval] {
    let text = try String(contentsOf: folder.appending(path: "removals.tsv"), encoding: .utf8)
    // Split as bytes: there are many lines, and characters are slow to tell apart.
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"))
    let header = fields(try #require(lines.first))
    func column(_ name: String) throws -> Int { try #require(header.firstIndex(of: name)) }
    let kind = try column("kind")
    let element = try column("element")
    let parent = try column("parent_removed")
    let deprecated = try column("deprecated_first")
    let how = try column("deprecated_how")
    let removed = try column("removed_in")
    let days = try column("notice_days")
    let announced = try column("announced_removal_date")
    return lines.dropFirst().map { line in
      let fields = fields(line)
      func known(_ index: Int) -> String? { fields[index].isEmpty ? nil : fields[index] }
      return RecordedRemoval(
        kind: fields[kind], element: fields[element], parentRemoved: fields[parent],
        deprecatedFirst: known(deprecated), deprecatedHow: fields[how],
        removedIn: fields[removed], noticeDays: Int(fields[days]),
        announcedRemoval: known(announced))
    }
  }

  private static func fields(_ line: Substring.UTF8View) -> [String] {
    line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map {
      var text = String(Substring($0))
      if text.hasSuffix("\r") { text.removeLast() }
      return text
    }
  }
}
