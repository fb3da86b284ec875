import SourceInput
import Testing

@Suite struct InputSpecifierTests {
  let folder = TestFolder()

  @Test func whatExistsIsAFileOrAFolder() throws {
    try folder.write("api.yaml")
    try folder.write("openapi/users.yaml")
    #expect(try parse("api.yaml") == .file("api.yaml"))
    #expect(try parse("openapi/") == .folder("openapi/"))
    #expect(try parse(".") == .folder("."))
    #expect(try parse("-") == .standardInput)
  }

  @Test(arguments: [
    ("main:api.yaml", "main", "api.yaml"), ("HEAD~1:openapi/", "HEAD~1", "openapi/"),
    ("v1.2:", "v1.2", ""), (":api.yaml", "", "api.yaml"), ("main:./a:b.yaml", "main", "./a:b.yaml"),
    ("HEAD^{/fix: a typo}:api.yaml", "HEAD^{/fix: a typo}", "api.yaml"),
    ("HEAD@{2026-01-01 12:00}:a.yaml", "HEAD@{2026-01-01 12:00}", "a.yaml"),
    ("--upload-pack=x:api.yaml", "--upload-pack=x", "api.yaml"),
  ])
  func whatHasAColonIsARevision(argument: String, revision: String, path: String) throws {
    #expect(try parse(argument) == .git(revision: revision, path: path))
  }

  @Test func aFileWithAColonInItsNameWins() throws {
    try folder.write("main:api.yaml")
    #expect(try parse("main:api.yaml") == .file("main:api.yaml"))
  }

  @Test func whatIsNotThereIsUnreadable() {
    #expect(throws: InputError.missing(path: "apy.yaml", nearest: "api.yaml")) {
      try folder.write("api.yaml")
      _ = try parse("apy.yaml")
    }
    #expect(InputError.missing(path: "x", nearest: nil).exitStatus == 3)
  }

  @Test func whatCannotBeAnInputIsWrongUsage() throws {
    #expect(throws: InputError.emptyArgument) { try parse("") }
    #expect(throws: InputError.address("https://example.com/api.yaml")) {
      try parse("https://example.com/api.yaml")
    }
    #expect(throws: InputError.absoluteInRevision("main:/api.yaml")) { try parse("main:/api.yaml") }
    #expect(throws: InputError.malformedArgument("main\n:a")) { try parse("main\n:a") }
    #expect(InputError.emptyArgument.exitStatus == 2)
  }

  @Test func aRevisionAloneIsToldWhatItLacks() throws {
    try folder.makeRepository()
    try folder.commit()
    #expect(throws: InputError.revisionWithoutPath("main")) { try parse("main") }
  }

  private func parse(_ argument: String) throws -> InputSpecifier {
    try InputSpecifier.parse(argument, in: folder.path)
  }
}
