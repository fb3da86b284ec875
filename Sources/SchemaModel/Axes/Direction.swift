/// Which way data flows where a change is felt. The axis `direction` that rules match on.
package enum Direction: String, CaseIterable, Sendable, Hashable {
  /// What consumers send.
  case request
  /// What consumers receive.
  case response
  /// Neither: the change is not about data, or nothing uses it.
  case none
}
