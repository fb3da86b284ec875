/// What about an element a change or a fact speaks of.
/// The axis `aspect` that rules match on.
package enum Aspect: String, CaseIterable, Sendable, Hashable {
  /// It exists.
  case presence
  /// A display, JSON or generated name, where the key is not the name.
  case name
  /// The parent, file or path that it lives in.
  case location
  /// The shape: scalar type, list-ness, named type, union-ness, format.
  case type
  /// Whether it may be null.
  case nullability
  /// Whether it must be present.
  case requirement
  /// Any bound from below: of a value, a length, a count.
  case lowerBound = "lower-bound"
  /// Any bound from above.
  case upperBound = "upper-bound"
  /// A number that values are multiples of.
  case multipleOf = "multiple-of"
  /// A regular expression that values match.
  case pattern
  /// Whether the set of values is closed; the members are elements of their own.
  case values
  /// A restriction that is compared as a whole, such as `not` or `contains`.
  case keyword
  /// Whether an object takes properties that it does not name.
  case extraProperties = "extra-properties"
  /// The value that stands in for an absent one.
  case `default`
  /// Whether it is visible in this direction (`readOnly`, `writeOnly`).
  case access
  /// How the members of a union are told apart.
  case discriminator
  /// How a value is written on the wire: style, explode, encoding.
  case serialization
  /// What an operation asks of its caller, as an OR of ANDs.
  case security
  /// Numbers and names that must not be used again.
  case reservation
  /// Any other named thing that has a value; which one is the attribute.
  case attribute
  /// Whether it is marked as deprecated.
  case deprecation
  /// The day on which the deprecation was announced.
  case announcement
  /// The first day on which it may be gone.
  case sunset
  /// What to use instead.
  case replacement
  /// Why it is deprecated.
  case reason
  /// Where the migration is explained.
  case guide
  /// The stability level.
  case stability
  /// A planned change: the announcement of a breaking change that is not a removal.
  case plan
  /// Text that promises nothing: descriptions, titles, examples.
  case description
  /// The version that the API states of itself.
  case version
  /// The notice policy itself.
  case policy
  /// The excuse of a change.
  case waiver
}
