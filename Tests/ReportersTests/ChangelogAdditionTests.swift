import Changelog
import Reporters
import Testing

/// What people wrote into a changelog stays as it is.
@Suite struct ChangelogAdditionTests {
  private func text(_ bytes: [UInt8]?) -> String { String(decoding: bytes ?? [], as: UTF8.self) }

  @Test func aFileThatIsNotThereIsMade() {
    let addition = ChangelogAddition(SampleChangelog.history, to: nil)
    #expect(addition.bytes == ChangelogReport.render(SampleChangelog.history, format: .markdown))
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

  @Test func aFileWithoutReleasesGetsThemAtItsEnd() {
    let result = text(ChangelogAddition(SampleChangelog.history, to: Array("# Notes\n".utf8)).bytes)
    #expect(result.hasPrefix("# Notes\n\n## 2.0.0"))
    #expect(result.hasSuffix("\n") && !result.hasSuffix("\n\n"))
  }
}
