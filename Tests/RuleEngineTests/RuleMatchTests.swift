import SchemaDiff
import SchemaModel
import Testing

@testable import RuleEngine

@Suite("Matching")
struct RuleMatchTests {
  private func match(_ restrictions: [MatchAxis: [String?]]) -> RuleMatch {
    var match = RuleMatch()
    for (axis, words) in restrictions { match.restrict(axis, to: words) }
    return match
  }

  private func key(
    _ aspect: Aspect, _ relation: Relation, _ element: ElementKind, _ direction: Direction,
    attribute: AttributeName? = nil, obligation: Obligation? = nil, openness: Openness? = nil
  ) -> MatchKey {
    MatchKey(
      aspect: aspect, relation: relation, element: element, direction: direction, surface: .wire,
      attribute: attribute, format: .openapi, stability: .stable, obligation: obligation,
      openness: openness)
  }

  @Test func everyAxisFitsItsSet() {
    for axis in MatchAxis.allCases {
      #expect(axis.words.count < Int(MatchAxis.notApplicable), "\(axis)")
    }
  }

  @Test func aKeyKnowsItsWords() {
    let key = key(
      .lowerBound, .narrowed, .property, .response, attribute: .extensionRange,
      obligation: .optional)
    #expect(
      key.description
        == "aspect: lower-bound, relation: narrowed, element: property, direction: response,"
        + " surface: wire, attribute: extension-range, format: openapi, stability: stable,"
        + " obligation: optional")
  }

  @Test func whatIsNotNamedIsNoRestriction() {
    let match = match([.aspect: ["presence"], .relation: ["removed"]])
    #expect(match.matches(key(.presence, .removed, .property, .request, obligation: .required)))
    #expect(match.matches(key(.presence, .removed, .api, .none)))
    #expect(!match.matches(key(.presence, .added, .api, .none)))
  }

  @Test func whatDoesNotApplyMatchesOnlyWhereItIsNotNamed() {
    let required = match([.aspect: ["presence"], .obligation: ["required"]])
    let both = match([.aspect: ["presence"], .obligation: ["required", "optional"]])
    #expect(required.matches(key(.presence, .added, .property, .request, obligation: .required)))
    #expect(!required.matches(key(.presence, .added, .property, .request)))
    #expect(!both.matches(key(.presence, .added, .property, .request)))
  }

  @Test func aFactHasNeitherSurfaceNorCircumstance() {
    let fact = MatchKey(fact: .sunset, .missing, of: .operation, format: .openapi, stability: .beta)
    #expect(match([.aspect: ["sunset"], .direction: ["none"]]).matches(fact))
    #expect(!match([.aspect: ["sunset"], .surface: ["wire"]]).matches(fact))
  }

  @Test func narrowerIsASubsetOnEveryAxis() {
    let wide = match([.aspect: ["presence"], .relation: ["removed"]])
    let narrow = match([
      .aspect: ["presence"], .relation: ["removed"], .openness: ["closed"],
    ])
    let aside = match([.aspect: ["presence"], .obligation: ["required"]])
    #expect(narrow.isSubset(of: wide))
    #expect(!wide.isSubset(of: narrow))
    #expect(!aside.isSubset(of: wide))
    #expect(narrow.breadth < wide.breadth)
    #expect(
      aside.overlaps(narrow)?.description
        == "aspect: presence, relation: removed, obligation: required, openness: closed")
    #expect(match([.aspect: ["name"]]).overlaps(wide) == nil)
  }

  @Test func keysAreTheProduct() {
    var match = RuleMatch(
      LegalChanges(
        aspect: .presence, relations: [.added, .removed], kinds: [.api, .path],
        directions: [.none], surface: .wire))
    match.restrict(.format, to: ["openapi"])
    match.restrict(.stability, to: ["beta", "stable"])
    #expect(match.keys.count == 8)
    #expect(Set(match.keys).count == 8)
    #expect(match.keys.allSatisfy(match.matches))
  }

  @Test func legalKeysAreDistinctEnoughToBeCounted() {
    let keys = LegalMatches.keys(in: .openapi)
    #expect(Set(keys).count == keys.count)
    #expect(keys.count > 10_000)
  }
}
