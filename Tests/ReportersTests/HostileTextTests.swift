import Reporters
import RuleEngine
import SourceText
import Testing

/// Schemas are untrusted: whatever they say, a report steers no terminal and no page.
@Suite struct HostileTextTests {
  @Test(arguments: [ReportFormat.text, .markdown])
  func noInvisibleCharacters(_ format: ReportFormat) {
    for verbosity in [ReportOptions.Verbosity.quiet, .normal, .verbose] {
      let report = render(format, ReportOptions(verbosity: verbosity))
      for scalar in report.unicodeScalars where scalar != "\n" {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator:
          Issue.record("U+\(String(scalar.value, radix: 16)) in \(format)")
        default: break
        }
      }
    }
  }

  @Test func colorsAreTheOnlyEscapes() {
    let report = render(.text, ReportOptions(color: true))
    for piece in report.split(separator: "\u{1B}").dropFirst() {
      let code = piece.prefix { $0 != "m" }
      #expect(["[0", "[1", "[2", "[31", "[32", "[1;31", "[1;33", "[1;34"].contains(code))
    }
  }

  @Test(arguments: [ReportFormat.text, .markdown])
  func longNamesAreCut(_ format: ReportFormat) {
    for line in render(format).split(separator: "\n") {
      #expect(line.unicodeScalars.count < 1_000)
    }
  }

  @Test func markdownHasNoTags() {
    let report = render(.markdown)
    // Within code spans nothing is interpreted; they are taken out with their fences.
    for line in report.split(separator: "\n") {
      let outside = outsideCode(String(line))
      #expect(!outside.contains("<script"), "\(line)")
      #expect(!outside.replacing("\\]", with: "").contains("]("), "\(line)")
    }
  }

  /// What stands outside code spans: a span ends at a run of backticks as long as its first one.
  private func outsideCode(_ line: String) -> String {
    var outside = ""
    var rest = Substring(line)
    while let start = rest.firstIndex(of: "`") {
      if start > rest.startIndex, rest[rest.index(before: start)] == "\\" {
        outside += rest[...start]
        rest = rest[rest.index(after: start)...]
        continue
      }
      outside += rest[..<start]
      let fence = rest[start...].prefix { $0 == "`" }
      rest = rest[start...].dropFirst(fence.count)
      while let next = rest.firstIndex(of: "`") {
        let run = rest[next...].prefix { $0 == "`" }
        rest = rest[next...].dropFirst(run.count)
        if run.count == fence.count { break }
      }
    }
    return outside + rest
  }

  private func render(_ format: ReportFormat, _ options: ReportOptions = ReportOptions())
    -> String
  {
    String(
      decoding: Report.render(SampleOutcome.hostile, format: format, options: options),
      as: UTF8.self)
  }
}
