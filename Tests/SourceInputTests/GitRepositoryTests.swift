import SourceInput
import Testing

@testable import SourceInput

@Suite struct GitRepositoryTests {
  let folder = TestFolder()

  @Test func aRevisionIsResolvedOrExplained() throws {
    try folder.makeRepository()
    #expect(throws: InputError.noCommit) { try folder.repository().commit("HEAD") }
    #expect(throws: InputError.noCommit) { try folder.repository().defaultBranch() }
    #expect(InputError.noCommit.exitStatus == 2)
    try folder.write("api.yaml")
    try folder.commit()
    try folder.git("update-ref", "refs/heads/-x", "HEAD")
    let repository = try folder.repository()
    let head = try repository.commit("HEAD")
    #expect(head.committerDay == number(ofDay: "2026-01-02"))
    for revision in ["main", "-x", "refs/heads/-x", head.id, String(head.id.prefix(9))] {
      #expect(try repository.commit(revision) == head)
    }
    #expect(
      throws: InputError.unknownRevision("mian", nearest: ["main"], isShallow: false)
    ) { try repository.commit("mian") }
    for revision in ["--help", "main\nHEAD", "", "HEAD@{99}", "HEAD~1"] {
      #expect(throws: InputError.unknownRevision(revision, nearest: [], isShallow: false)) {
        try repository.commit(revision)
      }
    }
    #expect(throws: InputError.notACommit("main:api.yaml")) {
      try repository.commit("main:api.yaml")
    }
    #expect(try folder.history(of: "-x").commits.count == 1)
  }

  @Test func outsideOfARepository() {
    #expect {
      try folder.repository()
    } throws: { error in
      if case .notARepository? = error as? InputError { true } else { false }
    }
  }

  @Test func theDefaultBranchOfARemote() throws {
    try folder.makeRepository()
    try folder.commit()
    func branch() throws -> GitBranch { try folder.repository().defaultBranch() }
    #expect(try branch() == GitBranch("refs/heads/main", .localName))
    try folder.git("update-ref", "refs/remotes/origin/master", "HEAD")
    #expect(try branch() == GitBranch("refs/remotes/origin/master", .remoteName))
    try folder.git("update-ref", "refs/remotes/origin/main", "HEAD")
    #expect(try branch().name == "origin/main")
    try folder.git("update-ref", "refs/remotes/origin/release/next", "HEAD")
    try folder.git(
      "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/release/next")
    #expect(try branch() == GitBranch("refs/remotes/origin/release/next", .remoteDefault))
    #expect(try branch().name == "origin/release/next")
    try folder.git("update-ref", "-d", "refs/remotes/origin/release/next")
    #expect(try branch().name == "origin/main", "what the remote's default leads to is gone")
  }

  @Test func theDefaultBranchWithoutARemote() throws {
    try folder.makeRepository()
    try folder.commit()
    func branch() throws -> GitBranch { try folder.repository().defaultBranch() }
    try folder.git("branch", "trunk")
    try folder.git("config", "init.defaultBranch", "trunk")
    #expect(try branch() == GitBranch("refs/heads/trunk", .configured))
    try folder.git("config", "init.defaultBranch", "nowhere")
    #expect(try branch() == GitBranch("refs/heads/main", .localName))
    try folder.git("branch", "--move", "main", "master")
    #expect(try branch() == GitBranch("refs/heads/master", .localName))
    try folder.git("branch", "--move", "master", "work")
    #expect(try branch() == GitBranch("refs/heads/work", .current))
    try folder.git("checkout", "--quiet", "--detach")
    #expect(try branch() == GitBranch("HEAD", .current))
    #expect(try folder.repository().commit(branch().reference).id.count == 40)
  }

  @Test func ancestry() throws {
    try folder.makeRepository()
    try folder.commit(on: "2026-01-01")
    try folder.git("branch", "side")
    try folder.commit(on: "2026-01-02")
    try folder.git("checkout", "--quiet", "side")
    try folder.commit(on: "2026-01-03")
    try folder.git("checkout", "--quiet", "--orphan", "other")
    try folder.commit()
    let repository = try folder.repository()
    let main = try repository.commit("main")
    let side = try repository.commit("side")
    let base = try #require(try repository.firstParent(of: main))
    #expect(base.committerDay == number(ofDay: "2026-01-01"))
    #expect(try repository.firstParent(of: base) == nil)
    #expect(try repository.mergeBase(main, side) == base)
    #expect(try repository.mergeBase(main, repository.commit("other")) == nil)
    #expect(try repository.isAncestor(base, of: side))
    #expect(try repository.isAncestor(side, of: side))
    #expect(try !repository.isAncestor(main, of: side))
  }

  @Test func theWorkTree() throws {
    try folder.write("outer.yaml")
    try folder.git("init", "--quiet", "--initial-branch=main", "inner repository")
    let inner = "inner repository/"
    for name in ["api.yaml", "apis/a.yaml", "apis/b.yaml", "[ab].yaml"] {
      try folder.write(inner + name)
    }
    try folder.git("-C", inner, "add", "--all")
    try folder.git("-C", inner, "commit", "--quiet", "--message=x")
    let repository = try folder.repository(in: inner + "apis")
    #expect(try repository.topLevel() == FileSystem.realPath(folder.path) + "/inner repository")
    #expect(try repository.prefix() == "apis")
    #expect(try !repository.differsFromHead(at: [""]))

    try folder.write(inner + "apis/a.yaml", "edited")
    try folder.write(inner + "apis/new\n.yaml")
    try folder.remove(inner + "apis/b.yaml")
    #expect(
      try repository.changedPaths(at: ["apis", "api.yaml"])
        == ["apis/a.yaml", "apis/b.yaml", "apis/new\n.yaml"])
    #expect(try repository.changedPaths(at: ["apis/a.yaml"]) == ["apis/a.yaml"])
    #expect(try !repository.differsFromHead(at: ["api.yaml", "[ab].yaml", "missing.yaml"]))
    #expect(try !repository.differsFromHead(at: []))
    #expect(try repository.changedPaths(at: [""]).count == 3)

    try folder.git("clone", "--quiet", "--bare", inner, "bare")
    let bare = try folder.repository(in: "bare")
    #expect(try bare.topLevel() == nil)
    #expect(try GitHistory(of: bare.commit("HEAD"), in: bare).commits.count == 1)
  }
}
