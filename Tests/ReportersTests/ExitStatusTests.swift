import Reporters
import RuleEngine
import SourceText
import Testing

@Suite struct ExitStatusTests {
  @Test func thresholds() {
    let info = SampleOutcome.outcome([SampleOutcome.added])
    #expect(ExitStatus(of: info, failOn: .error) == .clean)
    #expect(ExitStatus(of: info, failOn: .warning) == .clean)
    #expect(ExitStatus(of: info, failOn: .info) == .findings)
    let warning = SampleOutcome.outcome([SampleOutcome.undecided])
    #expect(ExitStatus(of: warning, failOn: .error) == .clean)
    #expect(ExitStatus(of: warning, failOn: .warning) == .findings)
    let error = SampleOutcome.outcome([SampleOutcome.tooEarly])
    #expect(ExitStatus(of: error, failOn: .error) == .findings)
    #expect(ExitStatus(of: error, failOn: .never) == .clean)
  }

  @Test func offIsNothing() {
    #expect(ExitStatus(of: SampleOutcome.outcome([SampleOutcome.off]), failOn: .info) == .clean)
  }

  @Test func unreadableOutweighsAll() {
    #expect(ExitStatus(of: SampleOutcome.everything, failOn: .error) == .unreadable)
    #expect(ExitStatus(of: SampleOutcome.everything, failOn: .never) == .unreadable)
  }

  @Test func warningsOfInputsAreReadable() {
    let diagnostic = Diagnostic(.warning, "odd", at: SampleAPI.new("paths"))
    let outcome = SampleOutcome.outcome([], diagnostics: [diagnostic])
    #expect(ExitStatus(of: outcome, failOn: .info) == .clean)
  }

  @Test func undecidedOnlyWhenAsked() {
    let outcome = SampleOutcome.outcome([SampleOutcome.undecided])
    #expect(ExitStatus(of: outcome, failOn: .error, failOnUndecided: true) == .undecided)
    #expect(ExitStatus(of: outcome, failOn: .warning, failOnUndecided: true) == .findings)
  }

  @Test func noticeSettlesTheUndecided() {
    var finding = SampleOutcome.undecided
    finding.verdict = .honoured
    finding.severity = .info
    let outcome = SampleOutcome.outcome([finding])
    #expect(ExitStatus(of: outcome, failOn: .error, failOnUndecided: true) == .clean)
  }

  @Test func rawValuesAreTheProcessStatus() {
    #expect(ExitStatus.clean.rawValue == 0)
    #expect(ExitStatus.findings.rawValue == 1)
    #expect(ExitStatus.usage.rawValue == 2)
    #expect(ExitStatus.unreadable.rawValue == 3)
    #expect(ExitStatus.undecided.rawValue == 4)
    #expect(ExitStatus.retry.rawValue == 75)
  }
}
