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

  /// The same for the same event, whatever lines moved and whichever history it was found in: it hashes the
  /// fingerprint of the finding, the name of the API among several, the version that the API states of itself,
  /// and the day that was announced.
  package var id: String
  /// What happened.
  package var kind: Kind
  /// What was done, in the past tense: `Removed`, `Narrowed`. Titles begin with it.
  package var verb: String
  /// The format's word for the element, such as `query parameter`.
  package var noun: String
  /// The name of the element; empty where the noun says it all.
  package var name: String
  /// What contains the element; empty for what is known by itself.
  package var place: String
  /// The kind of the element, as rules call it.
  package var elementKind: ElementKind
  /// The operation as written, or the type, that it belongs to.
  package var owner: String
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
  /// Until when a waiver excuses it, why, and who answers for that.
  package var waiver: Waiver?
  /// The day on which the release takes effect.
  package var effective: CalendarDay
  /// What later releases made of the announcement; nil where it stands.
  package var supersession: Supersession?
  /// It is the first that is heard of a removal or a change to come, not one that moves its day.
  package var isFirstAnnouncement = false
  /// The day for which it had been announced before.
  package var formerSunset: CalendarDay?
  /// What changed: an aspect and a relation, as plans have them.
  package var change = ""
  /// The change that it announces, or takes back the announcement of.
  package var plan: Finding.Plan?
  /// Whom consumers can ask, as the API says.
  package var contact: [String] = []
  /// It takes back the day of a removal that was announced, though not the deprecation.
  package var withdrawsDate = false
  /// What is sent or received, before and from then on.
  package var payload: Payload?

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

  /// Where it is, in words: `property email of Customer`.
  package var path: String {
    let thing = [noun, name].filter { !$0.isEmpty }.joined(separator: " ")
    return container.isEmpty ? thing : "\(thing)\(name.isEmpty ? "" : " of") \(container)"
  }

  /// ``place``, where it says more than the name does.
  package var container: String { place == name ? "" : place }

  /// The title as plain text: verb, noun, name, and what contains it.
  package var title: String { "\(verb) \(path)" }

  /// What became of an announcement.
  package struct Supersession: Sendable, Equatable {
    /// What the later release did: moved it, took it back, or carried it out.
    package var kind: Kind
    /// The entry that tells of it; nil where it went without an entry of its own, such as with what contained it.
    package var entry: String?
    /// The day on which that took effect.
    package var day: CalendarDay
  }
}
