import RuleEngine
import SchemaModel
import SourceText
import Testing

/// The rules about annotations (POLICY.md, the second table), each on every kind of element: on the
/// edge what a change brings, in the state everything.
@Suite struct AnnotationRuleTests {
  /// What an element says before and after, and what is found.
  struct Case: CustomTestStringConvertible, Sendable {
    var rule: String
    var severity: Severity
    var before: [String] = []
    var after: [String]
    /// Whether it is found in the version after alone as well.
    var isState = true
    /// Whether it is found on the edge.
    var isEdge = true
    var without: Set<ElementKind> = []

    var testDescription: String { "\(rule): \(before) to \(after)" }
  }

  private static let reason = "x-deprecated-reason: old"
  private static let deprecated = "deprecated: true"

  static let cases: [Case] = [
    Case(rule: "sunset-missing", severity: .error, after: [deprecated, reason]),
    // A version is no date.
    Case(rule: "sunset-missing", severity: .error, after: [deprecated, "x-sunset: v3", reason]),
    Case(
      rule: "sunset-invalid", severity: .error, after: [deprecated, "x-sunset: 2027-02-30", reason]),
    Case(
      rule: "sunset-invalid", severity: .error,
      before: [deprecated, "x-sunset: 2027-03-01", reason],
      after: [deprecated, "x-sunset: 13/2027", reason]),
    Case(
      rule: "sunset-without-deprecation", severity: .error, after: ["x-sunset: 2027-03-01"],
      without: [.enumValue]),
    Case(
      rule: "sunset-without-deprecation", severity: .error,
      before: [deprecated, "x-sunset: 2027-03-01", reason],
      after: ["x-deprecated: false", "x-sunset: 2027-03-01", reason]),
    Case(
      rule: "notice-too-short", severity: .error,
      after: [deprecated, "x-sunset: 2027-02-13", reason],
      isState: false),
    Case(
      rule: "notice-too-short", severity: .error,
      after: [deprecated, "x-deprecated-at: 2026-11-22", "x-sunset: 2027-02-13", reason]),
    // A sunset that is added to what was deprecated already, though it claims to be long since.
    Case(
      rule: "notice-too-short", severity: .error,
      before: [deprecated, "x-deprecated-at: 2020-01-01", reason],
      after: [deprecated, "x-deprecated-at: 2020-01-01", "x-sunset: 2027-02-13", reason],
      isState: false),
    Case(
      rule: "sunset-moved-earlier", severity: .error,
      before: [deprecated, "x-sunset: 2035-01-02", reason],
      after: [deprecated, "x-sunset: 2035-01-01", reason], isState: false),
    Case(
      rule: "sunset-postponed", severity: .info,
      before: [deprecated, "x-sunset: 2035-01-01", reason],
      after: [deprecated, "x-sunset: 2035-01-02", reason], isState: false),
    Case(
      rule: "deprecation-withdrawn", severity: .info,
      before: [deprecated, "x-sunset: 2035-01-01", reason], after: [], isState: false),
    Case(
      rule: "announcement-removed", severity: .error,
      before: [deprecated, "x-deprecated-at: 2026-01-01", "x-sunset: 2035-01-01", reason],
      after: [deprecated, "x-sunset: 2035-01-01", reason], isState: false),
    Case(
      rule: "deprecation-backdated", severity: .info,
      after: [deprecated, "x-deprecated-at: 2026-11-08", "x-sunset: 2035-01-01", reason],
      isState: false),
    Case(
      rule: "deprecation-backdated", severity: .warning,
      after: [deprecated, "x-deprecated-at: 2026-11-07", "x-sunset: 2035-01-01", reason],
      isState: false),
    Case(
      rule: "deprecation-backdated", severity: .error,
      after: [deprecated, "x-deprecated-at: 2026-11-21", "x-sunset: 2027-02-13", reason],
      isState: false),
    Case(
      rule: "annotation-conflict", severity: .error,
      after: [deprecated, "x-sunset: 2027-03-01", "x-removal-date: 2027-03-02", reason]),
    Case(
      rule: "annotation-conflict", severity: .error,
      after: [
        deprecated, "x-deprecated-at: 2026-11-22", "x-deprecated-since: 2026-11-23",
        "x-sunset: 2027-03-01", reason,
      ]),
    Case(
      rule: "annotation-conflict", severity: .error,
      after: [
        deprecated, "x-sunset: 2027-03-01", reason, "x-migration-guide: one",
        "x-migration-path: two",
      ]),
    Case(
      rule: "annotation-misspelt", severity: .warning,
      after: [deprecated, "x-sunst: 2027-03-01", reason]),
    Case(
      rule: "annotation-misspelt", severity: .warning,
      after: [deprecated, "x-sunsets-: 2027-03-01", reason]),
    Case(
      rule: "annotation-misspelt", severity: .warning, after: ["depracated: true"],
      without: [.enumValue]),
    Case(
      rule: "annotation-misspelt", severity: .warning,
      after: [deprecated, "sunset: 2027-03-01", reason], without: [.enumValue]),
    Case(
      rule: "replacement-missing", severity: .warning, after: [deprecated, "x-sunset: 2027-03-01"]),
    Case(
      rule: "prose-contradicts-date", severity: .warning,
      after: [
        deprecated, "x-sunset: 2027-03-01",
        "x-deprecated-reason: It will be removed on 1 April 2027.",
      ]),
    Case(
      rule: "prose-contradicts-date", severity: .warning,
      after: [
        deprecated, "x-deprecated-at: 2026-11-22", "x-sunset: 2027-03-01",
        "x-deprecated-reason: Deprecated since 2026-10-01.",
      ]),
    Case(
      rule: "sunset-overdue", severity: .warning,
      before: [deprecated, "x-sunset: 2026-11-21", reason],
      after: [deprecated, "x-sunset: 2026-11-21", reason], isEdge: false),
  ]

