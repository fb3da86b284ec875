package import RuleEngine
internal import SchemaModel

/// All that there is to say of one rule (`apilint explain RULE`).
package struct RuleExplanation {
  private let rule: Rule
  private let width: Int
  private let style: TerminalStyle
  private var text = ""

  /// The explanation for people at a terminal, in UTF-8.
  /// - Parameter severities: The severities of a configuration.
  package static func text(
    _ rule: Rule, severities: SeverityOverrides = SeverityOverrides(),
    options: ReportOptions = ReportOptions()
  ) -> [UInt8] {
    var explanation = RuleExplanation(rule, options)
    explanation.write(severities.generalSeverity(of: rule))
    return Array(explanation.text.utf8)
  }

  private init(_ rule: Rule, _ options: ReportOptions) {
    self.rule = rule
    width = max(40, options.width)
    style = TerminalStyle(isColored: options.color)
  }

  private mutating func write(_ severity: Severity) {
    text += style.paint(rule.id, .strong) + "  "
    text += style.paint(severity.rawValue, RuleListing.role(of: severity))
    let origin = rule.isOwn ? "own rule" : rule.category
    text += style.paint(" · \(rule.compatibility.rawValue) · \(bumpPhrase) · \(origin)", .dim)
    text += "\n"
    paragraph(rule.summary + ".", indent: 0)

    heading("Speaks of")
    writeMatch()
    if !rule.explanation.isEmpty {
      heading("Why")
      writeParagraphs(rule.explanation)
    }
    for (index, example) in rule.examples.enumerated() {
      let number = rule.examples.count > 1 ? " \(index + 1) of \(rule.examples.count)" : ""
      heading("Example\(number): \(example.place.phrase), judged on \(example.now)")
      writeExample(example)
    }
    section("What to do", rule.advice)
    section("What consumers are told", rule.consumers)
    if !rule.references.isEmpty {
      heading("References")
      for reference in rule.references { text += "  \(VisibleText.line(reference))\n" }
    }
  }

  /// One line an axis: its words, and what they mean where that is not plain.
  private mutating func writeMatch() {
    let label = MatchAxis.allCases.map(\.rawValue.count).max() ?? 0
    for axis in MatchAxis.allCases {
      guard let words = rule.match.words(on: axis) else { continue }
      var line = words.joined(separator: ", ")
      if words.count == 1, let phrase = AxisPhrases.phrase(for: words[0], on: axis) {
        line += ": \(phrase)"
      }
      let lines = WrappedText.lines(line, first: width - label - 4, rest: width - label - 4)
      for (index, line) in lines.enumerated() {
        let name = RuleListing.padded(index == 0 ? axis.rawValue : "", label)
        text += "  \(style.paint(name, .dim))  \(line)\n"
      }
    }
  }

  private mutating func writeExample(_ example: RuleExample) {
    for (side, line) in LineDifference.of(example.before, example.after) {
      let shown = VisibleText.line(String(line))
      switch side {
      case .both: text += shown.isEmpty ? "\n" : "    \(shown)\n"
      case .before: text += style.paint("  - \(shown)", .removed) + "\n"
      case .after: text += style.paint("  + \(shown)", .added) + "\n"
      }
    }
    let others = example.expected.filter { $0 != rule.id }
    guard !others.isEmpty else { return }
    paragraph("Also reported: \(others.joined(separator: ", "))", indent: 2, .dim)
  }

  /// Paragraphs are wrapped; lines that are indented or begin a list are left as they are.
  private mutating func writeParagraphs(_ source: String) {
    var pending = ""
    var isFirst = true
    func flush(_ page: inout RuleExplanation) {
      guard !pending.isEmpty else { return }
      page.paragraph(pending, indent: 2)
      pending = ""
    }
    for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        flush(&self)
        if !isFirst { text += "\n" }
      } else if line.hasPrefix(" ") || line.hasPrefix("- ") {
        flush(&self)
        text += "  \(VisibleText.line(String(line)))\n"
      } else {
        pending += pending.isEmpty ? String(line) : " \(line)"
      }
      isFirst = false
    }
    flush(&self)
    while text.hasSuffix("\n\n") { text.removeLast() }
  }

  private mutating func section(_ title: String, _ template: MessageTemplate) {
    guard !template.isEmpty else { return }
    heading(title)
    paragraph(template.text { "<\($0.rawValue)>" }, indent: 2)
  }

  private mutating func heading(_ title: String) {
    text += "\n" + style.paint(title, .strong) + "\n"
  }

  private mutating func paragraph(
    _ paragraph: String, indent: Int, _ role: TerminalStyle.Role? = nil
  ) {
    let space = width - indent
    let shown = VisibleText.line(paragraph, limit: 4_000)
    for line in WrappedText.lines(shown, first: space, rest: space) {
      text += String(repeating: " ", count: indent) + style.paint(line, role) + "\n"
    }
  }

  private var bumpPhrase: String {
    rule.bump == .none ? "no version bump" : "\(rule.bump.rawValue) version"
  }
}

extension RuleExample.Place {
  /// What the example is a part of, such as `the schema of a response`.
  var phrase: String {
    switch self {
    case .document: "a document"
    case .graphql: "a GraphQL schema"
    case .operation: "an operation"
    case .parameter: "a parameter"
    case .requestSchema: "the schema of a request"
    case .responseSchema: "the schema of a response"
    }
  }
}
