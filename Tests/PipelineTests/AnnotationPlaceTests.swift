import RuleEngine
import SchemaModel
import Testing

/// Annotations that stand where they count for nothing, or count less than it seems.
@Suite struct AnnotationPlaceTests {
  /// A reference, by the kind of what it leads to: the document with `…` for what stands beside it.
  struct Reference: CustomTestStringConvertible, Sendable {
    var kind: ElementKind
    var text: String
    var isHonoured = false
    var testDescription: String { "\(kind)" }
  }

  static let references: [Reference] = [
    Reference(
      kind: .parameter,
      text: """
        paths: {/a: {get: {parameters: [{$ref: '#/components/parameters/P'…}], responses: {"200": {description: ok}}}}}
        components: {parameters: {P: {name: p, in: query, schema: {type: string}}}}
        """),
    Reference(
      kind: .header,
      text: """
        paths: {/a: {get: {responses: {"200": {description: ok, headers: {X-H: {$ref: '#/components/headers/H'…}}}}}}}
        components: {headers: {H: {schema: {type: string}}}}
        """),
    Reference(
      kind: .requestBody,
      text: """
        paths: {/a: {post: {requestBody: {$ref: '#/components/requestBodies/B'…}, responses: {"200": {description: ok}}}}}
        components: {requestBodies: {B: {content: {application/json: {schema: {type: string}}}}}}
        """),
    Reference(
      kind: .response,
      text: """
        paths: {/a: {get: {responses: {"200": {$ref: '#/components/responses/R'…}}}}}
        components: {responses: {R: {description: ok}}}
        """),
    Reference(
      kind: .callback,
      text: """
        paths: {/a: {post: {callbacks: {done: {$ref: '#/components/callbacks/C'…}}, responses: {"200": {description: ok}}}}}
        components: {callbacks: {C: {'{$request.query.url}': {post: {responses: {"200": {description: ok}}}}}}}
        """),
    Reference(
      kind: .link,
      text: """
        paths: {/a: {get: {operationId: a, responses: {"200": {description: ok, links: {next: {$ref: '#/components/links/L'…}}}}}}}
        components: {links: {L: {operationId: a}}}
        """),
    Reference(
      kind: .securityScheme,
      text: """
        security: [{key: []}]
        paths: {/a: {get: {responses: {"200": {description: ok}}}}}
        components: {securitySchemes: {key: {$ref: '#/components/securitySchemes/K'…}, K: {type: http, scheme: bearer}}}
        """),
    Reference(
      kind: .property,
      text: """
        paths: {/a: {get: {responses: {"200": {description: ok, content: {application/json: {schema: {type: object, properties: {p: {$ref: '#/components/schemas/S'…}}}}}}}}}}
        components: {schemas: {S: {type: string}}}
        """, isHonoured: true),
    Reference(
      kind: .schema,
      text: """
        paths: {/a: {get: {responses: {"200": {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/T'}}}}}}}}
        components: {schemas: {S: {type: string}, T: {$ref: '#/components/schemas/S'…}}}
        """, isHonoured: true),
  ]

