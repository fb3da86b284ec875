import Changelog
import Foundation
import Reporters
import RuleEngine
import SourceText
import Testing

/// What has a limit keeps to it, and says what it left out.
@Suite struct LargeReportTests {
  private static func outcome(_ count: Int, _ severity: Severity = .error) -> RunOutcome {
    SampleOutcome.outcome(
      (0..<count).map { number in
        SampleOutcome.finding {
          $0.id = "id\(number)"
          $0.severity = severity
          $0.coordinate = "Order.property\(number)"
          $0.message = "property property\(number) was removed from Order"
          $0.why = "it was never announced to consumers, who are promised 84 days of notice"
          $0.advice = "keep things as they are"
          $0.before = SampleAPI.old("oldStatus")
        }
      })
  }

  @Test func codeScanningTakesFiveThousand() throws {
    let report = Report.render(Self.outcome(5_003), format: .sarif)
    let sarif = try #require(
      try JSONSerialization.jsonObject(with: Data(report)) as? [String: Any])
    let run = try #require((sarif["runs"] as? [[String: Any]])?.first)
    #expect((run["results"] as? [Any])?.count == 5_000)
    #expect(
      String(decoding: report, as: UTF8.self).contains("3 more results are left out"))
  }

  @Test func gitHubShowsTenOfALevel() {
    for count in [10, 11, 300] {
      let report = String(
        decoding: Report.render(Self.outcome(count), format: .github), as: UTF8.self)
      let commands = report.split(separator: "\n").filter { $0.hasPrefix("::error") }
      #expect(commands.count == 10)
      #expect(report.contains("+\(count - 9) more") == (count > 10))
    }
  }

  @Test func commentHasItsSize() {
    for severity in [Severity.error, .info] {
      let report = Report.render(Self.outcome(3_000, severity), format: .markdown)
      #expect(report.count < 65_536)
      let text = String(decoding: report, as: UTF8.self)
      #expect(text.contains("findings not shown here"))
      let shown = text.components(separatedBy: "was removed from Order").count - 1
      #expect(text.contains("\(3_000 - shown) findings not shown here"))
      #expect(text.contains("<details>") == text.contains("</details>"))
    }
    let summary = Report.render(Self.outcome(20_000), format: .githubSummary)
    #expect(summary.count < 1 << 20)
  }

  @Test func pageOfFiveHundredIsSmall() {
    for operations in [3, 900] {
      let page = ChangelogReport.render(
        SampleChangelog.many(500, reaching: operations), format: .html)
      #expect(page.count < 300_000)
      let check = MarkupCheck(page)
      #expect(check.problem == nil)
      #expect(check.elements["article"] == 500)
    }
  }

  @Test func pageSaysWhatIsLeftOut() {
    let page = ChangelogReport.render(SampleChangelog.many(6_000), format: .html)
    #expect(page.count < 1_300_000)
    #expect(String(decoding: page, as: UTF8.self).contains("of 6000 entries are left out"))
  }

  @Test func reportsShowTheSeveritiesThatAreAskedFor() {
    var options = ReportOptions()
    options.leastSeverity = .warning
    let outcome = SampleOutcome.everything
    // In JUnit a case that is missing would be taken for one that passed.
    for format in ReportFormat.allCases where format != .junit {
      let text = String(
        decoding: Report.render(outcome, format: format, options: options), as: UTF8.self)
      #expect(!text.contains("response-property-added"), "\(format)")
      #expect(text.contains("keyword-changed"), "\(format)")
    }
    // The verdict is on all of them.
    let text = String(
      decoding: Report.render(outcome, format: .text, options: options), as: UTF8.self)
    #expect(text.contains("4 infos"))
  }

  @Test func whatIsExcusedOpensNoAlert() {
    var options = ReportOptions()
    func text() -> String {
      String(
        decoding: Report.render(SampleOutcome.everything, format: .sarif, options: options),
        as: UTF8.self)
    }
    #expect(!text().contains("Order.state"))
    options.showsSuppressed = true
    #expect(text().contains("Order.state"))
    #expect(text().contains("\"suppressions\""))
  }

  @Test func pathsBeginAtTheRootOfTheRepository() {
    var options = ReportOptions()
    options.folder = "services/orders"
    var outcome = SampleOutcome.everything
    outcome.apis[0].after?.files = [
      SourceFileSample.renamed(SampleAPI.after, "../shared/./orders-v2.yaml")
    ]
    outcome.beforeRevision = "main"
    outcome.apis[0].before?.files = [
      SourceFileSample.renamed(SampleAPI.before, "main:services/orders/orders.yaml")
    ]
    let text = String(
      decoding: Report.render(outcome, format: .sarif, options: options), as: UTF8.self)
    #expect(text.contains("\"uri\": \"services/shared/./orders-v2.yaml\""))
    #expect(text.contains("\"uri\": \"services/orders/orders.yaml\""))
    #expect(text.contains("before (in main)"))
    options.root = "/repository"
    outcome.apis[0].after?.files = [
      SourceFileSample.renamed(SampleAPI.after, "/repository/services/orders-v2.yaml")
    ]
    let gitlab = String(
      decoding: Report.render(outcome, format: .gitlab, options: options), as: UTF8.self)
    #expect(gitlab.contains("\"path\": \"services/orders-v2.yaml\""))
  }
}

private enum SourceFileSample {
  static func renamed(_ file: SourceFile, _ path: String) -> SourceFile {
    SourceFile(path: path, bytes: file.bytes)
  }
}
