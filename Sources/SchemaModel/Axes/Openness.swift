/// Whether the value set, or for a property the object that contains it, is open to more.
/// A circumstance that rules match on.
package enum Openness: String, CaseIterable, Sendable, Hashable {
  case open
  case closed
}
