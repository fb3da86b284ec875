import SourceInput
import SourceText
import Testing

@Suite struct ReferenceTests {
  let folder = TestFolder()

  init() throws {
    try folder.write("outside.yaml", "secret")
    try folder.write("repo/apis/api.yaml", "api")
    try folder.write("repo/apis/schemas/user.yaml", "user")
    try folder.write("repo/apis/a b.yaml", "space")
    try folder.write("repo/common/types.yaml", "types")
    try folder.link("repo/apis/schemas/inside.yaml", to: "../../common/types.yaml")
    try folder.link("repo/apis/schemas/out.yaml", to: "../../../outside.yaml")
    try folder.link("repo/apis/schemas/out", to: "../../..")
  }

  /// Disk and git must agree on every reference.
  private func sets() throws -> [InputSet] {
    _ = try folder.git("init", "--quiet", "--initial-branch=main", "repo")
    _ = try folder.git("-C", "repo", "add", "--all")
    _ = try folder.git("-C", "repo", "commit", "--quiet", "--message=x")
    return [
      try folder.open("apis/api.yaml", in: "repo"),
      try folder.open("main:apis/api.yaml", in: "repo"),
    ]
  }

  @Test func referencesAreRelativeToTheReferringFile() throws {
    for set in try sets() {
      let root = set.roots[0].path
      let start = root.dropLast("apis/api.yaml".count)
      let user = try set.read(reference: "schemas/user.yaml", from: root)
      #expect(user.path == start + "apis/schemas/user.yaml")
      #expect(user.text == "user")
      #expect(try set.read(reference: "../api.yaml", from: user.path).path == root)
      #expect(try set.read(reference: "../../common/types.yaml", from: user.path).text == "types")
      #expect(try set.read(reference: "inside.yaml", from: user.path).text == "types")
      #expect(try set.read(reference: "./a%20b.yaml", from: root).text == "space")
      #expect(try set.path(ofReference: "./a%20b.yaml", from: root) == start + "apis/a b.yaml")
      #expect(
        try set.path(ofReference: "./x/..//schemas/user.yaml", from: root) == user.path,
        "one file has one path")
    }
  }

  @Test func theWayOutIsRefused() throws {
    for set in try sets() {
      let root = set.roots[0].path
      for reference in [
        "../../outside.yaml", "schemas/../../../outside.yaml", "%2e%2e/../outside.yaml",
        "../%2e%2e/outside.yaml",
      ] {
        let error = error(of: reference, from: root, in: set)
        #expect(isRefusal(error) || isMissing(error), "\(reference): \(String(describing: error))")
        #expect(error?.description.contains(root) == true, "names the referring file")
        #expect(error?.description.contains(reference) == true, "names the reference")
      }
      guard case .refused(_, _, .climbs)? = error(of: "../../outside.yaml", from: root, in: set)
      else {
        Issue.record("climbed out")
        return
      }
      for reference in ["schemas/out.yaml", "schemas/out/outside.yaml"] {
        guard case .refused(_, _, .links)? = error(of: reference, from: root, in: set) else {
          Issue.record("followed a link out: \(reference)")
          return
        }
      }
    }
  }

  @Test(arguments: [
    ("/etc/passwd", InputError.Refusal.absolutePath), ("https://example.com/a.yaml", .address),
    ("HTTP://example.com", .address), ("file:///etc/passwd", .address), ("file:a.yaml", .address),
    ("//example.com/a.yaml", .address), ("urn:example:a", .address), ("a\u{0}b", .malformed),
  ])
  func whatIsNoRelativePathIsRefused(reference: String, reason: InputError.Refusal) throws {
    for set in try sets() {
      let root = set.roots[0].path
      #expect(
        error(of: reference, from: root, in: set)
          == .refused(reference: reference, from: root, reason: reason))
    }
  }

  @Test func anEncodedAbsolutePathIsNotDecodedIntoOne() throws {
    for set in try sets() {
      #expect(isMissing(error(of: "%2Fetc%2Fpasswd", from: set.roots[0].path, in: set)))
      #expect(isMissing(error(of: "api.yaml%00.png", from: set.roots[0].path, in: set)))
    }
  }

  @Test func theRootOfAFolderIsTheFolder() throws {
    let set = try folder.open("apis", in: "repo")
    guard
      case .refused(_, _, .climbs)? = error(
        of: "../common/types.yaml", from: "apis/api.yaml", in: set)
    else {
      Issue.record("left the folder")
      return
    }
  }

  @Test func withoutARepositoryTheRootIsTheFolderOfTheFile() throws {
    let set = try folder.open("repo/apis/api.yaml")
    #expect(try set.read(reference: "schemas/user.yaml", from: "repo/apis/api.yaml").text == "user")
    #expect(isRefusal(error(of: "../common/types.yaml", from: "repo/apis/api.yaml", in: set)))
  }

  @Test func aMissingFileSuggestsItsNeighbour() throws {
    for set in try sets() {
      let root = set.roots[0].path
      let error = error(of: "schemas/uzer.yaml", from: root, in: set)
      #expect(isMissing(error))
      #expect(error?.remedy.contains("apis/schemas/user.yaml") == true)
    }
  }

  private func error(of reference: String, from path: String, in set: InputSet) -> InputError? {
    do {
      _ = try set.read(reference: reference, from: path)
      return nil
    } catch {
      return error
    }
  }

  private func isRefusal(_ error: InputError?) -> Bool {
    if case .refused? = error { true } else { false }
  }

  private func isMissing(_ error: InputError?) -> Bool {
    if case .missingReference? = error { true } else { false }
  }
}
