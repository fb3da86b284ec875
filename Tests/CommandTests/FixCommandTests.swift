import Foundation
import Testing

/// `fix` makes a change that breaks the promise one that keeps it, and touches nothing else.
@Suite struct FixCommandTests {
  /// A change by replacements in the text before.
  struct Breakage: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var replacements: [(of: String, with: String)]
    /// What the version before has in place of the document's own text.
    var before: [(of: String, with: String)] = []

    init(
      _ what: String, _ replacements: [(of: String, with: String)],
      before: [(of: String, with: String)] = []
    ) {
      testDescription = what
      self.replacements = replacements
      self.before = before
    }

    func texts(_ document: String) throws -> (before: String, after: String) {
      var old = document
      for (part, text) in before {
        try #require(old.contains(part), "\(part)")
        old = old.replacing(part, with: text)
      }
      var new = old
      for (part, text) in replacements {
        try #require(new.contains(part), "\(part)")
        new = new.replacing(part, with: text)
      }
      return (old, new)
    }
  }

  private static let note = "note: { type: string }"
  private static let notice =
    "note: { type: string, deprecated: true, x-deprecated-reason: unused, x-sunset: 2026-09-01, "
    + "x-deprecated-at: 2026-02-01 }"

  static let inYAML = [
    Breakage("a removed property", [("        note: { type: string }\n", "")]),
    Breakage(
      "two removed properties",
      [
        ("        note: { type: string }\n", ""),
        ("        email: { type: string, format: email }   # not verified\n", ""),
      ]),
    Breakage(
      "a removed operation",
      [
        (
          """
              delete:
                # Only while it is open.
                operationId: cancelOrder
                parameters:
                  - { name: id, in: path, required: true, schema: { type: string } }
                responses:
                  '204': { description: Cancelled. }

          """,
          "    summary: One order\n"
        )
      ]),
    Breakage(
      "a removed path",
      [
        (
          """
            /orders/{id}:
              delete:
                # Only while it is open.
                operationId: cancelOrder
                parameters:
                  - { name: id, in: path, required: true, schema: { type: string } }
                responses:
                  '204': { description: Cancelled. }

          """,
          ""
        )
      ]),
    Breakage(
      "a removed parameter",
      [
        (
          """
                  # How many on a page.
                  - { name: limit, in: query, schema: { type: integer, minimum: 1, maximum: 500 } }

          """,
          ""
        )
      ]),
    Breakage(
      "a removed value of a parameter", [("enum: [open, paid, shipped]", "enum: [open, paid]")]),
    Breakage(
      "an added value of a response",
      [("            - shipped\n", "            - shipped\n            - lost\n")]),
    Breakage(
      "a removed response",
      [("        '202':\n          description: Come back later.\n", "")]),
    Breakage(
      "a removed media type",
      [
        (
          "            text/csv:   # for spreadsheets\n              schema: { type: string }\n", ""
        )
      ]),
    Breakage(
      "a removed schema that is used",
      [
        (
          "        customer:\n          $ref: '#/components/schemas/Customer'\n",
          "        customer: { type: object }\n"
        ),
        (
          """
              Customer:
                type: object
                properties:
                  name:  { type: string }
                  email: { type: string, format: email }   # not verified

          """,
          ""
        ),
      ]),
    Breakage(
      "a schema that was inlined without a property",
      [
        (
          "        customer:\n          $ref: '#/components/schemas/Customer'\n",
          """
                  customer:
                    type: object
                    properties:
                      name:  { type: string }

          """
        )
      ]),
    Breakage(
      "a parameter that became required",
      [("        - name: state\n", "        - name: state\n          required: true\n")]),
    Breakage(
      "a new required parameter",
      [
        (
          "        # How many on a page.\n",
          "        - { name: tenant, in: query, required: true, schema: { type: string } }\n"
            + "        # How many on a page.\n"
        )
      ]),
    Breakage(
      "a property that became required", [("required: [ item ]", "required: [ item, count ]")]),
    Breakage(
      "a new required property",
      [
        ("required: [ item ]", "required: [ item, color ]"),
        (
          "        item: { type: string, maxLength: 80 }\n",
          "        item: { type: string, maxLength: 80 }\n        color: { type: string }\n"
        ),
      ]),
    Breakage(
      "a returned property that became optional",
      [("required: [ id, customer ]", "required: [ id ]")]),
    Breakage("a changed type", [("id:   { type: string }", "id:   { type: integer }")]),
    Breakage(
      "a narrowed type",
      [
        (
          "        count:\n          type: integer\n",
          "        count:\n          type: integer\n          minimum: 1\n"
        )
      ]),
    Breakage("a narrowed bound", [("maximum: 500", "maximum: 100")]),
    Breakage("a narrowed length", [("maxLength: 80", "maxLength: 40")]),
    Breakage(
      "a request body of another media type",
      [
        (
          "          application/json:\n            schema: { $ref: '#/components/schemas/NewOrder' }",
          "          text/xml:\n            schema: { $ref: '#/components/schemas/NewOrder' }"
        )
      ]),
    Breakage(
      "a sunset that is too near",
      [(note, notice.replacing("2026-09-01", with: "2026-06-01"))]),
    Breakage(
      "a sunset that was brought forward", [("x-sunset: 2026-09-01", "x-sunset: 2026-08-01")],
      before: [(note, notice)]),
    Breakage(
      "a sunset that was taken away", [(" x-sunset: 2026-09-01,", "")], before: [(note, notice)]),
    Breakage(
      "a deprecation without a sunset",
      [(note, "note: { type: string, deprecated: true, x-deprecated-reason: unused }")]),
    Breakage(
      "a sunset without a deprecation",
      [(note, "note: { type: string, x-deprecated-reason: unused, x-sunset: 2026-09-01 }")]),
    Breakage(
      "a sunset that is no day",
      [(note, notice.replacing("x-sunset: 2026-09-01", with: "x-sunset: 2026-02-31"))]),
    Breakage(
      "a misspelt key", [(note, notice.replacing("x-sunset", with: "x-sunste"))]),
    Breakage(
      "a claim that is too early",
      [
        (
          note,
          notice.replacing("x-deprecated-at: 2026-02-01", with: "x-deprecated-at: 2025-02-01")
            .replacing(
              "2026-09-01", with: "2026-07-01")
        )
      ]
    ),
    Breakage(
      "a claim that was taken away", [(", x-deprecated-at: 2026-02-01", "")],
      before: [(note, notice)]),
    Breakage(
      "a lowered level of stability",
      [(note, "note: { type: string, x-stability-level: alpha }")]),
    Breakage(
      "several things at once",
      [
        ("        note: { type: string }\n", ""), ("maximum: 500", "maximum: 100"),
        ("        '202':\n          description: Come back later.\n", ""),
        ("            - paid\n", ""), ("required: [ item ]", "required: [ item, count ]"),
      ]),
  ]

  static let inJSON = [
    Breakage("a removed property", [("          \"note\": { \"type\": \"string\" },\n", "")]),
    Breakage(
      "a removed last property",
      [
        (
          """
          ,
                    "state": {
                      "type": "string",
                      "enum": [
                        "open",
                        "paid",
                        "shipped"
                      ]
                    }
          """,
          ""
        )
      ]),
    Breakage(
      "a removed parameter",
      [
        (
          """
          ,
                    { "name": "limit", "in": "query", "schema": { "type": "integer", "maximum": 500 } }
          """,
          ""
        )
      ]),
    Breakage(
      "a removed response",
      [(",\n          \"202\": { \"description\": \"Come back later.\" }", "")]),
    Breakage(
      "a removed value of a parameter",
      [("[\"open\", \"paid\", \"shipped\"]", "[\"open\", \"paid\"]")]),
    Breakage(
      "a removed path",
      [
        (
          """
          ,
              "/orders/{id}": {
                "delete": {
                  "operationId": "cancelOrder",
                  "parameters": [
                    { "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }
                  ],
                  "responses": { "204": { "description": "Cancelled." } }
                }
              }
          """,
          ""
        )
      ]),
    Breakage("a narrowed bound", [("\"maximum\": 500", "\"maximum\": 100")]),
    Breakage(
      "a parameter that became required",
      [
        (
          "\"name\": \"limit\", \"in\": \"query\",",
          "\"name\": \"limit\", \"in\": \"query\", \"required\": true,"
        )
      ]),
    Breakage(
      "a sunset that is too near",
      [
        (
          "\"note\": { \"type\": \"string\" }",
          "\"note\": { \"type\": \"string\", \"deprecated\": true, \"x-deprecated-reason\": \"unused\", "
            + "\"x-sunset\": \"2026-06-01\" }"
        )
      ]),
    Breakage(
      "a misspelt key",
      [
        (
          "\"note\": { \"type\": \"string\" }",
          "\"note\": { \"type\": \"string\", \"deprecated\": true, \"x-deprecated-reason\": \"unused\", "
            + "\"x-sunste\": \"2026-09-01\" }"
        )
      ]),
  ]

  @Test("what breaks in YAML is mended", arguments: inYAML)
  func yaml(_ breakage: Breakage) throws {
    try expectMended(breakage.texts(Brochure.yaml), "orders.yaml")
  }

  @Test("what breaks in JSON is mended", arguments: inJSON)
  func json(_ breakage: Breakage) throws {
    try expectMended(breakage.texts(Brochure.json), "orders.json")
  }

  /// A broken change is mended in a project by `check` and between two files by `diff`.
  private func expectMended(_ texts: (before: String, after: String), _ name: String) throws {
    let project = try Project()
    try project.publish(texts.before, as: name, on: "2026-02-01")
    try project.write(name, texts.after)
    let now = "2026-05-01"
    let broken = try project.check(on: now)
    #expect(broken.status == 1 || !broken.warnings.isEmpty, "\(broken)")

    let dry = try project.apilint("fix", "--dry-run", "--now", now)
    #expect(dry.status == 0, "\(dry.messages)\(dry.output)")
    #expect(try project.read(name) == texts.after, "a dry run writes nothing")
    let run = try project.apilint("fix", "--now", now)
    #expect(run.status == 0, "\(run.output)")
    let mended = try project.read(name)
    let check = try project.check(on: now)
    #expect(check.errors == [], "\(check)\n\(dry.output)")
    let diff = try project.report(["diff", "HEAD:" + name, name, "--now", now])
    #expect(diff.errors == [], "\(diff)\n\(dry.output)")

    // The diff is what is done, and no more than that.
    try project.write(name, texts.after)
    try project.write("fix.patch", dry.output)
    try project.git("apply", "--check", "fix.patch")
    try project.git("apply", "fix.patch")
    #expect(try project.read(name) == mended)
    let removed = dry.output.split(separator: "\n")
      .filter { $0.hasPrefix("-") && !$0.hasPrefix("---") }
    #expect(removed.count <= 6, "\(dry.output)")
    for line in texts.after.split(separator: "\n") where line.contains(" # ") {
      #expect(mended.contains(line), "a comment is gone: \(line)")
    }
    #expect(try project.apilint("fix", "--now", now).output.contains("nothing to change"))
  }

  @Test("`fix OLD NEW` mends NEW, and `fix FILE` its annotations alone")
  func files() throws {
    let project = try Project()
    try project.write("old.yaml", OrdersAPI.plain)
    try project.write("new.yaml", OrdersAPI.without)
    let run = try project.apilint("fix", "old.yaml", "new.yaml", "--now", "2026-05-01")
    #expect(run.status == 0, "\(run.output)\(run.messages)")
    #expect(try project.read("old.yaml") == OrdersAPI.plain)
    let diff = try project.report(["diff", "old.yaml", "new.yaml", "--now", "2026-05-01"])
    #expect(diff.errors == [], "\(diff)")

    try project.write(
      "new.yaml", OrdersAPI(note: "deprecated: true, x-deprecated-reason: old, ").text)
    #expect(
      try project.report(["lint", "new.yaml", "--now", "2026-05-01"]).errors == ["sunset-missing"])
    #expect(try project.apilint("fix", "new.yaml", "--now", "2026-05-01").status == 0)
    #expect(try project.report(["lint", "new.yaml", "--now", "2026-05-01"]).errors == [])
  }

  @Test("what the history forbids is mended by the history: the promise is put back")
  func promise() throws {
    let project = try Project()
    try project.publish(OrdersAPI.plain, on: "2026-01-05")
    try project.publish(OrdersAPI.under("2026-06-01"), on: "2026-02-01")
    try project.publish(OrdersAPI.under("2026-09-01"), on: "2026-03-01")
    try project.write("orders.yaml", OrdersAPI.under("2026-07-01"))
    #expect(try project.apilint("fix", "--now", "2026-04-01").status == 0)
    #expect(try project.read("orders.yaml") == OrdersAPI.under("2026-09-01"))
    try project.publish(OrdersAPI.under("2026-07-01"), on: "2026-04-01")
    try project.write("orders.yaml", OrdersAPI.under("2026-08-01"))
    #expect(try project.apilint("fix", "--now", "2026-04-02").status == 0)
    #expect(try project.read("orders.yaml") == OrdersAPI.under("2026-09-01"))
    // A removal that is too early is taken back, under the notice that stood.
    try project.write("orders.yaml", OrdersAPI.without)
    #expect(try project.apilint("fix", "--now", "2026-08-01").status == 0)
    #expect(try project.read("orders.yaml") == OrdersAPI.under("2026-07-01"))
  }

  @Test("a diff is for `git apply`, wherever it was made")
  func folders() throws {
    let project = try Project()
    try project.write("services/.apilint.yaml", "apis: [{name: orders, files: [orders.yaml]}]\n")
    try project.write("services/src/main.txt", "x")
    try project.publish(OrdersAPI.plain, as: "services/orders.yaml", on: "2026-02-01")
    try project.write("services/orders.yaml", OrdersAPI.without)
    for folder in ["services", "services/src"] {
      let run = try project.apilint(["fix", "--dry-run", "--now", "2026-05-01"], in: folder)
      #expect(run.status == 0)
      try project.write("fix.patch", run.output)
      #expect(try project.git("apply", "--numstat", "fix.patch").contains("services/orders.yaml"))
      try project.git("-C", "services", "apply", "--check", "../fix.patch")
    }
  }

  @Test("a file beside the folder of an API is mended as well")
  func referredFile() throws {
    let schema = "type: object\nproperties:\n  id: {type: string}\n  note: {type: string}\n"
    let project = try Project()
    try project.write(
      "services/.apilint.yaml", "apis: [{name: orders, files: [api/orders.yaml]}]\n")
    try project.write("services/schemas/order.yaml", schema)
    try project.publish(
      OrdersAPI.plain.replacing("#/components/schemas/Order", with: "../schemas/order.yaml"),
      as: "services/api/orders.yaml", on: "2026-02-01")
    for folder in ["services", "services/api"] {
      try project.write(
        "services/schemas/order.yaml", schema.replacing("  note: {type: string}\n", with: ""))
      let run = try project.apilint(["fix", "--now", "2026-05-01"], in: folder)
      #expect(run.status == 0, "\(run.output)\(run.messages)")
      #expect(try project.read("services/schemas/order.yaml").contains("x-sunset: 2026-08-07"))
    }
  }

  @Test("a file that several APIs refer to is mended once, for all of them")
  func sharedFile() throws {
    let schema = "type: object\nproperties:\n  id: {type: string}\n  note: {type: string}\n"
    let root = OrdersAPI.plain.replacing("#/components/schemas/Order", with: "order.yaml")
    let project = try Project()
    try project.write("order.yaml", schema)
    try project.write("one.yaml", root)
    try project.write("two.yaml", root)
    try project.commit(on: "2026-02-01")
    try project.write("order.yaml", schema.replacing("  note: {type: string}\n", with: ""))
    try project.write(
      "two.yaml",
      OrdersAPI(cancel: nil).text.replacing(
        "#/components/schemas/Order", with: "order.yaml"))
    let dry = try project.apilint("fix", "--dry-run", "--now", "2026-05-01")
    #expect(dry.output.components(separatedBy: "+++ b/order.yaml").count == 2, "\(dry.output)")
    try project.write("fix.patch", dry.output)
    try project.git("apply", "--check", "fix.patch")
    let run = try project.apilint("fix", "--now", "2026-05-01")
    #expect(run.status == 0, "\(run.output)")
    let check = try project.check(on: "2026-05-01")
    #expect(check.errors == [], "\(check)")
  }

  @Test("what is right is left alone, to the byte")
  func nothingToDo() throws {
    let project = try Project()
    try project.publish(Brochure.yaml, on: "2026-02-01")
    let after = Brochure.yaml.replacing("# three spaces", with: "# still three").replacing(
      "description: Added.", with: "description:  'Added.'")
    try project.write("orders.yaml", after)
    let run = try project.apilint("fix", "--now", "2026-05-01")
    #expect(run.status == 0)
    #expect(run.output.contains("nothing to change"))
    #expect(try project.read("orders.yaml") == after)
  }

  @Test("what was written in Swagger 2.0 is not pasted into OpenAPI 3")
  func otherNotation() throws {
    let project = try Project()
    try project.write(
      "old.yaml",
      """
      swagger: '2.0'
      info: { title: Orders, version: '1' }
      paths:
        /orders:
          get: { responses: { '200': { description: All., schema: { type: string } } } }
          delete: { responses: { '204': { description: Gone. } } }
      """)
    let new = """
      openapi: 3.0.3
      info: { title: Orders, version: '1' }
      paths:
        /orders:
          get:
            responses:
              '200': { description: All., content: { '*/*': { schema: { type: string } } } }
      """
    try project.write("new.yaml", new)
    let run = try project.apilint("fix", "old.yaml", "new.yaml", "--now", "2026-05-01")
    #expect(run.status == 1, "\(run.output)")
    #expect(run.output.contains("put it back by hand"), "\(run.output)")
    #expect(try project.read("new.yaml") == new)
  }

  @Test("what cannot be mended is said, and ends with 1")
  func leftForPeople() throws {
    let project = try Project()
    try project.publish(OrdersAPI.plain, as: "other.yaml", on: "2026-02-01")
    try project.publish(OrdersAPI.plain, on: "2026-02-01")
    try project.remove("orders.yaml")
    let run = try project.apilint("fix", "--now", "2026-05-01")
    #expect(run.status == 1, "\(run.output)")
    #expect(run.output.contains("left:  API 'Orders' was removed"))
    #expect(try project.check(on: "2026-05-01").errors == ["api-removed"])
  }
}
