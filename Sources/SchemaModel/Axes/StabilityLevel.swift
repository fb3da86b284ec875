/// How stable an element is promised to be, from the least to the most.
/// The axis `stability` that rules match on.
package enum StabilityLevel: String, CaseIterable, Sendable, Hashable {
  case draft
  case alpha
  case beta
  case stable
}