  @Test(arguments: cases, AnnotatedShop.kinds)
  func isFoundOnEveryKind(_ one: Case, _ kind: ElementKind) throws {
    guard !one.without.contains(kind) else { return }
    let before = AnnotatedShop(kind, one.before)
    let after = AnnotatedShop(kind, one.after)
    try expect(one.rule, one.severity, of: kind, from: before, to: after, one.isEdge, one.isState)
  }

  /// The same in the other versions of OpenAPI 3. (There are no webhooks before 3.1, and their life is
  /// read all the same.)
  @Test(arguments: ["3.0.3", "3.2.0"], AnnotatedShop.kinds)
  func isFoundInEveryVersion(_ openapi: String, _ kind: ElementKind) throws {
    for rule in ["sunset-missing", "sunset-moved-earlier", "annotation-conflict"] {
      let one = try #require(Self.cases.first { $0.rule == rule })
      var before = AnnotatedShop(kind, one.before)
      before.openapi = openapi
      var after = AnnotatedShop(kind, one.after)
      after.openapi = openapi
      let edge = try Judged(before.text, after.text).findings.filter { $0.rule == one.rule }
      #expect(edge.map(\.kind) == (one.isEdge ? [kind] : []), "\(one)")
      let state = try Judged.state(after.text).filter { $0.rule == one.rule }
      #expect(state.map(\.kind) == (one.isState ? [kind] : []), "\(one)")
    }
  }

  @Test(arguments: AnnotatedShop.kinds) func aPlainKeywordIsReadEverywhere(_ kind: ElementKind)
    throws
  {
    guard kind != .enumValue else { return }
    var after = AnnotatedShop()
    after.extras[kind] = "deprecated: true, x-sunset: 2027-03-01, x-deprecated-reason: old"
    if kind == .mediaType || kind == .api || !after.text.contains("deprecated: true") {
      after = AnnotatedShop(kind, ["\"deprecated\": true", "x-sunset: 2027-03-01", Self.reason])
    }
    let findings = try Judged(AnnotatedShop().text, after.text).findings
    #expect(findings.map(\.rule) == ["deprecated"])
    #expect(findings.first?.kind == kind)
  }

