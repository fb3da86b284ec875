/// Which of its identifiers a removed element leaves reserved. A circumstance that rules match on.
package enum Reservation: String, CaseIterable, Sendable, Hashable {
  case none
  case number
  case name
  case both
}
