import Foundation
import SchemaModel
import Testing

/// One row of the record of GitHub's public schema: something that was there in one version and not in the
/// next, with the notice that its own annotations gave, and the one that it inherited.
struct GitHubRemoval {
  enum Verdict: String {
    case kept = "KEPT >=84d"
    case short = "SHORT <84d"
    case none = "NO NOTICE"
    case undecided = "UNDECIDED"
    case harmless = "harmless (unreachable)"
  }

  var removedIn: String
  var kind: String
  var coordinate: String
  var firstSeen: CalendarDay
  /// The last sunset that its own annotation promised.
  var promised: CalendarDay?
  var verdict: Verdict
  /// Through what the notice was inherited.
  var via: String
  /// It vanished with the type, or the field, that it was in.
  var isInside: Bool

  /// Itself, then what contains it.
  var containers: [String] {
    var all = [coordinate]
    if let open = coordinate.firstIndex(of: "(") { all.append(String(coordinate[..<open])) }
    if let end = coordinate.firstIndex(where: { $0 == "." || $0 == " " }) {
      all.append(String(coordinate[..<end]))
    }
    return all
  }

  static func load(_ folder: URL) throws -> [GitHubRemoval] {
    let text = try String(contentsOf: folder.appending(path: "removals.tsv"), encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline)
    let header = try #require(lines.first).split(separator: "\t").map(String.init)
    return try lines.dropFirst().map { line in
      let values = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      func field(_ name: String) throws -> String {
        values[try #require(header.firstIndex(of: name))]
      }
      func day(_ name: String) throws -> CalendarDay? { AnnotationDate(try field(name))?.day }
      return GitHubRemoval(
        removedIn: try field("removed_seen"), kind: try field("kind"),
        coordinate: try field("coordinate").replacing("|", with: " | "),
        firstSeen: try #require(try day("first_seen")), promised: try day("promised_last"),
        verdict: try #require(Verdict(rawValue: try field("effective_verdict"))),
        via: try field("effective_via"), isInside: try field("scope") != "member")
    }
  }
}