  @Test(arguments: references, ["3.0.3", "3.1.0"])
  func whatStandsBesideAReference(_ reference: Reference, _ version: String) throws {
    func document(_ annotations: String) -> String {
      "openapi: \(version)\ninfo: {title: t, version: \"1\"}\n"
        + reference.text.replacing("…", with: annotations) + "\n"
    }
    let after = document(
      ", x-deprecated: true, x-sunset: 2027-03-01, x-replaced-by: https://a.example.com")
    let edge = try Judged(document(""), after).findings
    let state = try Judged.state(after)
    if reference.isHonoured, version == "3.1.0" {
      #expect(edge.map(\.rule) == ["deprecated"])
      #expect(edge.first?.kind == reference.kind)
      #expect(state.isEmpty)
    } else {
      for findings in [edge, state] {
        #expect(
          findings.map(\.rule) == [
            "annotation-ignored", "annotation-ignored", "annotation-ignored",
          ])
        #expect(findings.allSatisfy { $0.severity == .error && $0.kind == reference.kind })
      }
    }
    #expect(try Judged(after, after).findings.isEmpty)
  }

  /// A second reference that drops the same is as bad as the first.
  @Test func everyReferenceIsToldApart() throws {
    func document(_ first: String, _ second: String) -> String {
      """
      openapi: 3.1.0
      info: {title: t, version: "1"}
      paths:
        /a: {get: {parameters: [{$ref: '#/components/parameters/P'\(first)}], responses: {"200": {description: ok}}}}
        /b: {get: {parameters: [{$ref: '#/components/parameters/P'\(second)}], responses: {"200": {description: ok}}}}
      components: {parameters: {P: {name: p, in: query, schema: {type: string}}}}

      """
    }
    let findings = try Judged(
      document(", deprecated: true", ""), document(", deprecated: true", ", deprecated: true")
    ).findings
    #expect(findings.map(\.rule) == ["annotation-ignored"])
  }

  /// What stands beside the `$ref` of a path item is a part of it (OpenAPI 3.1.0, section 4.8.9).
  @Test(arguments: ["3.0.3", "3.1.0"]) func aPathItemSaysMoreThanItRefersTo(_ version: String)
    throws
  {
    func document(_ annotations: String) -> String {
      """
      openapi: \(version)
      info: {title: t, version: "1"}
      paths:
        /a: {get: {responses: {"200": {description: ok}}}}
        /b: {$ref: '#/paths/~1a'\(annotations)}

      """
    }
    let findings = try Judged(
      document(""), document(", x-deprecated: true, x-sunset: 2027-03-01, x-deprecated-reason: r")
    ).findings
    #expect(findings.map(\.rule) == ["deprecated"])
    #expect(findings.first?.name == "/b")
  }

  struct Stray: CustomTestStringConvertible, Sendable {
    var text: String
    var key: String
    var meant: String
    var isOpenAPI2 = false
    var testDescription: String { text }
  }

  static let strays: [Stray] = [
    Stray(
      text: "get: {responses: {x-sunset: 2027-03-01, \"200\": {description: ok}}}", key: "x-sunset",
      meant: "x-sunset beside 'responses', or in one of its entries"),
    Stray(
      text: "get: {responses: {deprecated: true, \"200\": {description: ok}}}", key: "deprecated",
      meant: "deprecated beside 'responses', or in one of its entries"),
    Stray(
      text: "get: {responses: {x-deprecation: {sunset: 2027-03-01}, \"200\": {description: ok}}}",
      key: "x-deprecation", meant: "x-deprecation beside 'responses', or in one of its entries"),
    Stray(
      text: body("{type: object, properties: {x-sunset: 2027-03-01, id: {type: string}}}"),
      key: "x-sunset", meant: "x-sunset beside 'properties', or in one of its entries"),
    Stray(
      text:
        "get: {responses: {\"200\": {description: ok, content: {x-removal-date: 2027-03-01, application/json: {schema: {type: string}}}}}}",
      key: "x-removal-date", meant: "x-removal-date beside 'content', or in one of its entries"),
    Stray(
      text: "get: {responses: {\"200\": {description: ok, headers: {x-sunset: 2027-03-01}}}}",
      key: "x-sunset", meant: "x-sunset beside 'headers', or in one of its entries"),
    Stray(
      text: "post: {callbacks: {deprecated: true}, responses: {\"200\": {description: ok}}}",
      key: "deprecated", meant: "deprecated beside 'callbacks', or in one of its entries"),
    // Beside `schema` it speaks of no values.
    Stray(
      text:
        "get: {parameters: [{name: q, in: query, schema: {type: string, enum: [a, b]}, x-enum-deprecations: {a: {sunset: 2027-03-01}}}], responses: {\"200\": {description: ok}}}",
      key: "x-enum-deprecations",
      meant: "x-enum-deprecations beside the list of values, in the schema"),
    Stray(
      text:
        "get: {responses: {\"200\": {description: ok, content: {application/json: {schema: {type: string, enum: [a, b]}, x-enum-deprecations: {a: {sunset: 2027-03-01}}}}}}}",
      key: "x-enum-deprecations",
      meant: "x-enum-deprecations beside the list of values, in the schema"),
    Stray(
      text:
        "get: {externalDocs: {url: https://example.com, x-sunset: 2027-03-01}, responses: {\"200\": {description: ok}}}",
      key: "x-sunset", meant: "x-sunset beside 'externalDocs'"),
    // Values that the list does not have.
    Stray(
      text: body(
        "{type: string, enum: [newest, oldest], x-enum-deprecations: {oldset: {sunset: 2027-03-01}}}"
      ),
      key: "oldset", meant: "oldest"),
    Stray(
      text: body("{type: string, enum: [newest, oldest], x-deprecated-enum: [oldset]}"),
      key: "oldset", meant: "oldest"),
    Stray(
      text: body("{type: integer, enum: [1, 2], x-enum-deprecations: {77: {sunset: 2027-03-01}}}"),
      key: "77", meant: "one of the listed values"),
  ]

  private static func body(_ schema: String) -> String {
    "get: {responses: {\"200\": {description: ok, content: {application/json: {schema: \(schema)}}}}}"
  }

  @Test(arguments: strays) func whatIsMisplacedIsTold(_ stray: Stray) throws {
    func document(_ item: String) -> String {
      "openapi: 3.1.0\ninfo: {title: t, version: \"1\"}\npaths:\n  /a:\n    \(item)\n"
    }
    let after = document(stray.text)
    let findings = try Judged.state(after)
    #expect(findings.map(\.rule) == ["annotation-misspelt"])
    let finding = try #require(findings.first)
    #expect(finding.severity == .warning)
    #expect(finding.message.hasPrefix("\(stray.key) on "))
    #expect(finding.message.contains("did you mean \(stray.meant)?"))
    #expect(finding.advice.contains("Write \(stray.meant), "))
    // It is told on the edge that brings it, and no more.
    let before = document("get: {responses: {\"200\": {description: ok}}}")
      .replacing("get:", with: stray.text.hasPrefix("post") ? "post:" : "get:")
    #expect(try Judged(before, after).findings.contains { $0.rule == "annotation-misspelt" })
    #expect(try Judged(after, after).findings.isEmpty)
  }

  /// Names and data that only look like annotations.
  @Test(arguments: [
    body("{type: object, properties: {deprecated: {type: boolean}, x-sunset: {type: string}}}"),
    body("{type: object, properties: {deprecated: true}}"),
    body("{type: object, example: {deprecated: true, x-sunset: 2027-03-01}}"),
    body("{type: object, default: {x-sunset: 2027-03-01}, enum: [{x-sunset: 2027-03-01}]}"),
    "get: {responses: {\"200\": {description: ok, headers: {X-Sunset: {schema: {type: string}}, x-sunset-date: {schema: {type: string}}}}}}",
    "get: {x-ours: {deprecated: true, x-sunset: 2027-03-01}, responses: {\"200\": {description: ok}}}",
    "get: {responses: {\"200\": {description: ok, content: {application/json: {examples: {deprecated: {value: {x-sunset: 1}}}}}}}}",
  ])
  func namesAndDataAreLeftAlone(_ item: String) throws {
    let text = "openapi: 3.1.0\ninfo: {title: t, version: \"1\"}\npaths:\n  /a:\n    \(item)\n"
    #expect(try Judged.state(text).map(\.message) == [])
  }

  /// A component that nothing uses is not read, so nothing is said of its annotations.
  @Test func whatNothingUsesIsLeftAlone() throws {
    let text = """
      openapi: 3.1.0
      info: {title: t, version: "1"}
      paths: {/a: {get: {responses: {"200": {description: ok}}}}}
      components:
        parameters: {P: {name: p, in: query, deprecated: true, schema: {type: string, deprecated: true}}}
        responses: {R: {description: ok, x-sunset: 2027-03-01}}

      """
    #expect(try Judged.state(text).map(\.message) == [])
  }

  /// A sunset after that of what contains it, in the source and never through a reference.
  @Test func containersContainInTheSource() throws {
    func document(operation: String, parameter: String, shared: String, property: String) -> String
    {
      """
      openapi: 3.1.0
      info: {title: t, version: "1"}
      paths:
        /a:
          get:
            deprecated: true
            x-sunset: \(operation)
            x-deprecated-reason: r
            parameters:
              - {name: p, in: query, schema: {type: string}, deprecated: true, x-sunset: \(parameter), x-deprecated-reason: r}
              - {$ref: '#/components/parameters/Shared'}
            responses:
              "200": {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
      components:
        parameters:
          Shared: {name: s, in: query, schema: {type: string}, deprecated: true, x-sunset: \(shared), x-deprecated-reason: r}
        schemas:
          Thing: {type: object, properties: {id: {type: string, deprecated: true, x-sunset: \(property), x-deprecated-reason: r}}}

      """
    }
    let (early, late) = ("2027-03-01", "2027-03-02")
    func names(_ text: String) throws -> [String] {
      try Judged.state(text).filter { $0.rule == "sunset-after-parent" }.map(\.name)
    }
    #expect(
      try names(document(operation: early, parameter: late, shared: late, property: late)) == ["p"])
    #expect(
      try names(document(operation: late, parameter: early, shared: early, property: early)) == [])
  }

  /// What is shared flows both ways: that it must be sent is seen whichever way is met first.
  @Test func whatIsSharedIsSentAsWell() throws {
    let text = """
      openapi: 3.1.0
      info: {title: t, version: "1"}
      paths:
        /a:
          get: {responses: {"200": {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}}}
          put:
            requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
            responses: {"204": {description: ok}}
      components:
        schemas:
          Thing: {type: object, required: [id], properties: {id: {type: string, deprecated: true, x-sunset: 2027-03-01, x-deprecated-reason: r}}}

      """
    let findings = try Judged.state(text)
    #expect(findings.map(\.rule) == ["deprecated-but-required"])
    #expect(findings.first?.operations == ["GET /a", "PUT /a"])
  }

  /// A component that comes with its first use is looked into.
  @Test func whatIsReferredToAnewIsNew() throws {
    func document(_ schema: String, _ components: String) -> String {
      AnnotationTrapTests.document(
        "{type: object, properties: {id: {type: string}\(schema)}}", components)
    }
    let after = document(
      ", other: {$ref: '#/components/schemas/Other'}",
      "    Other: {type: object, properties: {name: {type: string, deprecated: true, x-sunst: 2027-03-01}}}"
    )
    #expect(
      try Judged(document("", ""), after).rules == [
        "annotation-misspelt", "arrived-deprecated", "replacement-missing",
        "response-property-added", "sunset-missing",
      ])
    // One that was there before is not.
    let before = document(
      "",
      "    Other: {type: object, properties: {name: {type: string, deprecated: true, x-sunst: 2027-03-01}}}"
    )
    #expect(try Judged(before, after).rules == ["response-property-added"])
  }

  /// Swagger 2.0 has parameters that are schemas: what they say is said once.
  @Test func whatIsTwoThingsSaysItOnce() throws {
    let text = """
      swagger: "2.0"
      info: {title: t, version: "1"}
      paths:
        /a:
          get:
            parameters:
              - {name: q, in: query, type: string, x-sunst: 2027-03-01}
            responses: {"200": {description: ok}}
          post:
            consumes: [application/x-www-form-urlencoded]
            parameters:
              - {name: f, in: formData, type: string, x-sunst: 2027-03-01}
            responses: {"200": {description: ok}}

      """
    #expect(
      try Judged.state(text).map(\.message).sorted() == [
        "x-sunst on property 'f' is not read (did you mean x-sunset?)",
        "x-sunst on query parameter 'q' is not read (did you mean x-sunset?)",
      ])
  }

  /// What is said in `info` and in the root is said of one thing.
  @Test func theAPIHasTwoPlaces() throws {
    func document(_ info: String, _ root: String) -> String {
      """
      openapi: 3.1.0
      info: {title: t, version: "1"\(info)}
      paths: {/a: {get: {responses: {"200": {description: ok}}}}}
      \(root)

      """
    }
    let notice = "x-deprecated: true, x-sunset: 2027-03-01, x-deprecated-reason: r"
    let inRoot = document("", "x-deprecated: true\nx-sunset: 2027-03-01\nx-deprecated-reason: r")
    for after in [document(", \(notice)", ""), inRoot] {
      #expect(try Judged(document("", ""), after).rules == ["deprecated"])
      #expect(try Judged(removing: after, now: "2027-02-28").findings.first?.verdict == .tooEarly)
    }
    let both = document(", \(notice)", "x-sunset: 2027-03-05")
    #expect(try Judged.state(both).map(\.rule) == ["annotation-conflict"])
    #expect(try Judged(removing: both, now: "2027-03-04").findings.first?.verdict == .tooEarly)
  }

  /// A notice on a definition holds through an alias of it, and so does one on the alias.
  @Test(arguments: ["Thing", "Alias"]) func aliasesLeadToTheirNotice(_ name: String) throws {
    let notice =
      ", deprecated: true, x-deprecated-at: 2026-08-01, x-sunset: 2026-11-22, x-deprecated-reason: r"
    func document(_ property: String) -> String {
      """
      openapi: 3.1.0
      info: {title: t, version: "1"}
      paths:
        /a:
          get: {responses: {"200": {description: ok, content: {application/json: {schema: {type: object, properties: {id: {type: string}\(property)}}}}}}}
      components:
        schemas:
          Thing: {type: string\(name == "Thing" ? notice : "")}
          Alias: {$ref: '#/components/schemas/Thing'\(name == "Alias" ? notice : "")}

      """
    }
    let before = document(", thing: {$ref: '#/components/schemas/Alias'}")
    let removal = try Judged(before, document("")).findings.first {
      $0.rule == "response-property-removed"
    }
    #expect(removal?.verdict == .claimed)
    let pulled = before.replacing("x-sunset: 2026-11-22", with: "x-sunset: 2026-11-21")
    let edge = try Judged(before, pulled, now: "2026-08-01")
    #expect(edge.rules == ["sunset-moved-earlier"])
  }
}
