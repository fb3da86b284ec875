import SourceInput
import SourceText
import Testing

@testable import SourceInput

@Suite struct DatedFolderTests {
  let folder = TestFolder()

  private func dated(_ path: String = "versions", until day: String? = nil) throws -> DatedFolder {
    try DatedFolder(path, in: folder.path, until: day.map(number(ofDay:)))
  }

  @Test func onlyWhatIsNamedByADayIsAVersion() throws {
    for name in [
      "2026-01-31.yaml", "2025-12-01.json", "LICENSE", "removals.tsv", "SOURCE.json", "README.md",
      "2026-02-28.md", "2026-02-30.yaml", "2026-01-01-to-2026-02-01.yaml", "2026-01-31.json",
      ".2026-03-01.yaml", "12026-03-01.yaml", "2026-03-011.yaml", "tools/x.yaml",
      "2026-04-01/x.txt",
      "2026-1-2.yaml",
    ] {
      try folder.write("versions/" + name)
    }
    let found = try dated()
    #expect(found.versions.map(\.name) == ["2025-12-01.json", "2026-01-31.json"])
    #expect(found.versions.map(\.day) == ["2025-12-01", "2026-01-31"].map(number(ofDay:)))
    #expect(
      found.leftOut.map(\.name) == [
        "12026-03-01.yaml", "2026-01-01-to-2026-02-01.yaml", "2026-01-31.yaml", "2026-02-30.yaml",
        "2026-03-011.yaml", "2026-04-01", "2026-1-2.yaml", "SOURCE.json", "tools",
      ])
    #expect(
      found.leftOut.map(\.reason) == [
        .noDate, .severalDates, .sameVersion(as: "2026-01-31.json"), .impossibleDate("2026-02-30"),
        .noDate, .noSchema, .noDate, .noDate, .noDate,
      ])
    #expect(
      found.leftOut[3].description
        == "'2026-02-30.yaml' has 2026-02-30 in its name, which is no day")
    #expect(found.datesAreAsGiven && found.cut == nil)
    #expect(found.versions.allSatisfy { $0.evidence == .nameOnly })
    #expect(try dated(until: "2025-12-31").versions.count == 1)
    #expect(try dated(until: "2025-12-31").laterVersions == 1)
  }

  @Test func linesStandSideBySide() throws {
    for name in [
      "orders-2026-01-31.yaml", "2026-01-31_users.yaml", "orders-2026-02-28.json",
      "orders.2026-03-31.internal.yaml",
    ] {
      try folder.write("versions/" + name, name)
    }
    let found = try dated()
    #expect(found.versions.map(\.line) == ["users", "orders", "orders", "orders-internal"])
    #expect(found.versions.map { $0.apis[0].key } == found.versions.map(\.line))
    #expect(found.versions[1].apis[0].root.path == "versions/orders-2026-01-31.yaml")
    let set = try InputSet.open(found.versions[2].specifier, in: folder.path)
    #expect(try set.onlyText() == "orders-2026-02-28.json")
  }

  @Test func aDatedFolderHoldsItsAPIs() throws {
    for name in ["2026-01-31/orders.yaml", "2026-01-31/sub/users.yaml", "2026-02-28/orders.yaml"] {
      try folder.write("versions/" + name)
    }
    let found = try dated("versions/")
    #expect(found.versions.map(\.name) == ["2026-01-31", "2026-02-28"])
    #expect(
      found.versions.map { $0.apis.map(\.key) } == [
        ["orders.yaml", "sub/users.yaml"], ["orders.yaml"],
      ])
    #expect(found.versions[0].apis[1].root.path == "versions/2026-01-31/sub/users.yaml")
  }

  @Test("9: the commit that added the content counts where it is later than the name")
  func theCommitThatAddedTheContentCounts() throws {
    try folder.makeRepository()
    for name in ["2026-01-10.yaml", "2026-01-20.yaml", "2026-03-01/a.yaml", "2026-03-01/b.txt"] {
      try folder.write("my versions/" + name)
    }
    try folder.commit(on: "2026-01-15")
    let first = try folder.repository().commit("HEAD")
    try folder.write("my versions/2026-01-30.yaml")
    try folder.write("my versions/2026-01-20.yaml", "edited")
    try folder.commit(on: "2026-05-01")
    let second = try folder.repository().commit("HEAD")
    // Back to what it was, and a commit that has nothing to do with it.
    try folder.write("my versions/2026-01-30.yaml", "y")
    try folder.write("other.yaml", "y")
    try folder.commit(on: "2026-06-01")
    try folder.write("my versions/2026-01-30.yaml")
    try folder.commit(on: "2026-04-01")
    try folder.write("my versions/2026-07-01.yaml")
    try folder.write("my versions/2026-03-01/b.txt", "changed")

    let found = try dated("my versions")
    #expect(!found.datesAreAsGiven)
    let versions = Dictionary(uniqueKeysWithValues: found.versions.map { ($0.name, $0) })
    let day = number(ofDay:)
    #expect(versions["2026-01-10.yaml"]?.evidence == .committed(first, day: day("2026-01-15")))
    #expect(versions["2026-01-10.yaml"]?.day == day("2026-01-15"))
    #expect(versions["2026-01-20.yaml"]?.evidence == .committed(second, day: day("2026-05-01")))
    #expect(versions["2026-01-30.yaml"]?.day == day("2026-06-01"), "the latest day of the chain")
    #expect(versions["2026-03-01"]?.evidence == .notCommitted, "something in it was edited")
    #expect(versions["2026-07-01.yaml"]?.evidence == .notCommitted)
    #expect(versions["2026-07-01.yaml"]?.day == day("2026-07-01"))
    #expect(
      found.versions.map(\.name) == [
        "2026-01-10.yaml", "2026-03-01", "2026-01-20.yaml", "2026-01-30.yaml", "2026-07-01.yaml",
      ])
    try folder.git("checkout", "--quiet", "--", "my versions")
    let clean = try dated("my versions")
    #expect(clean.versions[1].name == "2026-03-01")
    #expect(clean.versions[1].evidence == .committed(first, day: day("2026-01-15")))
    #expect(clean.versions[1].day == day("2026-03-01"), "the later of both")

    let clone = TestFolder()
    _ = try clone.git("clone", "--quiet", "--depth", "2", "file://" + folder.path, ".")
    let shallow = try DatedFolder("my versions", in: clone.path)
    let cut = try clone.repository().commit("HEAD~1")
    #expect(shallow.cut?.commit == cut)
    #expect(shallow.versions[0].evidence == .committedOnOrBefore(cut, day: day("2026-06-01")))
    #expect(
      try shallow.versions.first { $0.name == "2026-01-30.yaml" }?.evidence
        == .committed(clone.repository().commit("HEAD"), day: day("2026-06-01")))
  }

  @Test func aRepositoryWithoutACommit() throws {
    try folder.makeRepository()
    try folder.write("2026-01-10.yaml")
    #expect(try dated("").versions.map(\.evidence) == [.notCommitted])
    try folder.commit()
    try folder.write("2026-01-20.yaml", "z")
    try folder.link("2026-01-21.yaml", to: "2026-01-20.yaml")
    try folder.commit()
    #expect(try dated(".").versions.map(\.evidence).last == .notCommitted, "a link says little")
    #expect(
      try dated("").versions.map(\.day)
        == ["2026-01-10", "2026-01-20", "2026-01-21"].map(number(ofDay:)))
  }

  @Test func aFolderWithoutADate() throws {
    try folder.write("versions/orders.yaml")
    try folder.write("versions/LICENSE")
    let error = InputError.noDatedEntry(folder: "versions", found: ["orders.yaml"])
    #expect(throws: error) { try dated() }
    #expect(error.remedy.contains("2026-01-31.yaml") && error.exitStatus == 2)
    #expect(throws: InputError.notAFolder(path: "versions/LICENSE")) {
      try dated("versions/LICENSE")
    }
    #expect(throws: InputError.missing(path: "version", nearest: nil)) { try dated("version") }
  }
}
