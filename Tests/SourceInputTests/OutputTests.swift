import Glibc
import SourceInput
import Testing

@testable import SourceInput

@Suite struct OutputTests {
  let folder = TestFolder()

  @Test func aFileIsReplacedWhole() throws {
    try folder.write("report.json", "old, and longer than the new one")
    let path = folder.path + "/report.json"
    #expect(unsafe chmod(path, 0o640) == 0)
    try OutputFile.write(Array("new".utf8), to: path)
    #expect(try folder.open("report.json").onlyText() == "new")
    #expect(try FileSystem.status(of: path).mode == 0o640)
    #expect(try FileSystem.names(in: folder.path) == ["report.json"], "nothing is left behind")
  }

  @Test func aLinkStaysALink() throws {
    try folder.write("real/report.json", "old")
    try folder.link("report.json", to: "real/report.json")
    try OutputFile.write(Array("new".utf8), to: folder.path + "/report.json")
    #expect(try folder.open("real/report.json").onlyText() == "new")
    #expect(
      try FileSystem.status(of: folder.path + "/report.json", followingLinks: false).kind == .link)
  }

  @Test func aDeviceIsWrittenTo() throws {
    try OutputFile.write([1, 2, 3], to: "/dev/null")
    #expect(try FileSystem.status(of: "/dev/null").kind == .other)
  }

  @Test func aMissingFolderIsTold() throws {
    let path = folder.path + "/missing/report.json"
    do {
      try OutputFile.write([], to: path)
      Issue.record("written into a folder that does not exist")
    } catch {
      #expect(error.description == "'\(path)' could not be written: no such file or directory")
      #expect(error.remedy == "make the folder first")
      #expect(error.exitStatus == 2)
    }
  }

  @Test(arguments: [
    (true, [:], true), (false, [:], false), (true, ["NO_COLOR": "1"], false),
    (true, ["NO_COLOR": ""], true), (false, ["CLICOLOR_FORCE": "1"], true),
    (false, ["CLICOLOR_FORCE": "0"], false), (true, ["TERM": "dumb"], false),
    (true, ["NO_COLOR": "1", "CLICOLOR_FORCE": "1"], false),
  ])
  func colour(isTerminal: Bool, environment: [String: String], expected: Bool) {
    let decision = StandardStreams.usesColour(isTerminal: isTerminal) { environment[$0] }
    #expect(decision == expected)
  }

  @Test func aReaderWhoHasGoneIsAnErrorAndNoDeath() throws {
    let process = try ChildProcess(["true"], environment: [:], takesInput: true)
    var failure: SystemError?
    do {
      while true { try process.write([UInt8](repeating: 10, count: 65536)) }
    } catch {
      failure = error
    }
    #expect(failure?.code == EPIPE || failure?.code == ECONNRESET)
  }

  @Test func daysAreFloored() {
    #expect(Day.containing(seconds: 0) == 0)
    #expect(Day.containing(seconds: 86_399) == 0)
    #expect(Day.containing(seconds: 86_400) == 1)
    #expect(Day.containing(seconds: -1) == -1)
    #expect(Today.dayNumber() > 20_000)
  }
}
