import Changelog
import RuleEngine
import SchemaModel
import Testing

@Suite struct ChangelogTests {
  private let now = SampleOutcome.now

  @Test func kinds() {
    #expect(kind(.presence, .removed) == .removed)
    #expect(kind(.presence, .added) == .added)
    #expect(kind(.deprecation, .added) == .deprecated)
    #expect(kind(.deprecation, .removed) == .deprecationWithdrawn)
    #expect(kind(.sunset, .added) == .deprecated)
    #expect(kind(.sunset, .earlier) == .deprecated)
    #expect(kind(.sunset, .later) == .sunsetPostponed)
    #expect(kind(.plan, .added) == .plannedChange)
    #expect(kind(.upperBound, .narrowed) == .changed)
  }

  /// What is wrong with an annotation is for the authors of the schema to mend.
  @Test func factsAreNotForConsumers() {
    #expect(kind(.sunset, .missing) == nil)
    #expect(kind(.deprecation, .backdated) == nil)
    #expect(entries([SampleOutcome.off]).isEmpty)
  }

  @Test func soonestFirstThenInEffectThenNew() {
    var later = SampleOutcome.deprecated
    later.coordinate = "Order.later"
    later.notice?.sunset = SampleAPI.day(2028, 1, 1)
    let sections = ChangelogSection.sections(
      of: entries([
        SampleOutcome.added, later, SampleOutcome.tooEarly, SampleOutcome.deprecated,
      ]), now: now)
    #expect(
      sections.map(\.group) == [
        .actBy(SampleAPI.day(2027, 2, 14)), .actBy(SampleAPI.day(2028, 1, 1)), .inEffect, .new,
      ])
  }

  @Test func onTheDayItIsInEffect() throws {
    let entry = try #require(entries([SampleOutcome.deprecated]).first)
    #expect(entry.group(on: SampleAPI.day(2027, 2, 13)) == .actBy(SampleAPI.day(2027, 2, 14)))
    #expect(entry.group(on: SampleAPI.day(2027, 2, 14)) == .inEffect)
  }

  @Test func deprecationWithoutDateIsInformation() {
    var finding = SampleOutcome.deprecated
    finding.notice = nil
    #expect(entries([finding]).map { $0.group(on: now) } == [.information])
  }

  /// A deprecation and its date, added together, are one thing to readers.
  @Test func deprecationAndSunsetAreOneEntry() {
    var deprecation = SampleOutcome.deprecated
    deprecation.notice = nil
    var sunset = SampleOutcome.deprecated
    sunset.aspect = .sunset
    sunset.id = "other"
    let entries = entries([deprecation, sunset])
    #expect(entries.count == 1)
    #expect(entries.first?.sunset == SampleAPI.day(2027, 2, 14))
  }

  @Test func titlesBeginWithAVerb() {
    #expect(
      entries([SampleOutcome.tooEarly]).map(\.title) == ["Removed property legacyId of Order"])
    #expect(
      entries([SampleOutcome.unannounced]).map(\.title) == [
        "Narrowed the limits of query parameter limit of GET /orders"
      ])
  }

  @Test func daysInWords() {
    let day = SampleAPI.day(2027, 2, 14)
    #expect(day.longText == "14 February 2027")
    #expect(day.weekdayName == "Sunday")
    #expect(day.distance(from: now) == "84 days left")
    #expect(day.distance(from: day) == "today")
    #expect(now.distance(from: day) == "84 days ago")
    #expect((day + 1).distance(from: day) == "1 day left")
  }

  private func entries(_ findings: [Finding]) -> [ChangelogEntry] {
    ChangelogRelease(of: SampleOutcome.api(findings), nil, on: now).entries
  }

  private func kind(_ aspect: Aspect, _ relation: Relation) -> ChangelogEntry.Kind? {
    let finding = SampleOutcome.finding {
      $0.aspect = aspect
      $0.relation = relation
    }
    return entries([finding]).first?.kind
  }
}
