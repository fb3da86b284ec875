import History
import RuleEngine
import SchemaDiff
import SchemaModel
import SourceText

/// What is known of a removal besides that it happened.
struct RemovalFacts: Equatable {
  /// The first version in which it, or what contains it, was deprecated without a break.
  var deprecatedFirst: String?
  /// The days from there to its removal.
  var noticeDays: Int?
  /// The day that was announced for its removal, as of the last version that had it.
  var announcedRemoval: String?

  var isEmpty: Bool { self == RemovalFacts() }

  var description: String {
    "deprecated \(deprecatedFirst ?? "never"), \(noticeDays.map { "\($0) days" } ?? "no") notice, "
      + "announced for \(announcedRemoval ?? "no day")"
  }
}

extension RecordedRemoval {
  var facts: RemovalFacts {
    RemovalFacts(
      deprecatedFirst: deprecatedFirst, noticeDays: noticeDays, announcedRemoval: announcedRemoval)
  }
}

extension VersionStep {
  /// What the history shows of the life of a recorded thing, or of the nearest around it that is
  /// deprecated.
  mutating func facts(of row: RecordedRemoval) -> (facts: RemovalFacts, why: Explanation?) {
    let schema = edge.comparison.before
    for entry in entries(of: row) {
      for step in paths.chain(entry) {
        guard let seen = edge.notices?[step.element]?.deprecated else { continue }
        var facts = RemovalFacts(
          deprecatedFirst: seen.version.name, noticeDays: edge.after.day - seen.day)
        if let sunset = schema.lifecycle(of: step.element)?.sunset?.day {
          facts.announcedRemoval = sunset.description
        } else if let day = schema.sunsetInProse(of: step.element) {
          facts.announcedRemoval = day.description
          return (facts, .onlyProse)
        }
        return (facts, nil)
      }
    }
    return (RemovalFacts(), nil)
  }

  /// Whether the notice by which a removal is judged is the recorded one: nil where it is.
  mutating func doubt(on row: RecordedRemoval, toldBy change: Change) -> RemovalVerdict? {
    guard let announced = row.announcedRemoval, change.before != nil else { return nil }
    let noticed = noticed(row)
    guard let notice = finding(of: change)?.notice, let sunset = notice.sunset else {
      let (facts, why) = facts(of: row)
      if why == .onlyProse, facts.announcedRemoval == announced { return .explained(.onlyProse) }
      return isKeptInFact(noticed, change)
        ? .explained(.kept) : .unexplained("judged without a notice")
    }
    guard sunset.description == announced else {
      return .unexplained("judged by a sunset on \(sunset)")
    }
    guard notice.days != row.noticeDays else { return nil }
    let record = noticed.flatMap { edge.notices?[$0] }
    if let steps = record?.notice?.steps, steps.count > 1 { return .explained(.postponed) }
    if let seen = record?.notice?.announcement, let deprecated = record?.deprecated,
      seen.day > deprecated.day
    {
      return .explained(.datedLater)
    }
    return .unexplained("judged by \(notice.days.map(String.init) ?? "unknown") days of notice")
  }

  /// Whether what went is a part of something that was kept long after its sunset.
  private func isKeptInFact(_ noticed: ElementID?, _ change: Change) -> Bool {
    guard let noticed, noticed != change.before,
      let sunset = edge.notices?[noticed]?.notice?.promise
    else { return false }
    return edge.after.day - sunset >= NoticePolicy().graceAfterSunset
  }

  /// The thing itself or the nearest around it that is under notice.
  private mutating func noticed(_ row: RecordedRemoval) -> ElementID? {
    for entry in entries(of: row) {
      let chain = paths.chain(entry).map(\.element)
      if let found = chain.first(where: { edge.notices?[$0]?.notice != nil }) { return found }
    }
    return nil
  }
}

extension Schema {
  /// A date that the description of an element announces for its removal.
  fileprivate func sunsetInProse(of element: ElementID) -> CalendarDay? {
    for attribute in attributes[self[element].attributes.indices]
    where attribute.aspect == .description {
      let dates = ProseDate.find(
        in: text(attribute.value), by: CorpusSeries.book.annotations)
      if let date = dates.first(where: { $0.meaning == .sunset }) { return date.day }
    }
    return nil
  }
}
