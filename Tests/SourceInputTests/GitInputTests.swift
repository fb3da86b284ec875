import SourceInput
import SourceText
import Testing

@testable import SourceInput

@Suite struct GitInputTests {
  let folder = TestFolder()

  @Test func aRevisionIsReadAsItWasCommitted() throws {
    try folder.makeRepository()
    try folder.write("api.yaml", "one\r\n")
    try folder.commit(on: "2026-01-02")
    try folder.write("api.yaml", "two")
    try folder.commit(on: "2026-03-04")
    try folder.write("api.yaml", "staged")
    _ = try folder.git("add", "api.yaml")
    try folder.write("api.yaml", "on disk")

    let set = try folder.open("HEAD~1:api.yaml")
    #expect(try set.onlyText() == "one\r\n")
    #expect(set.displayName == "HEAD~1:api.yaml")
    #expect(set.roots == [RootFile(path: "HEAD~1:api.yaml", relativePath: "api.yaml")])
    let id = try folder.git("rev-parse", "HEAD~1").dropLast()
    #expect(set.commit?.id == String(id))
    #expect(set.publicationDay == 20_455, "2026-01-02, the committer's day")
    #expect(try folder.open("main:api.yaml").onlyText() == "two")
    #expect(try folder.open(":api.yaml").onlyText() == "staged")
    #expect(try folder.open(":api.yaml").commit == nil)
    #expect(try folder.open("api.yaml").onlyText() == "on disk")
    #expect(try folder.open("main^{tree}:api.yaml").commit == nil)
  }

  @Test func aRevisionIsPinnedWhenItIsOpened() throws {
    try folder.makeRepository()
    try folder.write("apis/api.yaml", "old")
    try folder.write("apis/types.yaml", "old types")
    try folder.commit()
    let set = try folder.open("main:apis")
    try folder.write("apis/api.yaml", "new")
    try folder.write("apis/types.yaml", "new types")
    try folder.commit()
    let root = try set.read(set.roots[0])
    #expect(root.text == "old")
    #expect(try set.read(reference: "types.yaml", from: root.path).text == "old types")
  }

