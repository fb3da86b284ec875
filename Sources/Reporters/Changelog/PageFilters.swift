internal import Changelog

/// The form with which entries are chosen. It is not shown where scripts do not run.
struct PageFilters {
  private let entries: PageEntries

  init(_ entries: PageEntries) { self.entries = entries }

  func write(to markup: inout MarkupWriter) {
    markup.block(
      "form", ["id": "filters", "data-needs-script": "", "hidden": "", "role": "search"]
    ) { markup in
      markup.breakLine()
      markup.block("label") { markup in
        markup.text("Text ")
        markup.empty("input", ["type": "search", "name": "text", "autocomplete": "off"])
      }
      choice(
        "Kind", "kind", entries.kinds.map { ($0.rawValue, Self.words(for: $0)) }, to: &markup)
      if entries.operations.count > 1 {
        choice(
          "Operation", "operation",
          entries.operations.enumerated().map { (String($0.offset), $0.element) }, to: &markup)
      }
      markup.block("button", ["type": "reset"], text: "Show all")
      markup.block("output", ["name": "count"], text: "")
    }
  }

  private func choice(
    _ label: String, _ name: String, _ options: [(value: String, text: String)],
    to markup: inout MarkupWriter
  ) {
    markup.block("label") { markup in
      markup.text("\(label) ")
      markup.element("select", ["name": name]) { markup in
        markup.element("option", ["value": ""], text: "all")
        for option in options {
          markup.element("option", ["value": option.value]) { $0.text(option.text, limit: 100) }
        }
      }
    }
  }

  private static func words(for kind: ChangelogEntry.Kind) -> String {
    kind.rawValue.replacing("-", with: " ")
  }
}
