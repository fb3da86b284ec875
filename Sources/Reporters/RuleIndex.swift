package import RuleEngine
internal import SchemaModel

/// The index of all rules in Markdown (`rules/README.md`): tables by category, then what, why, an example and how
/// to do it safely, of each.
package enum RuleIndex {
  /// The index in UTF-8. Texts of rules are Markdown of ours and stand as they are.
  package static func markdown(_ book: RuleBook) -> [UInt8] {
    var lines = [
      "# Rules", "",
      "<!-- Written by `apilint rules --format markdown`; the tests compare it with the rules. -->",
      "",
      "Each finding names its rule. `apilint explain RULE` shows the same at the terminal. Severities are those of a",
      "change that was not announced; the notice policy has the last word (`verdicts.yaml`). `.apilint.yaml` sets",
      "others by rule, path and element.",
    ]
    let categories = Categories(book.rules)
    for (category, rules) in categories.list {
      lines += ["", "## \(category)", "", "| rule | severity | what it finds |", "|---|---|---|"]
      lines += rules.map { rule in
        "| [`\(rule.id)`](#\(rule.id)) | \(rule.severity.rawValue) | \(cell(rule.summary)) |"
      }
    }
    for (_, rules) in categories.list {
      for rule in rules { lines += [""] + section(of: rule) }
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// Rules by category, in the order of the book.
  private struct Categories {
    var list: [(category: String, rules: [Rule])] = []

    init(_ rules: [Rule]) {
      for rule in rules {
        if list.last?.category == rule.category {
          list[list.count - 1].rules.append(rule)
        } else {
          list.append((rule.category, [rule]))
        }
      }
    }
  }

  private static func section(of rule: Rule) -> [String] {
    var lines = ["### \(rule.id)", "", "\(rule.summary)."]
    let bump = rule.bump == .none ? "no version bump" : "\(rule.bump.rawValue) version"
    lines += ["", "`\(rule.severity.rawValue)` · \(rule.compatibility.rawValue) · \(bump)", ""]
    for axis in MatchAxis.allCases {
      guard let words = rule.match.words(on: axis) else { continue }
      let list = words.map { "`\($0)`" }.joined(separator: ", ")
      lines.append("- \(axis.rawValue): \(list)")
    }
    let explanation = rule.explanation.split(separator: "\n", omittingEmptySubsequences: false)
    lines += [""] + explanation.map(String.init)
    while lines.last?.isEmpty ?? false { lines.removeLast() }
    if let example = rule.examples.first { lines += [""] + block(of: example) }
    answer("Do it safely", rule.advice, to: &lines)
    answer("Consumers are told", rule.consumers, to: &lines)
    if !rule.references.isEmpty {
      lines += ["", "See \(rule.references.map { "<\($0)>" }.joined(separator: ", "))."]
    }
    return lines
  }

  private static func answer(
    _ label: String, _ template: MessageTemplate, to lines: inout [String]
  ) {
    guard !template.isEmpty else { return }
    // Names of placeholders would be taken for elements of HTML.
    let text = template.text { "‹\($0.rawValue)›" }
    lines += ["", "**\(label):** \(text)"]
  }

  private static func block(of example: RuleExample) -> [String] {
    let difference = LineDifference.of(example.before, example.after).map { side, line in
      switch side {
      case .both: line.isEmpty ? "" : "  \(line)"
      case .before: "- \(line)"
      case .after: "+ \(line)"
      }
    }
    return ["Before and after, in \(example.place.phrase):", "", "```diff"] + difference + ["```"]
  }

  private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }
}
