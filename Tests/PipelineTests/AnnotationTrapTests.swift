import RuleEngine
import SchemaDiff
import SchemaModel
import Testing

/// What is easily read wrong in annotations.
@Suite struct AnnotationTrapTests {
  /// Two spellings disagree: the later sunset and the later announcement count, in either order.
  @Test(arguments: AnnotatedShop.kinds, [false, true])
  func theLaterOfTwoDaysCounts(_ kind: ElementKind, _ isReversed: Bool) throws {
    let dates = [
      "x-sunset: 2027-03-01", "x-removal-date: 2027-03-11", "x-deprecated-at: 2026-11-22",
      "x-deprecated-since: 2026-12-20",
    ]
    let before = AnnotatedShop(
      kind,
      ["deprecated: true"] + (isReversed ? dates.reversed() : dates) + ["x-deprecated-reason: r"])
    func removal(on now: String) throws -> Finding? {
      let findings: [Finding]
      if kind == .api {
        findings = try Judged(removing: before.text, now: now).findings
      } else {
        var after = before
        after.removed = [kind]
        after.annotations = [:]
        if kind == .securityScheme { return try removalOfAlternative(before, now: now) }
        findings = try Judged(before.text, after.text, now: now).findings
      }
      return findings.first {
        $0.verdict != nil && (kind == .schema || $0.relation == .removed) && $0.kind != .path
      } ?? findings.first { $0.verdict != nil }
    }
    #expect(try removal(on: "2027-03-10")?.verdict == .tooEarly)
    #expect(try removal(on: "2027-03-11")?.verdict == .tooShort)
    #expect(try removal(on: "2027-03-14")?.verdict == .claimed)
    let conflicts = try Judged.state(before.text).filter { $0.rule == "annotation-conflict" }
    #expect(conflicts.map(\.severity) == [.error, .error])
    #expect(conflicts.allSatisfy { $0.related != nil && $0.related != $0.after })
  }

  /// A scheme goes with the alternative that asks for it.
  private func removalOfAlternative(_ before: AnnotatedShop, now: String) throws -> Finding? {
    var after = before
    after.removed = [.securityScheme]
    after.annotations = [:]
    let text = after.text.replacing("[{token: []}, {key: []}]", with: "[{token: []}]")
    return try Judged(before.text, text, now: now).findings.first { $0.verdict != nil }
  }

  @Test(arguments: [
    ("v3", "sunset-missing"), ("3.24", "sunset-missing"), ("2024.1", "sunset-missing"),
    ("2027-02-30", "sunset-invalid"), ("2027-31-01", "sunset-invalid"),
    ("13/2026", "sunset-invalid"), ("01/02/2027", "sunset-invalid"),
    ("14-02-2027", "sunset-invalid"), ("\"20270214\"", "sunset-invalid"),
    ("in spring", "sunset-invalid"), ("2027-02", "sunset-invalid"), ("TBD", "sunset-invalid"),
    ("2027-02-14T25:00:00Z", "sunset-invalid"),
  ])
  func whatIsNoDateAnnouncesNothing(_ sunset: String, _ rule: String) throws {
    let notice = ["deprecated: true", "x-deprecated-at: 2020-01-01", "x-sunset: \(sunset)"]
    let before = AnnotatedShop(.operation, notice + ["x-deprecated-reason: r"])
    let state = try Judged.state(before.text)
    #expect(state.map(\.rule) == [rule])
    #expect(state.first?.message.contains(sunset.filter { $0 != "\"" }) ?? false)
    var after = before
    after.removed = [.operation]
    let findings = try Judged(before.text, after.text).findings
    #expect(findings.first { $0.rule == "operation-removed" }?.verdict == .unannounced)
  }

