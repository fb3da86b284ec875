package import RuleEngine
internal import SourceText

/// What a run comes to, in numbers. Findings that are switched off count for nothing.
package struct Summary: Sendable, Equatable {
  /// The number of findings of severity error.
  package private(set) var errors = 0
  /// The number of findings of severity warning.
  package private(set) var warnings = 0
  /// The number of findings of severity info.
  package private(set) var infos = 0
  /// The number of breaking changes, whatever the verdict on them.
  package private(set) var breaking = 0
  /// The number of changes that comparing schemas could not settle, whatever the verdict on them.
  package private(set) var undecided = 0
  /// The number of breaking changes that the notice policy does not allow.
  package private(set) var unnoticed = 0
  /// The number of changes that could not be settled and that no notice covers.
  package private(set) var unsettled = 0
  /// The number of errors that stand only because versions cannot be seen.
  package private(set) var hidden = 0
  /// The number of places that could not be read.
  package private(set) var unreadable = 0
  /// The number of places that were read, but with a remark.
  package private(set) var remarks = 0
  /// The highest bump that a finding asks for.
  package private(set) var bump = Bump.none

  /// Counts all that a run has to say.
  package init(_ outcome: RunOutcome) {
    for api in outcome.apis {
      for version in [api.before, api.after] {
        unreadable += version?.diagnostics.count { $0.severity == .error } ?? 0
        remarks += version?.diagnostics.count { $0.severity == .warning } ?? 0
      }
      for finding in api.reportedFindings { count(finding) }
    }
  }

  private mutating func count(_ finding: Finding) {
    switch finding.severity {
    case .off: return
    case .info: infos += 1
    case .warning: warnings += 1
    case .error:
      errors += 1
      if finding.verdict == .undecided { hidden += 1 }
    }
    bump = max(bump, finding.bump)
    let isAllowed = finding.verdict?.allowsChange ?? false
    switch finding.compatibility {
    case .breaking:
      breaking += 1
      if !isAllowed { unnoticed += 1 }
    case .undecided:
      undecided += 1
      if !isAllowed { unsettled += 1 }
    case .risky, .compatible: break
    }
  }
}

extension RunOutcome.APIOutcome {
  /// The findings that count: all that are not switched off.
  var reportedFindings: [Finding] { findings.filter { $0.severity != .off } }

  /// The findings that reports show.
  var shownFindings: [Finding] { findings.filter { $0.severity >= shownFrom } }
}

extension Verdict {
  /// Whether the notice policy lets the change pass.
  var allowsChange: Bool {
    switch self {
    case .unannounced, .tooEarly, .tooShort, .undecided, .unproven: false
    case .claimed, .honoured, .exempt, .reverted, .waived: true
    }
  }
}
