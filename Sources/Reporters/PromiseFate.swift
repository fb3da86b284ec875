internal import RuleEngine

/// What became of the promise of notice: the verdicts, as far as somebody who reads many of them wants
/// to tell them apart. The worst stands first.
enum PromiseFate: String, CaseIterable {
  /// Consumers had less notice than they were promised, or none.
  case broken
  /// It cannot be decided from the versions that can be seen.
  case open
  /// Allowed without notice: none was owed, or the change was waived or undone.
  case excused
  /// Announced long enough before, and kept.
  case kept

  init(_ verdict: Verdict) {
    self =
      switch verdict {
      case .unannounced, .tooEarly, .tooShort: .broken
      // A claim that nothing proves counts for neither side.
      case .unproven, .undecided, .claimed: .open
      case .exempt, .reverted, .waived: .excused
      case .honoured: .kept
      }
  }

  /// 0 for the worst.
  var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// What it is called in a sentence.
  var phrase: String {
    switch self {
    case .broken: "broken"
    case .open: "cannot be decided"
    case .excused: "excused"
    case .kept: "kept"
    }
  }

  /// The verdicts that come to this.
  var verdicts: [Verdict] { Verdict.allCases.filter { PromiseFate($0) == self } }
}
