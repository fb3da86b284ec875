package import RuleEngine
package import SchemaModel

/// One thing that readers of an API are told: what every changelog, feed and notice is made from.
///
/// All text comes from schemas and rules as it stands there. Whoever shows it escapes it.
package struct ChangelogEntry: Sendable {
  /// What happened, as far as readers care.
  package enum Kind: String, CaseIterable, Sendable {
    /// Announced to be removed, or only discouraged where there is no date.
    case deprecated
    /// The announced removal comes later than was said.
    case sunsetPostponed = "sunset-postponed"
    /// The announced removal will not come.
    case deprecationWithdrawn = "deprecation-withdrawn"
    /// A breaking change that is not a removal was announced.
    case plannedChange = "planned-change"
    /// Gone.
    case removed
    /// Can be used from now on.
    case added
    /// Any other change of the contract.
    case changed
  }

  /// The fingerprint of the finding: the same for the same event, whatever lines moved.
  package var id: String
  /// What happened.
  package var kind: Kind
  /// What was done, in the past tense: `Removed`, `Narrowed`. Titles begin with it.
  package var verb: String
  /// The format's word for the element, such as `query parameter`.
  package var noun: String
  /// The name of the element; empty where the noun says it all.
  package var name: String
  /// The stable, human-readable identity of the element.
  package var coordinate: String
  /// The rule that told of it.
  package var rule: String
  /// What the change means for existing consumers.
  package var compatibility: Compatibility
  /// Whether it is felt in what consumers send or in what they receive.
  package var direction: Finding.FeltDirection
  /// Where it stood before; nil where it was not there.
  package var beforePlace: PlaceTable.Place?
  /// Where it stands now; nil where it is gone.
  package var afterPlace: PlaceTable.Place?
  /// The operations that it reaches, as written, in the order of the document.
  package var operations: [String]

  /// The day of the announcement, if it is known.
  package var announced: CalendarDay?
  /// The first day on which it may be gone or changed.
  package var sunset: CalendarDay?
  /// Days of notice, from the announcement to the removal, if they are known.
  package var noticeDays: Int?
  /// Days of notice that the policy promises; nil where it promises none.
  package var requiredDays: Int?
  /// What the notice policy says; nil where no notice is needed.
  package var verdict: Verdict?

  /// What happened, in a sentence without a full stop.
  package var message: String
  /// What consumers should do; empty where there is nothing.
  package var action: String
  /// The value before, as text for people; nil where there was none.
  package var beforeValue: String?
  /// The value now, as text for people; nil where there is none.
  package var afterValue: String?
  /// What to use instead.
  package var replacement: String?
  /// Text that is meant to be the address of a migration guide.
  package var guide: String?
  /// Why it is deprecated.
  package var reason: String?

  /// The title as plain text: verb, noun and name.
  package var title: String { name.isEmpty ? "\(verb) \(noun)" : "\(verb) \(noun) \(name)" }
}
