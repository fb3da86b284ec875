/// Why a recorded removal and what apilint tells are not the same thing, where code can see it. What each
/// means stands in `audit-disagreements.tsv`.
enum Explanation: String, CaseIterable {
  // Recorded, and told in another way.
  case container
  case otherType = "other-type"
  case otherPart = "other-part"
  case unresolved
  case goneWithUsers = "gone-with-users"
  // Recorded, and still there.
  case reference
  case allOf = "all-of"
  case alternative
  case renamedComponent = "renamed-component"
  case keptByUsers = "kept-by-users"
  // Recorded, and nothing that consumers saw.
  case unreached
  case hidden
  case null
  case word
  case ignoredHeader = "ignored-header"
  // Told, and not recorded.
  case otherComponent = "other-component"
  case twinPath = "twin-path"
  case merged
  // Of the dates.
  case onlyProse = "only-prose"
  case kept
  case postponed
  case datedLater = "dated-later"
}
