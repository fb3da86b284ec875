import SchemaModel
import SourceText
import Testing

@testable import RuleEngine

@Suite("The rule book")
struct RuleBookTests {
  private func key(
    _ aspect: Aspect, _ relation: Relation, _ element: ElementKind, _ direction: Direction,
    obligation: Obligation? = nil, openness: Openness? = nil
  ) -> MatchKey {
    MatchKey(
      aspect: aspect, relation: relation, element: element, direction: direction, surface: .wire,
      attribute: nil, format: .openapi, stability: .stable, obligation: obligation,
      openness: openness)
  }

  private func problems(_ files: [RuleBook.File], own: [RuleBook.File] = []) -> [String] {
    let (book, diagnostics) = load(builtIn: files, own: own)
    return diagnostics.map { told($0, in: book.files) }
  }

  @Test func theNarrowerRuleSpeaks() {
    let (book, diagnostics) = load(builtIn: [
      ruleFile("a-wide", "{aspect: presence, relation: removed}"),
      ruleFile("b-narrow", "{aspect: presence, relation: removed, element: property}"),
    ])
    #expect(diagnostics == [])
    #expect(book.rule(for: key(.presence, .removed, .property, .request))?.id == "b-narrow")
    #expect(book.rule(for: key(.presence, .removed, .header, .request))?.id == "a-wide")
    #expect(book.rule(for: key(.presence, .added, .header, .request)) == nil)
  }

  @Test func ownRulesBeatBuiltInOnes() {
    let (book, diagnostics) = load(
      builtIn: [ruleFile("narrow", "{aspect: presence, relation: removed, element: property}")],
      own: [ruleFile("ours", in: "team", "{aspect: presence}")])
    #expect(diagnostics == [])
    #expect(book.rule(for: key(.presence, .removed, .property, .request))?.id == "ours")
  }

  @Test func overlapWithoutNestingNamesAWitness() {
    let files = [
      ruleFile("by-obligation", "{aspect: presence, relation: added, obligation: required}"),
      ruleFile("by-openness", "{aspect: presence, relation: added, openness: closed}"),
    ]
    let expected = [
      "[match] the rules 'by-obligation' and 'by-openness' both speak of (aspect: presence,"
        + " relation: added, element: property, direction: request, surface: wire,"
        + " obligation: required, default: present, openness: closed), and neither is narrower"
        + " — restrict one of them until it lies within the other or apart from it"
    ]
    #expect(
      problems(files).map { $0.replacing("format: openapi, stability: draft, ", "") } == expected)
    #expect(problems([], own: files).count == 1)
    #expect(problems([files[0]], own: [files[1]]) == [])
  }

  @Test func overlapInWhatCannotOccurIsNone() {
    // No element has both an outcome and an obligation.
    #expect(
      problems([
        ruleFile("by-obligation", "{aspect: presence, obligation: required}"),
        ruleFile("by-outcome", "{aspect: presence, outcome: error}"),
      ]) == [])
  }

  @Test func equalMatchesAreAnOverlap() {
    let match = "{aspect: presence, relation: added, element: api}"
    #expect(problems([ruleFile("one", match), ruleFile("two", match)]).count == 1)
  }

  @Test func idsAreUniqueAndNamesOfTheirFiles() {
    let match = "{aspect: presence, element: api}"
    let other = ruleFile("one", in: "name", "{aspect: name}")
    #expect(
      problems([ruleFile("one", match), other]) == [
        "[match] there is a rule 'one' already — choose another id"
      ])
    let file = ruleFile("one", match)
    #expect(
      problems([("presence/two.yaml", file.text)]) == [
        "[id] the id 'one' is not the name of the file, 'two'"
      ])
  }

  @Test func unknownWordsComeWithWhatWasMeant() {
    let text = """
      id: strict
      sumary: Typos everywhere
      compatibility: braking
      match: {aspect: presense, relation: [added, deleted], elment: api}
      message: "{nuon} {name} and {"
      """
    #expect(
      problems([("presence/strict.yaml", text)]) == [
        "[sumary] 'sumary' is no key of a rule — did you mean 'summary'?",
        "[id: strict] a rule needs the key 'summary' — add it; it needs all of id, summary, compatibility, match, message",
      ])
    let fixed =
      "summary: Typos\n"
      + text.split(separator: "\n")
      .filter { !$0.hasPrefix("sumary") }.joined(separator: "\n")
    #expect(
      problems([("presence/strict.yaml", fixed)]) == [
        "[braking] 'braking' is no compatibility — did you mean 'breaking'?",
        "[elment] 'elment' is no key of a match — did you mean 'element'?",
        "[{nuon}] {nuon} is no placeholder — did you mean 'noun'?",
      ])
  }

  @Test func wrongKindsAndMissingKeysArePointedAt() {
    #expect(
      problems([("presence/a.yaml", "- a\n- b\n")]) == [
        "[- a] this is a list where a mapping is expected"
      ])
    let text = """
      id: a
      summary: [x]
      compatibility: risky
      severity: loud
      match: {}
      message: "a { b"
      examples:
        - {place: nowhere, before: a, after: b, expect: []}
      """
    #expect(
      problems([("presence/a.yaml", text)]) == [
        "[summary] 'summary' is a list where text is expected",
        "[loud] 'loud' is no severity — known are off, info, warning, error",
        "[match] the match is empty, so it would be about everything",
        "[{] a '{' stands by itself — write '{{' for a brace",
        "[nowhere] 'nowhere' is no place — known are document, graphql, operation, parameter,"
          + " request-schema, response-schema",
      ])
  }

  @Test(arguments: [
    ("breaking", Severity.error, Bump.major), ("undecided", .warning, .major),
    ("risky", .warning, .minor), ("compatible", .info, .patch),
  ])
  func severityAndBumpFollowFromCompatibility(_ word: String, _ severity: Severity, _ bump: Bump) {
    let file = ruleFile("a", "{aspect: presence}")
    let text = file.text.replacing("breaking", word)
    let (book, _) = load(builtIn: [(file.path, text)])
    #expect(book.rules.map(\.severity) == [severity])
    #expect(book.rules.map(\.bump) == [bump])
    let (stated, _) = load(builtIn: [(file.path, text + "\nseverity: \"off\"\nbump: none")])
    #expect(stated.rules.map(\.severity) == [.off])
    #expect(stated.rules.map(\.bump) == [.none])
  }

  @Test func ownSpellingsComeFirst() {
    let text = "spellings: [{key: x-sunset, meaning: announced}, {key: x-ours, meaning: sunset}]"
    let (book, diagnostics) = load(own: [("ours/annotations.yaml", text)])
    #expect(diagnostics == [])
    #expect(book.annotations.spellings.prefix(2).map(\.key) == ["x-sunset", "x-ours"])
    #expect(book.annotations.spellings.filter { $0.key == "x-sunset" }.count == 1)
    #expect(book.annotations.prose.count == builtInBook.book.annotations.prose.count)
  }
}

extension String {
  /// The string with every occurrence of one text replaced by another.
  fileprivate func replacing(_ old: String, _ new: String) -> String {
    var result = ""
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(old) {
        result += new
        rest = rest.dropFirst(old.count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result
  }
}