  /// Where OpenAPI has no `deprecated` the day of the announcement is the deprecation.
  @Test(arguments: AnnotatedShop.kinds) func aDayIsADeprecationWithoutKeyword(_ kind: ElementKind)
    throws
  {
    let after = AnnotatedShop(
      kind, ["x-deprecated-at: 2026-11-22", "x-sunset: 2027-03-01", Self.reason])
    let findings = try Judged(AnnotatedShop().text, after.text).findings
    let isDeprecated = !AnnotatedShop.kindsWithKeyword.contains(kind)
    #expect(findings.contains { $0.rule == "deprecated" && $0.kind == kind } == isDeprecated)
    #expect(findings.contains { $0.rule == "sunset-without-deprecation" } != isDeprecated)
  }

  @Test(arguments: AnnotatedShop.kinds)
  func aReplacementThatDoesNotExist(_ kind: ElementKind) throws {
    // Whoever replaces an API or an address may be anywhere.
    guard kind != .api && kind != .server else { return }
    let name = kind == .path ? "/nothing" : kind == .mediaType ? "text/nothing" : "nothing"
    let after = AnnotatedShop(
      kind, ["deprecated: true", "x-sunset: 2027-03-01", "x-replacement: \(name)"])
    try expect("replacement-unknown", .error, of: kind, from: AnnotatedShop(), to: after)
  }

  @Test(arguments: AnnotatedShop.kinds)
  func aReplacementThatIsDeprecatedItself(_ kind: ElementKind) throws {
    guard let sibling = AnnotatedShop.sibling(of: kind) else { return }
    var after = AnnotatedShop(
      kind, ["deprecated: true", "x-sunset: 2027-03-01", "x-replacement: \"\(sibling)\""])
    try expectNo("replacement-deprecated", from: AnnotatedShop(), to: after)
    after.siblings[kind] = ["deprecated: true", "x-sunset: 2027-03-01", Self.reason]
    try expect("replacement-deprecated", .error, of: kind, from: AnnotatedShop(), to: after)
    let finding = try found("replacement-deprecated", from: AnnotatedShop(), to: after)
    #expect(finding?.related != nil)
    // One that stays longer is a way to go on.
    after.siblings[kind] = ["deprecated: true", "x-sunset: 2028-03-01", Self.reason]
    try expectNo("replacement-deprecated", from: AnnotatedShop(), to: after)
  }

  @Test(arguments: AnnotatedShop.kinds) func somethingArrivesDeprecated(_ kind: ElementKind) throws
  {
    let after = AnnotatedShop(kind, ["deprecated: true", "x-sunset: 2027-03-01", Self.reason])
    if kind == .api {
      let findings = try Judged(adding: after.text).findings
      #expect(findings.filter { $0.rule == "arrived-deprecated" }.map(\.severity) == [.warning])
      return
    }
    var before = AnnotatedShop()
    before.removed = [kind]
    try expect("arrived-deprecated", .warning, of: kind, from: before, to: after, true, false)
  }

  /// What is born under a notice that is running takes part in it (POLICY.md, 18).
  @Test(arguments: AnnotatedShop.kinds) func somethingArrivesUnderANotice(_ kind: ElementKind)
    throws
  {
    guard kind != .api else { return }
    let notice = ["deprecated: true", "x-sunset: 2027-03-01", Self.reason]
    var before = AnnotatedShop(.api, notice)
    before.removed = [kind]
    var after = AnnotatedShop(.api, notice)
    after.annotations[kind] = notice
    try expect("arrived-deprecated", .info, of: kind, from: before, to: after, true, false)
    // A notice that comes with it is not running yet.
    before.annotations = [:]
    try expect("arrived-deprecated", .warning, of: kind, from: before, to: after, true, false)
  }

