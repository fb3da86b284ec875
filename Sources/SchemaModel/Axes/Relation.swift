/// How the two sides of a change relate, or, for a fact, what is the matter with one side.
/// The axis `relation` that rules match on.
package enum Relation: String, CaseIterable, Sendable, Hashable {
  case added
  case removed
  case changed
  /// Every value after was allowed before, not the reverse.
  case narrowed
  /// Every value before is allowed after, not the reverse.
  case widened
  case renamed
  case moved
  case raised
  case lowered
  case earlier
  case later
  /// Fact: something that belongs there is not.
  case missing
  /// Fact: a value that is none of the allowed ones.
  case invalid
  /// Fact: a key one or two edits from a known one.
  case misspelt
  /// Fact: a known key where it means nothing.
  case misplaced
  /// Fact: an annotation that the format drops.
  case ignored
  /// Fact: two spellings disagree.
  case conflicting
  /// Fact: prose says something else.
  case contradicted
  /// Fact: claimed earlier than the evidence.
  case backdated
  /// Fact: less notice than the policy asks for.
  case short
  /// Fact: past its sunset and still there.
  case overdue
  /// Fact: names what does not exist.
  case unknown
  /// Fact: the replacement is itself deprecated.
  case superseded
  /// Fact: promised longer than what contains it.
  case outlives
  /// Fact: arrived deprecated.
  case premature
  /// Fact: deprecated but required.
  case imposed
  /// Fact: a sunset without a deprecation.
  case orphaned
  /// Fact: the version was not raised enough.
  case insufficient
}
