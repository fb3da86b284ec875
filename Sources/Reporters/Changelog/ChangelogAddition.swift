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
    let changelog = MarkdownChangelog(outcome)
    guard let known, !known.isEmpty else {
      bytes = MarkdownChangelog.render(outcome)
      return
    }
    let sections = outcome.releases.map { changelog.section(of: $0) }.filter { !$0.isEmpty }
    guard count > 0 else {
      bytes = nil
      return
    }
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

  /// Where the first heading of the second level begins, outside of blocks of code; the end where there is none.
  private static func firstRelease(in bytes: [UInt8]) -> Int {
    var fence: ArraySlice<UInt8>?
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
      let line = bytes[start..<end]
      let mark = line.first ?? 0
      let run = line.prefix { $0 == mark }
      if mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~"), run.count >= 3 {
        if let open = fence {
          if open.first == mark, run.count >= open.count { fence = nil }
        } else {
          fence = run
        }
      } else if fence == nil, line.starts(with: "## ".utf8) {
        return start
      }
      start = end
    }
    return bytes.count
  }
}
