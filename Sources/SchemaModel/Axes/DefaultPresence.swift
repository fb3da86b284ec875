/// Whether the element has a default. The circumstance `default` that rules match on.
package enum DefaultPresence: String, CaseIterable, Sendable, Hashable {
  case present
  case absent
}
