import SourceInput
import SourceText
import Testing

@testable import SourceInput

@Suite struct GitHistoryTests {
  let folder = TestFolder()

  @Test func theDayIsTheLatestCommitterDayOfTheChain() throws {
    try folder.makeRepository()
    try folder.write("notes.txt")
    try folder.commit(on: "2026-01-05")
    try folder.write("api.yaml")
    try folder.commit(on: "2026-01-02")
    // A commit that touches no schema makes what follows it as late as it is.
    try folder.write("notes.txt", "y")
    try folder.commit(on: "2026-02-01")
    try folder.write("api.yaml", "y")
    try folder.commit(on: "2026-01-20")
    try folder.commit(on: "2026-02-03")

    let history = try folder.history()
    #expect(
      history.commits.map(\.day)
        == ["2026-01-05", "2026-01-05", "2026-02-01", "2026-02-01", "2026-02-03"]
        .map(number(ofDay:)))
    #expect(history.commits.map(\.changes.count) == [0, 1, 0, 1, 0])
    #expect(history.commits[3].commit.committerDay == number(ofDay: "2026-01-20"))
    #expect(history.cut == nil && history.laterCommits == 0)
    #expect(history.index(on: number(ofDay: "2026-02-02")) == 3)
    #expect(history.index(on: number(ofDay: "2026-01-04")) == nil)
    #expect(history.index(ofCommit: history.commits[2].commit.id) == 2)
  }

  @Test func aMergeCountsWhenItWasMerged() throws {
    try folder.makeRepository()
    try folder.write("api.yaml", "one")
    try folder.commit(on: "2026-01-02")
    try folder.git("checkout", "--quiet", "-b", "side")
    try folder.write("api.yaml", "two")
    try folder.commit(on: "2026-01-03")
    try folder.git("checkout", "--quiet", "main")
    try folder.write("notes.txt")
    try folder.commit(on: "2026-01-04")
    // Its author date, like that of every commit here, says 2001.
    try folder.git("merge", "--quiet", "--no-ff", "--message=m", "side", day: "2026-03-01")

    let history = try folder.history()
    #expect(
      history.commits.map(\.day) == ["2026-01-02", "2026-01-04", "2026-03-01"].map(number(ofDay:)))
    #expect(history.commits[2].changes.map(\.path) == ["api.yaml"])
    #expect(history.commits[2].changes.map(\.kind) == [.edited])
  }

  @Test func whatIsConfiguredForLogsMakesNoDifference() throws {
    try folder.makeRepository()
    try folder.write("a/api.yaml", String(repeating: "line\n", count: 9))
    try folder.commit()
    try folder.git("mv", "a/api.yaml", "a/b.yaml")
    try folder.commit()
    let expected = try folder.history().commits
    for setting in [
      "log.showRoot=false", "log.diffMerges=off", "diff.relative=true", "diff.renames=false",
      "color.ui=always", "log.follow=true", "diff.renameLimit=1", "core.abbrev=4",
    ] {
      let parts = setting.split(separator: "=").map(String.init)
      try folder.git("config", parts[0], parts[1])
    }
    let repository = try folder.repository(in: "a")
    let history = try GitHistory(of: repository.commit("HEAD"), in: repository)
    #expect(history.commits == expected)
    #expect(history.commits.map(\.changes.count) == [1, 1])
  }

  @Test func whatIsLaterThanNowDoesNotExist() throws {
    try folder.makeRepository()
    for (text, day) in [("one", "2026-01-02"), ("two", "2099-01-01"), ("three", "2026-01-04")] {
      try folder.write("api.yaml", text)
      try folder.commit(on: day)
    }
    let history = try folder.history(until: "2026-06-01")
    #expect(history.commits.count == 1 && history.laterCommits == 2)
    #expect(history.paths(of: "api.yaml") == ["api.yaml"])
    #expect(try folder.history(until: "2099-01-01").commits.count == 3)
    let none = try folder.history(until: "2026-01-01")
    #expect(none.commits.isEmpty && none.laterCommits == 3)
    #expect(none.paths(of: "api.yaml").isEmpty)
  }

  @Test func renamesAreFollowed() throws {
    try folder.makeRepository()
    let text = String(repeating: "a line of it\n", count: 30)
    try folder.commit()
    try folder.write("api.yaml", text)
    try folder.commit()
    try folder.write("openapi/orders.yaml", text + "an edit\n")
    try folder.remove("api.yaml")
    try folder.commit()
    try folder.write("other.yaml", "z")
    try folder.commit()
    try folder.git("mv", "openapi/orders.yaml", "openapi/orders-v1.yaml")
    try folder.commit()
    try folder.write("openapi/orders.yaml", "a new one\n")
    try folder.commit()

    let history = try folder.history()
    let (first, next, last) = ("api.yaml", "openapi/orders.yaml", "openapi/orders-v1.yaml")
    #expect(history.paths(of: last) == [nil, first, next, next, last, last])
    #expect(
      history.paths(of: next) == [nil, nil, nil, nil, nil, next],
      "a file that moved away goes on elsewhere, and this one is another")
    #expect(history.commits[2].changes.map(\.kind) == [.renamed(from: "api.yaml")])
    #expect(
      history.paths(of: "other.yaml") == [nil, nil, nil] + .init(repeating: "other.yaml", count: 3))
    for path in ["nothing.yaml", first] {
      #expect(history.paths(of: path) == .init(repeating: nil, count: 6))
    }
  }

  @Test func aFileThatWasAwayIsTheSameFile() throws {
    try folder.makeRepository()
    for isThere in [false, true, true, false, true, false] {
      if isThere { try folder.write("api.yaml", "a\n") } else { try folder.remove("api.yaml") }
      try folder.commit()
    }
    let there = "api.yaml"
    #expect(
      try folder.history().paths(of: there) == [nil, there, there, nil, there, nil])
  }

  @Test func filesAndTheirIds() throws {
    try folder.makeRepository()
    for name in ["b.yaml", "A.YML", "a/c.json", ".dot/x.yaml", "node_modules/y.json", "n.txt"] {
      try folder.write(name, name)
    }
    try folder.link("link.yaml", to: "b.yaml")
    try folder.commit()
    try folder.write("b.yaml", "new")
    try folder.remove("A.YML")
    try folder.commit()
    let history = try folder.history()
    #expect(history.files(at: 0) == ["A.YML", "a/c.json", "b.yaml", "link.yaml"])
    #expect(history.files(at: 1) == ["a/c.json", "b.yaml", "link.yaml"])
    for (path, index) in [("b.yaml", 0), ("b.yaml", 1), ("a/c.json", 1), ("n.txt", 1)] {
      let id = try folder.git("rev-parse", "\(history.commits[index].commit.id):\(path)")
      #expect(try history.blob(of: path, at: index) == String(id.dropLast()))
    }
    #expect(try history.blob(of: "a/c.json", at: 0) == history.blob(of: "a/c.json", at: 1))
    #expect(
      try history.blob(of: "link.yaml", at: 1) == history.blob(of: "b.yaml", at: 1),
      "the link is the same, what it leads to is not")
    for path in ["A.YML", "missing.yaml", "a", ""] {
      #expect(try history.blob(of: path, at: 1) == nil)
    }
  }

  @Test func unusualPaths() throws {
    try folder.makeRepository()
    let paths = [
      "a b.yaml", "ümläut/ß.yaml", "quo\"te'.json", "new\nline.yaml", "new\nfolder/x.yaml",
      "tab\t.yaml", "-x.yaml", ":(top)x.yaml", "*.proto", "back\\slash.gql",
    ]
    for path in paths { try folder.write(path, path) }
    try folder.commit()
    let history = try folder.history()
    #expect(history.files(at: 0) == paths.sorted(by: Path.precedes))
    let all = try history.inputs(at: 0, path: "")
    #expect(all.roots.map(\.relativePath) == history.files(at: 0))
    for root in all.roots { #expect(try all.read(root).text == root.relativePath) }
    for path in paths {
      #expect(history.paths(of: path) == [path])
      #expect(try history.inputs(at: 0, path: path).onlyText() == path)
      #expect(
        try history.blob(of: path, at: 0)
          == history.repository.blob(of: path, at: history.commits[0].commit))
    }
    #expect(try history.inputs(at: 0, path: "new\nfolder").roots.count == 1)
  }

  @Test func aCommitIsReadWithWhatItRefersTo() throws {
    try folder.makeRepository()
    try folder.write("openapi/api.yaml", "old")
    try folder.write("openapi/types/user.yaml", "old user")
    try folder.commit()
    try folder.write("openapi/types/user.yaml", "new user")
    try folder.commit()
    let history = try folder.history()
    for (index, text) in ["old user", "new user"].enumerated() {
      let commit = history.commits[index].commit
      let set = try history.inputs(at: index, path: "openapi/api.yaml")
      #expect(set.displayName == commit.id.prefix(7) + ":openapi/api.yaml")
      #expect(set.commit == commit)
      #expect(set.roots[0].relativePath == "api.yaml")
      #expect(set.roots[0].path == set.displayName)
      #expect(try set.read(reference: "types/user.yaml", from: set.roots[0].path).text == text)
    }
    let tagged = try history.inputs(at: 0, path: "openapi/", label: "v1")
    #expect(tagged.roots.map(\.path) == ["v1:openapi/api.yaml", "v1:openapi/types/user.yaml"])
    #expect(
      throws: InputError.missingInRevision(
        revision: "v1", tried: ["api.yaml"], nearest: "openapi/api.yaml")
    ) { try history.inputs(at: 0, path: "api.yaml", label: "v1") }
  }

  @Test func aShallowCloneHasACut() throws {
    try folder.makeRepository()
    for number in 0..<4 {
      try folder.write("api.yaml", "\(number)")
      try folder.commit()
    }
    let clone = TestFolder()
    _ = try clone.git("clone", "--quiet", "--depth", "2", "file://" + folder.path, ".")
    let history = try clone.history()
    #expect(history.commits.count == 2)
    #expect(history.cut?.commit == history.commits[0].commit)
    #expect(history.cut?.remedy.contains("--unshallow") == true)
    #expect(history.files(at: 0) == ["api.yaml"], "what the oldest commit has is known")
    let repository = try clone.repository()
    #expect(try repository.firstParent(of: history.commits[0].commit) == nil)
    let whole = TestFolder()
    _ = try whole.git("clone", "--quiet", "--depth", "9", "file://" + folder.path, ".")
    #expect(try whole.history().cut == nil)
    #expect(try whole.history().commits.count == 4)
  }
}