  /// A deprecated type whose members carry no mark of their own.
  @Test func aNoticeOfATypeCoversItsMembers() throws {
    let type = "deprecated: true, x-deprecated-at: 2026-08-01, x-sunset: 2026-11-22"
    let before = Self.document(
      "{type: object, properties: {id: {type: string}, email: {type: string}}, \(type)}")
    let after = Self.document("{type: object, properties: {id: {type: string}}, \(type)}")
    let finding = try Judged(before, after).findings.first {
      $0.rule == "response-property-removed"
    }
    #expect(finding?.verdict == .claimed)
    let tooEarly = try Judged(before, after, now: "2026-11-21").findings
    #expect(tooEarly.first { $0.rule == "response-property-removed" }?.verdict == .tooEarly)
  }

  /// The same property on two ways through `allOf` is one, whichever of them says that it goes.
  @Test(arguments: [
    "allOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]",
    "allOf: [{$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/A'}]",
  ])
  func aPropertyThroughTwoBranchesIsOne(_ all: String) throws {
    func document(_ notice: String) -> String {
      Self.document(
        "{\(all)}",
        """
            Base: {type: object, properties: {email: {type: string\(notice)}}}
            A: {allOf: [{$ref: '#/components/schemas/Base'}]}
            B: {allOf: [{$ref: '#/components/schemas/Base'}, {type: object, properties: {email: {maxLength: 9}}}]}
        """)
    }
    let notice = ", deprecated: true, x-sunset: 2027-03-01, x-deprecated-reason: r"
    #expect(try Judged(document(""), document(notice)).rules == ["deprecated"])
    #expect(
      try Judged.state(document(", deprecated: true, x-deprecated-reason: r")).map(\.rule)
        == ["sunset-missing"])
  }

  @Test func aBranchOfAllOfSpeaksForTheWhole() throws {
    let notice = "deprecated: true, x-deprecated-at: 2026-08-01, x-sunset: 2026-11-22"
    func document(_ property: String) -> String {
      Self.document(
        "{type: object, properties: {id: {type: string}\(property)}}",
        "    Mail: {type: string}")
    }
    for version in ["3.0.3", "3.1.0"] {
      let before = document(", email: {allOf: [{$ref: '#/components/schemas/Mail'}, {\(notice)}]}")
        .replacing("3.1.0", with: version)
      let after = document("").replacing("3.1.0", with: version)
      let finding = try Judged(before, after).findings.first {
        $0.rule == "response-property-removed"
      }
      #expect(finding?.verdict == .claimed, "\(version)")
    }
  }

  /// `deprecated: "true"` is meant, read, and told.
  @Test(arguments: AnnotatedShop.kindsWithKeyword.sorted { $0.rawValue < $1.rawValue })
  func aFlagInQuotesIsMeant(_ kind: ElementKind) throws {
    let after = AnnotatedShop(
      kind, ["deprecated: \"true\"", "x-sunset: 2027-03-01", "x-deprecated-reason: r"])
    #expect(
      try Judged(AnnotatedShop().text, after.text).rules == ["deprecated", "deprecation-invalid"])
  }

  @Test(arguments: [
    ("See https://blog.example.com/2025-01-31/goodbye. It will be removed on 2027-03-01.", true),
    ("Deprecated since 2026-11-22, see https://example.com/2020-02-02.", true),
    ("2026-11-22: use the new one.", true),
    (
      "Announced at length. Will be **removed on** 1 March 2027, was to be removed after 2026-12-01.",
      true
    ),
    ("It will be removed on 2027-04-01.", false),
    ("This is deprecated and will be removed April 1, 2027.", false),
    ("It will be removed on 2027-04-01, see https://blog.example.com/2027-03-01.", false),
    ("2026-10-01: use the new one.", false),
  ])
  func proseIsHeldAgainstTheAnnotation(_ prose: String, _ agrees: Bool) throws {
    for key in ["description", "x-deprecated-reason"] {
      let after = AnnotatedShop(
        .operation,
        [
          "deprecated: true", "x-deprecated-at: 2026-11-22", "x-sunset: 2027-03-01",
          "x-replacement: GET /orders", "\(key): \"\(prose)\"",
        ])
      let rules = try Judged.state(after.text).map(\.rule)
      #expect(rules == (agrees ? [] : ["prose-contradicts-date"]), "\(key)")
    }
  }

  /// From OpenAPI 3.1 on the values of an enum can be alternatives that say something each.
  @Test(arguments: ["oneOf", "anyOf"]) func valuesAsAlternatives(_ keyword: String) throws {
    let notice =
      ", deprecated: true, x-deprecated-at: 2026-08-01, x-sunset: 2026-11-22, x-replacement: a"
    func document(_ values: String, beside: String = "") -> String {
      Self.document("{\(beside)\(keyword): [{const: a, description: A}, {const: b}\(values)]}")
    }
    for beside in ["", "type: string, "] {
      let withNotice = document(", {const: c\(notice)}", beside: beside)
      let plain = document(", {const: c}", beside: beside)
      let announced = try Judged(plain, withNotice, now: "2026-08-01").findings
      #expect(announced.map(\.rule) == ["deprecated"])
      #expect(announced.first?.kind == .enumValue)
      // What goes is told as a value, in whichever direction that matters.
      func removal(_ before: String, on now: String) throws -> Finding? {
        let request = (before, document("", beside: beside))
        let texts = (Self.asRequest(request.0), Self.asRequest(request.1))
        return try Judged(texts.0, texts.1, now: now).findings.first { $0.verdict != nil }
      }
      #expect(try removal(plain, on: "2026-11-22")?.verdict == .unannounced)
      #expect(try removal(withNotice, on: "2026-11-21")?.verdict == .tooEarly)
      #expect(try removal(withNotice, on: "2026-11-22")?.verdict == .claimed)
      #expect(try removal(withNotice, on: "2026-11-22")?.kind == .enumValue)
    }
    // It is another spelling of the list.
    let list = Self.document("{enum: [a, b, c]}")
    #expect(
      try Judged(document(", {const: c}"), list).comparison.changes.filter {
        $0.aspect != .description
      }.isEmpty)
  }

  /// An annotation that is misspelt announces nothing, and no edge of its way to the removal is green.
  @Test func aMisspeltSunsetIsNeverGreen() throws {
    let plain = AnnotatedShop()
    let misspelt = AnnotatedShop(
      .operation,
      [
        "deprecated: true", "x-deprecated-at: 2026-08-01", "x-sunset-dat: 2026-11-22",
        "x-deprecated-reason: r",
      ])
    var removed = AnnotatedShop()
    removed.removed = [.operation]
    let first = try Judged(plain.text, misspelt.text, now: "2026-08-01").findings
    #expect(first.contains { $0.rule == "annotation-misspelt" && $0.severity == .warning })
    #expect(first.contains { $0.rule == "sunset-missing" && $0.severity == .error })
    #expect(
      first.first { $0.rule == "annotation-misspelt" }?.message.contains("x-sunset-date") ?? false)
    let second = try Judged(misspelt.text, removed.text, now: "2026-11-22").findings
    #expect(second.first { $0.rule == "operation-removed" }?.verdict == .unannounced)
    #expect(second.first { $0.rule == "operation-removed" }?.severity == .error)
    // Mended late, the notice starts late.
    let mended = AnnotatedShop(
      .operation,
      [
        "deprecated: true", "x-deprecated-at: 2026-08-01", "x-sunset-date: 2026-11-22",
        "x-deprecated-reason: r",
      ])
    let third = try Judged(misspelt.text, mended.text, now: "2026-11-21").findings
    #expect(third.contains { $0.rule == "notice-too-short" && $0.severity == .error })
  }

  /// A small API that returns one schema.
  static func document(_ schema: String, _ components: String = "") -> String {
    """
    openapi: 3.1.0
    info: {title: t, version: "1"}
    paths:
      /a:
        get:
          responses:
            "200":
              description: ok
              content:
                application/json:
                  schema: {$ref: '#/components/schemas/Thing'}
    components:
      schemas:
        Thing: \(schema)
    \(components)

    """
  }

  private static func asRequest(_ text: String) -> String {
    text.replacing(
      "get:\n      responses:\n        \"200\":\n          description: ok\n",
      with: "put:\n      responses: {\"204\": {description: ok}}\n      requestBody:\n")
  }
}
