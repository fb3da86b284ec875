import SourceInput
import SourceText
import Testing

@testable import SourceInput

/// How much a long history costs.
@Suite struct GitProcessTests {
  let folder = TestFolder()

  /// Makes commits through one process, each a day after the one before.
  private func makeHistory(commits: Int) throws {
    try folder.makeRepository()
    var stream = ""
    for number in 0..<commits {
      let text = "version: \(number)\n"
      let seconds = 1_500_000_000 + number * 86_400
      stream += """
        commit refs/heads/main
        committer A <a@example.com> \(seconds) +0000
        data 1
        x
        M 100644 inline apis/api.yaml
        data \(text.utf8.count)
        \(text)
        M 100644 inline notes/\(number % 50)
        data \(text.utf8.count)
        \(text)

        """
    }
    let repository = try folder.repository()
    let end = try repository.run(["fast-import", "--quiet"], input: Array(stream.utf8)) { _ in }
    #expect(end.status == 0, "\(end.messages)")
  }

  @Test func twoHundredVersionsTakeOneProcessEach() throws {
    try makeHistory(commits: 200)
    try folder.write(".traces/.keep")
    let repository = GitRepository(
      folder: folder.path, environment: ["GIT_TRACE2_EVENT": folder.path + "/.traces"])
    let history = try GitHistory(of: repository.commit("main"), in: repository)
    for index in history.commits.indices {
      let set = try history.inputs(at: index, path: "apis/api.yaml")
      #expect(try set.onlyText() == "version: \(index)\n")
      #expect(try history.blob(of: "apis/api.yaml", at: index) != nil)
      #expect(try history.inputs(at: index, path: "apis").roots.count == 1)
    }
    // git writes one file for each of its processes.
    var commands: [String] = []
    for name in try FileSystem.names(in: folder.path + "/.traces") where name != ".keep" {
      let trace = try folder.open(".traces/" + name).onlyText()
      commands += ["cat-file", "log", "rev-parse"].filter { trace.contains("\"\($0)\"") }
    }
    #expect(
      commands.sorted() == ["cat-file", "cat-file", "log", "rev-parse"],
      "one cat-file for the revision, one for the history; whether it is shallow")
  }
}
