package import Changelog

/// A changelog in Markdown with what was not in it yet, above the releases that are. What is there stays byte for
/// byte as it is, edited or not.
package struct ChangelogAddition {
  /// The file from now on; nil where nothing is new.
  package let bytes: [UInt8]?
  /// How many entries are new.
  package let count: Int

  /// - Parameter known: the file as it is; nil where there is none.
  package init(_ outcome: ChangelogOutcome, to known: [UInt8]?) {
    let text = known.map { String(decoding: $0, as: UTF8.self) } ?? ""
    var outcome = outcome
    outcome.leaveOutEntries { text.contains(MarkdownChangelog.mark(of: $0.id)) }
    count = outcome.entries.count
    // What is kept must not count days from the day on which it was written.
    let changelog = MarkdownChangelog(outcome, countsDays: false)
    guard count > 0 else {
      bytes = nil
      return
    }
    guard let known, !known.isEmpty else {
      bytes = changelog.bytes
      return
    }
    let sections = outcome.releases.map { changelog.section(of: $0) }.filter { !$0.isEmpty }
    let ending = Self.usesCarriageReturns(known) ? "\r\n" : "\n"
    let added = sections.map { $0.joined(separator: ending) + ending + ending }.joined()
    let place = Self.firstRelease(in: known)
    if place == known.count {
      let gap = known.last == UInt8(ascii: "\n") ? ending : ending + ending
      bytes = known + Array((gap + added).utf8.dropLast(ending.utf8.count))
    } else {
      bytes = known[..<place] + Array(added.utf8) + known[place...]
    }
  }

  private static func usesCarriageReturns(_ bytes: [UInt8]) -> Bool {
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")), end > 0 else { return false }
    return bytes[end - 1] == UInt8(ascii: "\r")
  }

  /// Where the first release begins: at the first heading of the second level (CommonMark 0.31.2, 4.2 and 4.3),
  /// outside of blocks of code and of comments, below one that is called “Unreleased”; the end where there is
  /// none.
  private static func firstRelease(in bytes: [UInt8]) -> Int {
    var scan = HeadingScan()
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var previous = start
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
      let line = String(decoding: bytes[start..<end], as: UTF8.self)
      if let heading = scan.heading(at: line),
        !heading.lowercased().contains("unreleased")
      {
        return line.hasPrefix("## ") ? start : previous
      }
      previous = start
      start = end
    }
    return bytes.count
  }
}

/// Finds headings of the second level line by line.
private struct HeadingScan {
  private var fence: Substring?
  private var isInComment = false
  private var previous = ""

  /// The text of the heading that a line is, or is the end of; nil where it is none.
  mutating func heading(at line: String) -> String? {
    let text = line.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    defer { previous = text }
    if isInComment {
      isInComment = !text.contains("-->")
      return nil
    }
    let mark = text.first
    if mark == "`" || mark == "~" {
      let run = text.prefix { $0 == mark }
      if run.count >= 3 {
        if let open = fence {
          if open.first == mark, run.count >= open.count { fence = nil }
        } else {
          fence = run
        }
        return nil
      }
    }
    guard fence == nil else { return nil }
    if text.hasPrefix("<!--"), !text.contains("-->") {
      isInComment = true
      return nil
    }
    if text.hasPrefix("## ") { return text }
    let isUnderline = text.count >= 3 && text.allSatisfy { $0 == "-" }
    let isText = !previous.isEmpty && !previous.hasPrefix("#") && !previous.hasPrefix("-")
    return isUnderline && isText ? previous : nil
  }
}
