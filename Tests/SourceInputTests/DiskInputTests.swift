import SourceInput
import SourceText
import Testing

@Suite struct DiskInputTests {
  let folder = TestFolder()

  @Test func aFileIsReadByteForByte() throws {
    try folder.write("openapi/api.yaml", "\u{FEFF}a: 1\r\nb: é\r\n")
    let set = try folder.open("openapi/api.yaml")
    #expect(set.displayName == "openapi/api.yaml")
    #expect(set.roots.map(\.path) == ["openapi/api.yaml"])
    #expect(set.roots.map(\.relativePath) == ["api.yaml"])
    #expect(set.commit == nil && set.publicationDay == nil)
    #expect(try set.read(set.roots[0]).bytes == Array("\u{FEFF}a: 1\r\nb: é\r\n".utf8))
  }

  @Test func aFolderListsItsSchemasInByteOrder() throws {
    for name in [
      "b.yaml", "a/z.yml", "a.json", "B.YAML", "a/b/c.graphql", "é.proto", "notes.md",
      ".hidden.yaml",
      ".git-like/x.yaml", "node_modules/x.json", "a/node_modules/y.json",
    ] {
      try folder.write("apis/" + name)
    }
    let expected = ["B.YAML", "a.json", "a/b/c.graphql", "a/z.yml", "b.yaml", "é.proto"]
    for argument in ["apis", "apis/", "./apis"] {
      #expect(try folder.open(argument).roots.map(\.relativePath) == expected)
    }
    #expect(try folder.open("apis/").roots[3].path == "apis/a/z.yml")
    #expect(try folder.open(".", in: "apis").roots.map(\.relativePath) == expected)
  }

  @Test func linksInAFolder() throws {
    try folder.write("apis/a.yaml", "a")
    try folder.write("outside.yaml")
    try folder.link("apis/b.yaml", to: "a.yaml")
    try folder.link("apis/loop", to: "..")
    try folder.link("apis/folder.yaml", to: "..")
    var set = try folder.open("apis")
    #expect(set.roots.map(\.relativePath) == ["a.yaml", "b.yaml"])
    #expect(try set.read(set.roots[1]).text == "a")

    try folder.link("apis/c.yaml", to: "../outside.yaml")
    set = try folder.open("apis")
    guard case .refused("apis/c.yaml", _, .links)? = folder.error("apis") else {
      Issue.record("a link out of the folder was followed")
      return
    }
  }

  @Test func limits() throws {
    try folder.write("apis/a.yaml", String(repeating: "x", count: 1000))
    try folder.write("apis/b.yaml")
    #expect(folder.error("apis/a.yaml", limits: InputLimits(fileBytes: 1000)) == nil)
    let error = folder.error("apis/a.yaml", limits: InputLimits(fileBytes: 999))
    #expect(error == .tooLarge(path: "apis/a.yaml", limit: 999))
    #expect(error?.exitStatus == 3)
    #expect(
      folder.error("apis", limits: InputLimits(files: 1)) == .tooManyFiles(folder: "apis", limit: 1)
    )
  }

  @Test func whatIsNoFileIsNotReadAsOne() throws {
    try folder.write("apis/a.yaml")
    let set = try folder.open("apis/a.yaml")
    #expect(throws: InputError.isFolder(path: "apis")) {
      try set.read(reference: ".", from: "apis/a.yaml")
    }
  }

  @Test func anEmptyFolderHasNoFiles() throws {
    try folder.write("apis/notes.md")
    #expect(try folder.open("apis").roots.isEmpty)
  }
}
