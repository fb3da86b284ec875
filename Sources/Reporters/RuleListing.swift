package import RuleEngine
internal import SchemaModel
internal import SourceText

/// The list of all rules (`apilint rules`).
package enum RuleListing {
  /// A table for people at a terminal: one block a category, one line a rule where it fits.
  /// - Parameter severities: The severities of a configuration, which are shown instead of the
  ///   rules' own.
  package static func text(
    _ book: RuleBook, severities: SeverityOverrides = SeverityOverrides(),
    options: ReportOptions = ReportOptions()
  ) -> [UInt8] {
    let style = TerminalStyle(isColored: options.color)
    let idWidth = book.rules.map(\.id.count).max() ?? 0
    let indent = 2 + idWidth + 2 + 9
    let space = max(20, options.width - indent)
    var text = ""
    var category: String?
    for rule in book.rules {
      if rule.category != category {
        if category != nil { text += "\n" }
        text += style.paint(rule.category, .strong) + "\n"
        category = rule.category
      }
      let severity = severities.generalSeverity(of: rule)
      let lines = WrappedText.lines(VisibleText.line(rule.summary), first: space, rest: space)
      text += "  \(padded(rule.id, idWidth))  "
      text += style.paint(severity.rawValue, role(of: severity))
      text += String(repeating: " ", count: 9 - severity.rawValue.count)
      text += lines.joined(separator: "\n" + String(repeating: " ", count: indent)) + "\n"
    }
    text += "\n" + style.paint("\(book.rules.count) rules; `apilint explain RULE` tells more", .dim)
    return Array((text + "\n").utf8)
  }

  /// Everything about every rule, for programs: an array in the order of the table.
  package static func json(
    _ book: RuleBook, severities: SeverityOverrides = SeverityOverrides()
  ) -> [UInt8] {
    var json = JSONWriter(.indented)
    json.array { json in
      for rule in book.rules { write(rule, severities.generalSeverity(of: rule), to: &json) }
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }

  private static func write(_ rule: Rule, _ severity: Severity, to json: inout JSONWriter) {
    json.object { json in
      json.member("id", rule.id)
      json.member("category", rule.category)
      json.member("own", rule.isOwn)
      json.member("summary", rule.summary)
      json.member("compatibility", rule.compatibility.rawValue)
      json.member("severity", severity.rawValue)
      json.member("bump", rule.bump.rawValue)
      json.object("match") { json in
        for axis in MatchAxis.allCases {
          if let words = rule.match.words(on: axis) { json.member(axis.rawValue, words) }
        }
      }
      json.member("message", rule.message.source)
      json.member("advice", rule.advice.source)
      json.member("consumers", rule.consumers.source)
      json.member("explanation", rule.explanation)
      json.member("references", rule.references)
      json.array("examples") { json in
        for example in rule.examples { write(example, to: &json) }
      }
    }
  }

  private static func write(_ example: RuleExample, to json: inout JSONWriter) {
    json.object { json in
      json.member("place", example.place.rawValue)
      json.member("openapi", example.openAPIVersion)
      json.member("now", example.now.description)
      json.member("before", example.before)
      json.member("after", example.after)
      json.member("expect", example.expected)
    }
  }

  /// The colour of a severity.
  static func role(of severity: Severity) -> TerminalStyle.Role {
    switch severity {
    case .error: .error
    case .warning: .warning
    case .info: .info
    case .off: .dim
    }
  }

  static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