  static let containers: [(ElementKind, in: ElementKind)] = [
    (.path, .api), (.server, .api), (.webhook, .api), (.schema, .api), (.securityScheme, .api),
    (.operation, .api), (.parameter, .api), (.requestBody, .api), (.response, .api),
    (.header, .api), (.mediaType, .api), (.property, .api), (.enumValue, .api), (.callback, .api),
  ]

  @Test(arguments: containers)
  func aSunsetAfterThatOfTheContainer(_ kind: ElementKind, in container: ElementKind) throws {
    var after = AnnotatedShop(kind, ["deprecated: true", "x-sunset: 2027-03-02", Self.reason])
    after.annotations[container] = ["deprecated: true", "x-sunset: 2027-03-01", Self.reason]
    try expect("sunset-after-parent", .error, of: kind, from: AnnotatedShop(), to: after)
    after.annotations[kind] = ["deprecated: true", "x-sunset: 2027-03-01", Self.reason]
    try expectNo("sunset-after-parent", from: AnnotatedShop(), to: after)
  }

  @Test(arguments: [ElementKind.parameter, .requestBody])
  func whatIsDeprecatedMustNotBeRequired(_ kind: ElementKind) throws {
    var before = AnnotatedShop()
    before.extras[kind] = "required: true"
    var after = AnnotatedShop(kind, ["deprecated: true", "x-sunset: 2027-03-01", Self.reason])
    after.extras[kind] = "required: true"
    try expect("deprecated-but-required", .warning, of: kind, from: before, to: after)
  }

  /// Both lines of a conflict are shown.
  @Test(arguments: AnnotatedShop.kinds) func aConflictHasTwoPlaces(_ kind: ElementKind) throws {
    let after = AnnotatedShop(
      kind,
      [
        "deprecated: true", "x-sunset: 2027-03-01", "x-removal-date: 2027-03-02", Self.reason,
      ])
    let finding = try #require(try found("annotation-conflict", from: AnnotatedShop(), to: after))
    let source = Array(after.text.utf8)
    func text(_ range: SourceRange?) -> String? {
      range.map { String(decoding: source[Int($0.start)..<Int($0.end)], as: UTF8.self) }
    }
    #expect(text(finding.after) == "2027-03-02")
    #expect(text(finding.related) == "2027-03-01")
  }

  private func expect(
    _ rule: String, _ severity: Severity, of kind: ElementKind, from before: AnnotatedShop,
    to after: AnnotatedShop, _ isEdge: Bool = true, _ isState: Bool = true,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let edge = try Judged(before.text, after.text).findings
    let told = edge.filter { $0.rule == rule }.map { "\($0.severity) \($0.kind)" }
    let state = try Judged.state(after.text).filter { $0.rule == rule }.map {
      "\($0.severity) \($0.kind)"
    }
    let wanted = ["\(severity) \(kind)"]
    #expect(told == (isEdge ? wanted : []), "\(edge.map(\.rule))", sourceLocation: sourceLocation)
    #expect(state == (isState ? wanted : []), "in the state", sourceLocation: sourceLocation)
    // What a version shows is no news beside itself.
    let again = try Judged(after.text, after.text).findings
    #expect(again.map(\.rule) == [], sourceLocation: sourceLocation)
  }

  private func expectNo(_ rule: String, from before: AnnotatedShop, to after: AnnotatedShop) throws
  {
    #expect(try found(rule, from: before, to: after) == nil)
    #expect(try !Judged.state(after.text).contains { $0.rule == rule })
  }

  private func found(_ rule: String, from before: AnnotatedShop, to after: AnnotatedShop) throws
    -> Finding?
  {
    try Judged(before.text, after.text).findings.first { $0.rule == rule }
  }
}
