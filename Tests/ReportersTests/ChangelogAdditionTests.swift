import Changelog
import Reporters
import Testing

/// What people wrote into a changelog stays as it is.
@Suite struct ChangelogAdditionTests {
  private func text(_ bytes: [UInt8]?) -> String { String(decoding: bytes ?? [], as: UTF8.self) }

  @Test func aFileThatIsNotThereIsMade() {
    let addition = ChangelogAddition(SampleChangelog.history, to: nil)
    // What is kept counts no days.
    let made = text(addition.bytes)
    #expect(made.hasPrefix("# Changes of Orders API\n\n## 2.0.0 (1 November 2026)"))
    #expect(!made.contains("days left") && !made.contains("Days are counted"))
    #expect(made.contains("### Act by 1 March 2027\n"))
    #expect(addition.count == 6)
  }

  @Test func nothingIsAddedTwice() {
    let first = ChangelogReport.render(SampleChangelog.history, format: .markdown)
    let addition = ChangelogAddition(SampleChangelog.history, to: first)
    #expect(addition.bytes == nil)
    #expect(addition.count == 0)
  }

  @Test func newReleasesGoAboveTheOthers() throws {
    let history = SampleChangelog.history
    var earlier = history
    earlier.leaveOutEntries { $0.kind == .removed || $0.kind == .deprecationWithdrawn }
    let edited = text(ChangelogReport.render(earlier, format: .markdown))
      .replacing(
        "# Changes of Orders API",
        with: "# Our changes\n\nWritten by hand.\n\n```\n## no release\n```"
      )
      .replacing("stop reading", with: "do stop reading")
    let addition = ChangelogAddition(history, to: Array(edited.utf8))
    #expect(addition.count == 2)
    let result = text(addition.bytes)
    let start = try #require(edited.firstRange(of: "## 1.2.0")).lowerBound
    #expect(result.hasPrefix(edited[..<start]))
    #expect(result.hasSuffix(edited[start...]))
    let added = result.dropFirst(edited[..<start].count).dropLast(edited[start...].count)
    #expect(added.hasPrefix("## 2.0.0"))
    #expect(added.contains("## 1.3.0"))
  }

  @Test func lineEndingsAreKept() {
    let known = Array("# Changes\r\n\r\n## 0.9\r\n\r\nOld.\r\n".utf8)
    let result = ChangelogAddition(SampleChangelog.history, to: known).bytes ?? []
    let alone = result.indices.filter { index in
      result[index] == 0x0A && (index == 0 || result[index - 1] != 0x0D)
    }
    #expect(alone.isEmpty)
    #expect(text(result).hasSuffix("## 0.9\r\n\r\nOld.\r\n"))
  }

  @Test(arguments: [
    "# Ours\n\n## [Unreleased]\n\n- Soon.\n\n", "\u{FEFF}",
    "# Ours\n\n<!--\n## no release\n-->\n\n",
    "~~~~\n## no release\n~~~\n~~~~\n\n",
  ])
  func releasesGoBelowWhatIsNone(_ head: String) {
    let rest = "## 0.9\n\nOld.\n"
    let result = text(
      ChangelogAddition(SampleChangelog.history, to: Array((head + rest).utf8)).bytes)
    #expect(result.hasPrefix(head + "## 2.0.0"), "\(result.prefix(200))")
    #expect(result.hasSuffix("\n\n" + rest))
  }

  @Test func underlinedHeadingsCount() {
    let result = text(
      ChangelogAddition(SampleChangelog.history, to: Array("Ours\n====\n\n0.9\n---\n".utf8)).bytes)
    #expect(result.hasPrefix("Ours\n====\n\n## 2.0.0"))
    #expect(result.hasSuffix("\n\n0.9\n---\n"))
  }

  @Test func aFileWithoutReleasesGetsThemAtItsEnd() {
    let result = text(ChangelogAddition(SampleChangelog.history, to: Array("# Notes\n".utf8)).bytes)
    #expect(result.hasPrefix("# Notes\n\n## 2.0.0"))
    #expect(result.hasSuffix("\n") && !result.hasSuffix("\n\n"))
  }
}
