/// Whether the element must be present. A circumstance that rules match on.
package enum Obligation: String, CaseIterable, Sendable, Hashable {
  case required
  case optional
}
