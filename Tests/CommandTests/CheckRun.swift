import Foundation

/// A run of `check`, `diff` or `lint` with its report for programs.
struct CheckRun: CustomStringConvertible {
  let run: Run
  let report: Report

  /// The parts of `apilint.report/1` that tests ask for.
  struct Report: Decodable {
    struct Finding: Decodable {
      struct Element: Decodable {
        var coordinate: String
      }
      struct Notice: Decodable {
        var announced: String?
        var sunset: String?
        var days: Int?
        var required: Int
      }
      var id: String
      var rule: String
      var severity: String
      var element: Element
      var verdict: String?
      var notice: Notice?
      var message: String
      var why: String
      var advice: String
    }
    struct Note: Decodable {
      var text: String
      var remedy: String?
      var doubt: Bool
    }
    var findings: [Finding]
    var notes: [Note]
  }

  var status: Int32 { run.status }
  var findings: [Report.Finding] { report.findings }
  var notes: [Report.Note] { report.notes }

  /// The rules of the errors, each once, in alphabetical order.
  var errors: [String] { rules(of: "error") }
  var warnings: [String] { rules(of: "warning") }

  func rules(of severity: String) -> [String] {
    Set(findings.filter { $0.severity == severity }.map(\.rule)).sorted()
  }

  func finding(_ rule: String) -> Report.Finding? { findings.first { $0.rule == rule } }

  /// `error too-short`: how a rule spoke, and by which verdict. Empty where it did not.
  func verdict(_ rule: String) -> String {
    guard let finding = finding(rule) else { return "" }
    return finding.severity + (finding.verdict.map { " \($0)" } ?? "")
  }

  /// Whether a note that tells of a doubt has these words.
  func doubts(_ words: String) -> Bool {
    notes.contains { $0.doubt && ($0.text + " " + ($0.remedy ?? "")).contains(words) }
  }

  var description: String {
    let lines = findings.map { "\($0.severity) \($0.verdict ?? "-") \($0.rule): \($0.message)" }
    return (["status \(status)"] + lines + notes.map { "note: \($0.text)" })
      .joined(separator: "\n")
  }
}

extension Project {
  /// Runs a command that reports, as of a day, and reads its report.
  func report(_ arguments: [String], environment: [String: String] = [:]) throws -> CheckRun {
    let run = try apilint(arguments + ["--format", "json"], environment: environment)
    guard let report = try? JSONDecoder().decode(CheckRun.Report.self, from: Data(run.output.utf8))
    else { throw Failed(run: run) }
    return CheckRun(run: run, report: report)
  }

  func check(
    on now: String, _ arguments: String..., environment: [String: String] = [:]
  ) throws -> CheckRun {
    try report(["check", "--now", now] + arguments, environment: environment)
  }
}
