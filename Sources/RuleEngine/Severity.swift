/// How much a finding matters to the one who runs the check.
package enum Severity: String, CaseIterable, Sendable, Comparable {
  /// Seen, but not reported.
  case off
  case info
  case warning
  case error

  package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .off: 0
    case .info: 1
    case .warning: 2
    case .error: 3
    }
  }
}

/// What a change means for existing consumers: a fact about the change, whatever the verdict on it.
package enum Compatibility: String, CaseIterable, Sendable, Comparable {
  /// No consumer notices.
  case compatible
  /// A consumer that does what it should goes on; others may not.
  case risky
  /// Cannot be settled by comparing schemas.
  case undecided
  /// A consumer that does what it should stops working.
  case breaking

  package static func < (left: Compatibility, right: Compatibility) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .compatible: 0
    case .risky: 1
    case .undecided: 2
    case .breaking: 3
    }
  }
}

/// Which part of a semantic version the change asks to be raised (Semantic Versioning 2.0.0).
package enum Bump: String, CaseIterable, Sendable, Comparable {
  case none
  case patch
  case minor
  case major

  package static func < (left: Bump, right: Bump) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .none: 0
    case .patch: 1
    case .minor: 2
    case .major: 3
    }
  }
}

/// What the notice policy says of a breaking change.
package enum Verdict: String, CaseIterable, Sendable {
  /// No notice covers the change.
  case unannounced
  /// The promised sunset has not come yet.
  case tooEarly = "too-early"
  /// The sunset has passed, but consumers had less than the notice period.
  case tooShort = "too-short"
  /// The sunset has passed, but it is not known when it was announced.
  case unproven
  /// What would settle it lies in versions that are missing or were cut off.
  case undecided
  /// The annotation itself claims that the notice was long enough; nothing proves it.
  case claimed
  /// Announced long enough before, by evidence.
  case honoured
  /// The stability level promises no notice.
  case exempt
  /// Restores what was there a few days ago.
  case reverted
  /// Excused by a live waiver.
  case waived
}
