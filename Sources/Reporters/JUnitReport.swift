internal import RuleEngine
internal import SchemaModel

/// XML of test results, in the elements that Jenkins, GitLab and others read of it: a suite for each API, and
/// in it a case for each rule and element. What does not fail the run passes, as does a rule that has nothing
/// to say.
struct JUnitReport {
  private let outcome: RunOutcome
  private let options: ReportOptions

  /// The report of a run in UTF-8.
  static func render(_ outcome: RunOutcome, _ options: ReportOptions) -> [UInt8] {
    var markup = MarkupWriter()
    JUnitReport(outcome: outcome, options: options).write(to: &markup)
    return markup.bytes
  }

  /// One case.
  private struct Case {
    var item: ReportItem?
    var name: String
    var rule: String
    var state: State

    enum State {
      case passed
      case failed
      /// What could not be read.
      case broken
    }
  }

  private func write(to markup: inout MarkupWriter) {
    // Whatever severities are shown elsewhere: a case that is missing would be taken for one that passed.
    var whole = outcome
    for index in whole.apis.indices { whole.apis[index].shownFrom = .info }
    let items = ReportItem.items(of: whole, options)
    let suites = outcome.apis.indices.map { api in
      cases(items.filter { $0.api == api }, of: outcome.apis[api])
    }
    let all = suites.flatMap { $0 }
    markup.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    markup.block(
      "testsuites",
      [
        "name": "apilint", "tests": String(all.count),
        "failures": String(all.count { $0.state == .failed }),
        "errors": String(all.count { $0.state == .broken }),
      ]
    ) { markup in
      markup.breakLine()
      for (api, cases) in zip(outcome.apis, suites) {
        markup.block(
          "testsuite",
          [
            "name": name(of: api), "tests": String(cases.count),
            "failures": String(cases.count { $0.state == .failed }),
            "errors": String(cases.count { $0.state == .broken }), "skipped": "0",
            "timestamp": "\(outcome.now)T00:00:00",
          ]
        ) { markup in
          markup.breakLine()
          for testCase in cases { write(testCase, to: &markup) }
          if api.path == outcome.apis.first?.path {
            let notes = outcome.notes.map(\.text) + ["apilint: \(VerdictLine(outcome).text)"]
            markup.block("system-out") { $0.exactText(notes.joined(separator: "\n")) }
          }
        }
      }
    }
  }

  private func name(of api: RunOutcome.APIOutcome) -> String {
    let title = [api.after?.title, api.before?.title].compactMap { $0 }.first { !$0.isEmpty }
    return [api.path, title ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func cases(_ items: [ReportItem], of api: RunOutcome.APIOutcome) -> [Case] {
    var cases: [Case] = items.map { item in
      let fails = options.failOn.isReached(by: item.severity)
      return Case(
        item: item, name: item.finding == nil ? item.message : item.coordinate, rule: item.rule,
        state: item.finding == nil
          ? (item.severity == .error ? .broken : .passed) : fails ? .failed : .passed)
    }
    let spoken = Set(items.map(\.rule))
    let format = (api.after ?? api.before)?.format?.rawValue
    cases += outcome.rules.filter { rule in
      guard !spoken.contains(rule.id), let format else { return false }
      return rule.match.words(on: .format)?.contains(format) ?? true
    }.map { Case(item: nil, name: "nothing found", rule: $0.id, state: .passed) }
    return cases
  }

  private func write(_ testCase: Case, to markup: inout MarkupWriter) {
    let attributes: MarkupWriter.Attributes = [
      "classname": testCase.rule, "name": testCase.name, "time": "0",
    ]
    guard let item = testCase.item else {
      markup.empty("testcase", attributes)
      return markup.breakLine()
    }
    markup.block("testcase", attributes) { markup in
      let place = item.place.map { "\($0.path):\($0.line):\($0.scalarColumn)\n" } ?? ""
      let details = place + item.text
      switch testCase.state {
      case .passed: markup.element("system-out") { $0.exactText(details) }
      case .failed:
        markup.element("failure", ["message": item.message, "type": item.severity.rawValue]) {
          $0.exactText(details)
        }
      case .broken:
        markup.element("error", ["message": item.message, "type": "unreadable"]) {
          $0.exactText(details)
        }
      }
    }
  }
}
