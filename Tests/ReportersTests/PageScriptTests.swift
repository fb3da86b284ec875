import Foundation
import Reporters
import Testing

/// The page lets its own script run and no other, by its digest.
@Suite struct PageScriptTests {
  @Test func digestIsThatOfTheScript() throws {
    let page = String(
      decoding: ChangelogReport.render(SampleChangelog.everything, format: .html), as: UTF8.self)
    let start = try #require(page.firstRange(of: "<script>")).upperBound
    let end = try #require(page.firstRange(of: "</script>")).lowerBound
    let digest = try Self.sha256(String(page[start..<end]))
    #expect(page.contains("script-src &#39;sha256-\(digest)&#39;"))
  }

  /// By a program that everybody trusts, in base 64.
  private static func sha256(_ text: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/sha256sum")
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    input.fileHandleForWriting.write(Data(text.utf8))
    try input.fileHandleForWriting.close()
    let digits = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      .prefix(64)
    var bytes: [UInt8] = []
    var rest = Substring(digits)
    while rest.count >= 2 {
      bytes.append(UInt8(rest.prefix(2), radix: 16) ?? 0)
      rest = rest.dropFirst(2)
    }
    return Data(bytes).base64EncodedString()
  }
}
