import Testing

/// Commands on GraphQL schemas, run as people run them.
@Suite struct GraphQLCommandTests {
  /// A change, and what `fix` makes of it.
  struct Mending: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var before: String
    var after: String
    var mended: String

    init(_ what: String, _ before: String, _ after: String, _ mended: String) {
      testDescription = what
      self.before = before
      self.after = after
      self.mended = mended
    }
  }

  private static let notice =
    #"@deprecated(reason: "Deprecated on 2026-11-22. Removal on 2027-02-28 UTC.")"#

  static let mendings = [
    Mending(
      "a removed field", "type Query {\n  a: Int\n\n  \"B.\"\n  b: Int # note\n  c: Int\n}\n",
      "type Query {\n  a: Int # kept\n  c: Int\n}\n",
      "type Query {\n  a: Int # kept\n\n  \"B.\"\n  b: Int \(notice)\n  c: Int\n}\n"),
    Mending(
      "a removed field of an inline body", "type Query { a: Int b: Int }\n",
      "type Query { a: Int }\n",
      "type Query { a: Int b: Int \(notice) }\n"),
    Mending(
      "a removed argument", "type Query {\n  a(b: Int, c: Int): Int\n}\n",
      "type Query {\n  a(c: Int): Int\n}\n", "type Query {\n  a(b: Int \(notice), c: Int): Int\n}\n"
    ),
    Mending(
      "the only argument", "type Query {\n  a(b: Int): Int\n}\n",
      "type Query {\n  \"A.\" # why\n  a: Int\n}\n",
      "type Query {\n  \"A.\" # why\n  a(b: Int \(notice)): Int\n}\n"),
    Mending(
      "a required argument", "type Query {\n  a(b: Int): Int\n}\n",
      "type Query {\n  a(b: Int, c: Int!): Int\n}\n", "type Query {\n  a(b: Int): Int\n}\n"),
    Mending(
      "a type that changed, with its new argument and its notice",
      "type Query {\n  a: Int!\n}\n",
      "type Query {\n  a(\n    # page\n    first: Int): Int @deprecated(reason: \"Removal on 2027-06-01 UTC.\")\n}\n",
      "type Query {\n  a(\n    # page\n    first: Int): Int! @deprecated(reason: \"Removal on 2027-06-01 UTC.\")\n}\n"
    ),
    Mending(
      "a removed type",
      "type Query {\n  a: A\n}\n\n\"An A.\"\ntype A {\n  b: Int\n}\n\nenum Z { Y }\n",
      "type Query { # all\n  b: Int\n}\n\nenum Z { Y }\n",
      "type Query { # all\n  a: A \(notice)\n  b: Int\n}\n\n\"An A.\"\ntype A {\n  b: Int\n}\n\nenum Z { Y }\n"
    ),
    Mending(
      "a member of a union",
      "type Query { u: U c: C }\nunion U = A | B | C\ntype A { x: Int }\ntype B { x: Int }\ntype C { x: Int }\n",
      "type Query { u: U c: C }\nunion U = A | C # some\ntype A { x: Int }\ntype B { x: Int }\ntype C { x: Int }\n",
      "type Query { u: U c: C }\nunion U = A | B | C # some\ntype A { x: Int }\ntype B { x: Int }\ntype C { x: Int }\n"
    ),
    Mending(
      "an interface",
      "type Query { n: N a: A }\ninterface N { x: Int }\ntype A implements N { x: Int }\n",
      "type Query { n: N a: A }\ninterface N { x: Int }\ntype A { x: Int }\n",
      "type Query { n: N a: A }\ninterface N { x: Int }\ntype A implements N { x: Int }\n"),
    Mending(
      "an enum value, with CR LF", "type Query { e: E }\r\nenum E {\r\n  A\r\n  B\r\n}\r\n",
      "type Query { e: E }\r\nenum E {\r\n  A\r\n}\r\n",
      "type Query { e: E }\r\nenum E {\r\n  A\r\n  B \(notice)\r\n}\r\n"),
    Mending(
      "@oneOf", "type Query { a(i: I): Int }\ninput I { a: Int }\n",
      "type Query { a(i: I): Int }\ninput I @oneOf { # keep\n  a: Int\n  b: Int }\n",
      "type Query { a(i: I): Int }\ninput I { # keep\n  a: Int\n  b: Int }\n"),
    Mending(
      "a required input field", "type Query { a(i: I): Int }\ninput I {\n  a: Int\n}\n",
      "type Query { a(i: I): Int }\ninput I {\n  a: Int\n\n  \"New.\"\n  b: Int!\n}\n",
      "type Query { a(i: I): Int }\ninput I {\n  a: Int\n}\n"),
    Mending(
      "a deprecation without a day", "type Query {\n  a: Int\n  b: Int\n}\n",
      "type Query {\n  a: Int @deprecated(reason: \"Use `b`.\")\n  b: Int\n}\n",
      "type Query {\n  a: Int @deprecated(reason: \"Use `b`. Removal on 2027-02-28 UTC.\")\n  b: Int\n}\n"
    ),
    Mending(
      "a notice that is too short", "type Query {\n  a: Int\n  b: Int\n}\n",
      "type Query {\n  a: Int @deprecated(reason: \"See 2026-01-01. Removal on 2026-12-24 UTC.\")\n  b: Int\n}\n",
      "type Query {\n  a: Int @deprecated(reason: \"See 2026-01-01. Removal on 2027-02-28 UTC.\")\n  b: Int\n}\n"
    ),
    Mending(
      "a definition that changed its kind", "type Query { a: A }\nunion A = B\ntype B { x: Int }\n",
      "type Query { a: A }\ntype A { x: Int }\ntype B { x: Int }\n",
      "type Query { a: A }\nunion A = B\ntype B { x: Int }\n"),
  ]

  @Test(arguments: mendings)
  func whatBreaksIsMendedAndNoMore(_ mending: Mending) throws {
    let project = try Project()
    try project.write("old.graphql", mending.before)
    try project.write("new.graphql", mending.after)
    let arguments = ["old.graphql", "new.graphql", "--now", "2026-11-22"]
    #expect(try project.report(["diff"] + arguments).errors != [])
    let run = try project.apilint(["fix"] + arguments)
    #expect(run.status == 0, "\(run.output)\(run.messages)")
    #expect(try project.read("new.graphql") == mending.mended)
    #expect(try project.report(["diff"] + arguments).errors == [])
  }

  @Test func aFileWithASyntaxErrorIsNeitherComparedNorMended() throws {
    let project = try Project()
    try project.write("old.graphql", "type Query {\n  a: Int\n  b: Int\n}\n")
    let broken = "type Query {\n  a: Int\n  b Int\n}\n"
    try project.write("new.graphql", broken)
    let diff = try project.apilint("diff", "old.graphql", "new.graphql")
    #expect(diff.status == 3)
    #expect(diff.output.contains("new.graphql:3:5"))
    #expect(!diff.output.contains("was removed"))
    #expect(try project.apilint("fix", "old.graphql", "new.graphql").status == 3)
    #expect(try project.read("new.graphql") == broken)
  }

  @Test func aSchemaOfSeveralFilesIsFollowedThroughItsHistory() throws {
    let project = try Project()
    try project.write("schema/schema.graphql", "type Query {\n  users: [User]\n}\n")
    let user = """
      type User {
        id: ID!
        name: String @deprecated(reason: "Use `id`. Removal on 2026-11-01 UTC.")
      }
      extend type Query { user: User }

      """
    try project.publish(user, as: "schema/users/user.graphql", on: "2026-06-01")
    let without = user.split(separator: "\n").filter { !$0.contains("name:") }
      .joined(separator: "\n")
    try project.write("schema/users/user.graphql", without)
    let check = try project.check(on: "2026-11-22")
    #expect(check.errors == [])
    #expect(check.verdict("response-property-removed") == "info honoured")
    try project.commit(on: "2026-11-22")
    let audit = try project.apilint("audit", "--git", "--now", "2026-11-22")
    #expect(audit.output.contains("User.name"), "\(audit.output)\(audit.messages)")
    #expect(audit.output.contains("1 honoured"))
  }

  @Test func partsThatWereJoinedIntoOneFileKeepTheirNotices() throws {
    let project = try Project()
    let user = """
      type User {
        id: ID!
        name: String @deprecated(reason: "Use `id`. Removal on 2026-11-01 UTC.")
      }

      """
    try project.write("api/user.graphql", user)
    try project.publish(
      "type Query {\n  user: User\n}\n", as: "api/schema.graphql", on: "2026-06-01")
    try project.remove("api/user.graphql")
    try project.publish(
      "type Query {\n  user: User\n}\n" + user, as: "api/schema.graphql", on: "2026-10-20")
    try project.write(
      "api/schema.graphql", "type Query {\n  user: User\n}\ntype User {\n  id: ID!\n}\n")
    let check = try project.check(on: "2026-11-22")
    #expect(check.verdict("response-property-removed") == "info honoured", "\(check)")
  }

  @Test func aListOfUpcomingChangesAnnounces() throws {
    let project = try Project()
    try project.write(
      "upcoming-changes.yaml",
      """
      upcoming_changes:
        - location: Query.b.c
          description: It is not used.
          date: 2026-11-01
      """)
    let schema = "type Query {\n  a: Int\n  b(c: Int!): Int\n}\n"
    try project.publish(schema, as: "schema.graphql", on: "2026-06-01")
    try project.write("schema.graphql", schema.replacing("(c: Int!)", with: ""))
    let check = try project.check(on: "2026-11-22")
    #expect(check.verdict("argument-removed") == "info honoured", "\(check)")
    // A list that cannot be read is no list without entries.
    try project.write("upcoming-changes.yaml", "upcoming_changes: [")
    #expect(try project.check(on: "2026-11-22").status == 3)
  }

  @Test func theDirectivesThatAnnounceArePrintedAndRead() throws {
    let project = try Project()
    let directives = try project.apilint("config", "directives")
    #expect(directives.status == 0)
    try project.write("directives.graphql", directives.output)
    let lint = try project.report(["lint", "directives.graphql", "--now", "2026-11-22"])
    #expect(lint.errors == [] && lint.warnings == [], "\(lint)")
    try project.write(
      "api.graphql",
      directives.output
        + "type Query { a: A b: Int }\ntype A @sunset(on: \"2027-06-01\", replacement: \"Query.b\") { x: Int }\n"
    )
    let schedule = try project.apilint("schedule", "api.graphql", "--now", "2026-11-22")
    #expect(schedule.output.contains("2027-06-01"), "\(schedule.output)")
  }
}
