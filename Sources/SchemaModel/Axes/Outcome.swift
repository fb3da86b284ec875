/// Whether a response tells of success or of an error. A circumstance that rules match on.
package enum Outcome: String, CaseIterable, Sendable, Hashable {
  case success
  case error
}