  @Test(arguments: ["main", ""])
  func aFolderOfARevisionIsListedAsOnDisk(revision: String) throws {
    try folder.makeRepository()
    for name in [
      "b.yaml", "a/z.yml", "a.json", "a/b/c.graphql", "é.proto", "notes.md", ".hidden.yaml",
      ".dot/x.yaml", "node_modules/x.json",
    ] {
      try folder.write("apis/" + name)
    }
    try folder.write("other.yaml")
    try folder.commit()
    let set = try folder.open(revision + ":apis/")
    #expect(
      set.roots.map(\.relativePath) == ["a.json", "a/b/c.graphql", "a/z.yml", "b.yaml", "é.proto"])
    #expect(set.roots[2].path == revision + ":apis/a/z.yml")
    #expect(set.roots.map(\.relativePath) == (try folder.open("apis").roots.map(\.relativePath)))
    #expect(try folder.open(revision + ":").roots.count == 6, "the whole tree")
    #expect(
      folder.error(revision + ":apis", limits: InputLimits(files: 2))
        == .tooManyFiles(folder: revision + ":apis", limit: 2))
    for root in set.roots { #expect(try set.read(root).text == "x") }
  }

  @Test func pathsAreFromTheRootAndElseFromHere() throws {
    try folder.makeRepository()
    try folder.write("api.yaml", "root")
    try folder.write("services/orders/api.yaml", "orders")
    try folder.write("services/orders/events.yaml", "events")
    try folder.commit()
    let here = "services/orders"
    #expect(try folder.open("main:api.yaml", in: here).onlyText() == "root", "as git means it")
    #expect(try folder.open("main:./api.yaml", in: here).onlyText() == "orders")
    #expect(try folder.open("main:../../api.yaml", in: here).onlyText() == "root")
    let set = try folder.open("main:events.yaml", in: here)
    #expect(try set.onlyText() == "events")
    #expect(set.roots[0].path == "main:services/orders/events.yaml")
    #expect(try folder.open("main:.", in: here).roots.count == 2)

    let error = folder.error("main:event.yaml", in: here)
    #expect(
      error
        == .missingInRevision(
          revision: "main", tried: ["event.yaml", "services/orders/event.yaml"],
          nearest: "services/orders/events.yaml"))
    #expect(error?.exitStatus == 3)
    guard case .refused(_, _, .climbs)? = folder.error("main:../../../x.yaml", in: here) else {
      Issue.record("climbed out of the repository")
      return
    }
  }

  @Test func anUnknownRevisionIsWrongUsage() throws {
    try folder.makeRepository()
    try folder.write("api.yaml")
    try folder.commit()
    _ = try folder.git("tag", "v1.2.0")
    _ = try folder.git("update-ref", "refs/remotes/origin/release", "HEAD")
    let error = folder.error("v1.2.1:api.yaml")
    #expect(error == .unknownRevision("v1.2.1", nearest: ["v1.2.0"], isShallow: false))
    #expect(error?.exitStatus == 2)
    #expect(error?.remedy == "did you mean 'v1.2.0'?")
    #expect(
      folder.error("release:api.yaml")
        == .unknownRevision("release", nearest: ["origin/release"], isShallow: false))
    for revision in ["--upload-pack=touch x", "--help", "main..main", "HEAD@{99}", "a b", "$(x)"] {
      #expect(
        folder.error(revision + ":api.yaml")
          == .unknownRevision(revision, nearest: [], isShallow: false))
    }
  }

  @Test func aShallowCloneIsToldSo() throws {
    try folder.makeRepository()
    try folder.write("api.yaml")
    try folder.commit()
    try folder.commit()
    let clone = TestFolder()
    _ = try clone.git("clone", "--quiet", "--depth=1", "file://" + folder.path, "shallow")
    let error = clone.error("HEAD~1:api.yaml", in: "shallow")
    #expect(error == .unknownRevision("HEAD~1", nearest: [], isShallow: true))
    #expect(error?.remedy.contains("--unshallow") == true)
  }

  @Test func outsideOfARepository() {
    let error = folder.error("main:api.yaml")
    guard case .notARepository? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(error?.exitStatus == 2)
    #expect(error?.description.contains("not a git repository") == true)
  }

  @Test func aLargeFileIsRefusedAndTheNextOneRead() throws {
    try folder.makeRepository()
    try folder.write("apis/a.yaml", String(repeating: "x", count: 300_000))
    try folder.write("apis/b.yaml", "small")
    try folder.write("apis/c.yaml", String(repeating: "y", count: 200_000))
    try folder.commit()
    let set = try folder.open("main:apis", limits: InputLimits(fileBytes: 200_000))
    #expect(throws: InputError.tooLarge(path: "main:apis/a.yaml", limit: 200_000)) {
      try set.read(set.roots[0])
    }
    #expect(try set.read(set.roots[1]).text == "small")
    #expect(try set.read(set.roots[2]).bytes.count == 200_000)
    #expect(
      folder.error("main:apis/a.yaml", limits: InputLimits(fileBytes: 10))
        == .tooLarge(path: "main:apis/a.yaml", limit: 10))
  }

  @Test func manyTasksMayRead() async throws {
    try folder.makeRepository()
    for number in 0..<30 {
      try folder.write("apis/\(number).yaml", String(repeating: "\(number) ", count: 10_000))
    }
    try folder.commit()
    let sets = [try folder.open("main:apis"), try folder.open("HEAD:apis")]
    try await withThrowingTaskGroup { group in
      for set in sets {
        for root in set.roots {
          group.addTask {
            let number = root.relativePath.split(separator: ".")[0]
            let text = try set.read(root).text
            #expect(text == String(repeating: "\(number) ", count: 10_000))
          }
        }
      }
      try await group.waitForAll()
    }
  }

  @Test func aLongStreamOfMessagesDoesNotStopTheOutput() throws {
    var process = try ChildProcess(
      ["sh", "-c", "head -c 1000000 /dev/zero >&2; head -c 1000000 /dev/zero; exit 3"],
      environment: [:], takesInput: false)
    var chunk = [UInt8](repeating: 0, count: 4096)
    var total = 0
    while case let count = try process.read(into: &chunk), count > 0 { total += count }
    #expect(total == 1_000_000)
    #expect(process.end() == 3)
  }
}
