import History
import RuleEngine
import SchemaDiff
import SchemaModel
import SourceText

/// What is known of a removal besides that it happened.
struct RemovalFacts: Equatable {
  /// The first version in which it, or what contains it, was deprecated without a break.
  var deprecatedFirst: String?
  var noticeDays: Int?
  var announcedRemoval: String?
}

extension RecordedRemoval {
  var facts: RemovalFacts {
    RemovalFacts(
      deprecatedFirst: deprecatedFirst, noticeDays: noticeDays, announcedRemoval: announcedRemoval)
  }
}

extension VersionStep {
  /// What apilint knows of a recorded removal, from the nearest element that is deprecated.
  mutating func facts(of row: RecordedRemoval) -> RemovalFacts {
    var facts = RemovalFacts()
    let schema = edge.comparison.before
    for entry in entries(of: row) {
      for step in paths.chain(entry) {
        guard let seen = edge.notices?[step.element]?.deprecated else { continue }
        facts.deprecatedFirst = seen.version.name
        facts.noticeDays = edge.after.day - seen.day
        facts.announcedRemoval = schema.lifecycle(of: step.element)?.sunset?.day?.description
        return facts
      }
    }
    return facts
  }
}
