import Foundation
import SourceEdit
import SourceText
import Testing

@Suite struct UnifiedDiffTests {
  private static func diff(_ old: String, _ new: String, _ path: String = "x") -> String {
    String(
      decoding: UnifiedDiff.text(
        from: SourceFile(path: path, bytes: Array(old.utf8)),
        to: SourceFile(path: path, bytes: Array(new.utf8))), as: UTF8.self)
  }

  @Test func printsHunks() throws {
    let old = (1...20).map { "\($0)\n" }.joined()
    #expect(Self.diff(old, old) == "")
    #expect(
      Self.diff(old, old.replacing("10\n", with: "ten\nX\n"))
        == "--- a/x\n+++ b/x\n@@ -7,7 +7,8 @@\n 7\n 8\n 9\n-10\n+ten\n+X\n 11\n 12\n 13\n")
    #expect(
      Self.diff("a\nb", "a\nc\n")
        == "--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n")
    // More differences than are searched for at once.
    let many = (0..<5_000).map { "\($0)\n" }
    let changed = many.enumerated().map { $0 % 3 == 0 ? "\($1)new\n" : $1 }
    func file(_ text: String) -> SourceFile { SourceFile(path: "x", bytes: Array(text.utf8)) }
    let edits = UnifiedDiff.edits(from: file(many.joined()), to: file(changed.joined()))
    #expect(edits.count == 1_667)
    #expect(try file(many.joined()).applying(edits).bytes == file(changed.joined()).bytes)
    #expect(Self.diff("", "a\n") == "--- a/x\n+++ b/x\n@@ -0,0 +1 @@\n+a\n")
    #expect(
      Self.diff("a\n", "", "my \"ü\" file").hasPrefix("--- \"a/my \\\"\\303\\274\\\" file\"\n"))
    #expect(Self.diff("a\n", "", "my file").hasPrefix("--- a/my file\t\n+++ b/my file\t\n"))
  }

  /// What git makes of the difference is the new text.
  @Test(arguments: 0..<12) func gitAppliesIt(seed: Int) throws {
    var random = SeededRandom(UInt64(seed))
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "apilint-diff-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let ending = seed % 3 == 0 ? "\r\n" : "\n"
    var lines = (0..<60).map { _ in "line \(random.next(20))" }
    let old = lines.joined(separator: ending) + (seed % 2 == 0 ? ending : "")
    for _ in 0..<(1 + random.next(12)) {
      let place = random.next(lines.count)
      switch random.next(3) {
      case 0: lines.remove(at: place)
      case 1: lines.insert("new \(random.next(5))", at: place)
      default: lines[place] = "ü \(random.next(20))"
      }
    }
    let new = lines.joined(separator: ending) + (seed % 4 < 2 ? ending : "")
    let file = folder.appending(path: "my file.yaml")
    try Data(old.utf8).write(to: file)
    try Data(Self.diff(old, new, "my file.yaml").utf8).write(to: folder.appending(path: "d.patch"))
    let git = Process()
    git.executableURL = URL(filePath: "/usr/bin/env")
    git.arguments = ["git", "apply", "--whitespace=nowarn", "d.patch"]
    git.currentDirectoryURL = folder
    try git.run()
    git.waitUntilExit()
    #expect(git.terminationStatus == 0)
    #expect(try Data(contentsOf: file) == Data(new.utf8))

    let (before, after) = (
      SourceFile(path: "x", bytes: Array(old.utf8)), SourceFile(path: "x", bytes: Array(new.utf8))
    )
    let edits = UnifiedDiff.edits(from: before, to: after)
    #expect(try before.applying(edits).bytes == after.bytes)
  }
}
