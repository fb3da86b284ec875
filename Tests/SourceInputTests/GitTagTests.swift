import SourceInput
import Testing

@testable import SourceInput

@Suite struct GitTagTests {
  let folder = TestFolder()

  init() throws {
    try folder.makeRepository()
    try folder.write("api.yaml")
    try folder.commit(on: "2026-01-05")
  }

  private func tags(_ pattern: String, until day: String? = nil) throws -> [GitTag] {
    try GitHistory.tags(
      matching: pattern, in: folder.repository(), until: day.map(number(ofDay:))
    ).tags
  }

  @Test func anAnnotatedTagHasItsOwnDay() throws {
    try folder.git("tag", "v1.0.0")
    try folder.git("tag", "--annotate", "--message=x", "v1.0.1", day: "2026-02-01")
    try folder.git("tag", "--annotate", "--message=x", "v0.9", day: "2001-01-01")
    try folder.git("tag", "--annotate", "--message=x", "v1.1", "v1.0.1", day: "2026-03-01")
    try folder.git("tag", "v-tree", "HEAD^{tree}")
    try folder.git("tag", "other")
    let head = try folder.repository().commit("HEAD")
    let tags = try tags("v*")
    #expect(tags.map(\.name) == ["v0.9", "v1.0.0", "v1.0.1", "v1.1"])
    #expect(
      tags.map(\.day)
        == ["2026-01-05", "2026-01-05", "2026-02-01", "2026-03-01"].map(number(ofDay:)),
      "no tag is older than its commit")
    #expect(tags.map(\.isAnnotated) == [true, false, true, true])
    #expect(tags.allSatisfy { $0.commit == head })
    #expect(tags[1].version?.components == [1, 0, 0])
  }

  @Test func aLightweightTagHasTheDayOfItsChain() throws {
    try folder.git("checkout", "--quiet", "-b", "release/1")
    try folder.commit(on: "2026-04-01")
    try folder.commit(on: "2026-02-01")
    try folder.git("tag", "v1.2")
    try folder.git("checkout", "--quiet", "main")
    try folder.commit(on: "2026-03-01")
    try folder.git("tag", "v2.0")
    try folder.git("merge", "--quiet", "--message=x", "release/1", day: "2026-03-02")
    try folder.git("tag", "v2.1")
    let tags = try tags("v*")
    #expect(tags.map(\.name) == ["v2.0", "v2.1", "v1.2"])
    #expect(
      tags.map(\.day) == ["2026-03-01", "2026-03-02", "2026-04-01"].map(number(ofDay:)),
      "what was merged into a chain is not of it")
    let kept = try GitHistory.tags(
      matching: "v*", in: folder.repository(), until: number(ofDay: "2026-03-01"))
    #expect(kept.tags.map(\.name) == ["v2.0"] && kept.later == 2)
  }

  @Test func thePatternIsGitsOwn() throws {
    for name in ["v1.10.0", "v1.9.0", "v2.0.0-rc.1", "v2.0.0", "orders/v1", "--help"] {
      try folder.git("update-ref", "refs/tags/" + name, "HEAD")
    }
    #expect(try tags("v*").map(\.name) == ["v1.9.0", "v1.10.0", "v2.0.0-rc.1", "v2.0.0"])
    #expect(try tags("v[2-9]*").map(\.name) == ["v2.0.0-rc.1", "v2.0.0"])
    #expect(try tags("*").count == 5, "a star stops at a slash")
    #expect(try tags("orders/*").map(\.name) == ["orders/v1"])
    #expect(try tags("--help").map(\.name) == ["--help"])
    for pattern in ["x*", "", "--format=%(refname)", "\n", "../heads/main"] {
      #expect {
        try tags(pattern)
      } throws: { error in
        guard case .noTags(pattern, let nearest, false)? = error as? InputError else {
          return false
        }
        return nearest.count == 3
      }
    }
    let set = try InputSet.open(
      tags("orders/*")[0].commit, path: "api.yaml", in: folder.repository(), label: "orders/v1")
    #expect(set.displayName == "orders/v1:api.yaml")
  }

  @Test func withoutAnyTag() throws {
    do {
      _ = try tags("v*")
      Issue.record("there is none")
    } catch let error as InputError {
      #expect(error == .noTags(pattern: "v*", nearest: [], isShallow: false))
      #expect(error.description == "no tag fits 'v*'" && error.exitStatus == 2)
      #expect(error.remedy == "fetch them, with git fetch --tags, or make one")
    }
  }

  @Test(arguments: [
    ("v1.10.2-rc.1", [1, 10, 2], ["rc", "1"]), ("orders/v2", [2], []), ("s3-v2.0", [2, 0], []),
    ("release-1.0.", [1, 0], []), ("v1.0.0+build5", [1, 0, 0], []),
    ("2026-01-31", [2026], ["01", "31"]),
    ("v1.0rc10", [1, 0], ["rc", "10"]), ("99999999999999999999", [Int.max], []),
  ])
  func versionNumbers(name: String, components: [Int], preRelease: [String]) {
    #expect(VersionNumber(in: name)?.components == components)
    #expect(VersionNumber(in: name)?.preRelease == preRelease)
  }

  @Test func versionNumbersAreOrdered() {
    let ordered = [
      "v0.9", "v1.0.0-alpha", "v1.0.0-rc2", "v1.0.0-rc10", "v1", "v1.0", "v1.0.1", "v1.2", "v1.10",
      "v2.0-1", "v2.0-beta", "v2.0",
    ].compactMap { VersionNumber(in: $0) }
    #expect(ordered.count == 12)
    #expect(ordered.shuffled().sorted() == ordered)
    for name in ["latest", "", "stable-api3", "vv1"] { #expect(VersionNumber(in: name) == nil) }
  }
}
