internal import Changelog
internal import RuleEngine
internal import SchemaModel

/// The changelog in Markdown: a section for each release, and in it what readers must do, by when.
///
/// Each entry has its id in a comment in front of it, by which a later run knows what is there already.
struct MarkdownChangelog {
  private let outcome: ChangelogOutcome
  /// The day from which days are counted; nil in a text that is kept.
  private let now: CalendarDay?

  init(_ outcome: ChangelogOutcome, countsDays: Bool = true) {
    self.outcome = outcome
    now = countsDays ? outcome.now : nil
  }

  /// The changelog in UTF-8.
  static func render(_ outcome: ChangelogOutcome) -> [UInt8] { MarkdownChangelog(outcome).bytes }

  /// The whole changelog in UTF-8.
  var bytes: [UInt8] {
    var lines = head
    for release in outcome.releases {
      let section = section(of: release)
      if !section.isEmpty { lines += [""] + section }
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// What stands above the first release.
  private var head: [String] {
    var lines = ["# \(MarkdownText.escaped(outcome.title, limit: 120))"]
    guard let now else { return lines }
    let source = outcome.nowWasGiven ? "as given" : "today"
    lines += ["", "Days are counted from \(now.dayText) (\(source))."]
    for note in outcome.notes { lines += ["", "> " + MarkdownText.escaped(note, limit: 800)] }
    if outcome.releases.allSatisfy({ $0.entries.isEmpty && $0.problems.isEmpty }) {
      lines += ["", "Nothing changed for consumers."]
    }
    return lines
  }

  /// One release; nothing where it has nothing to say.
  func section(of release: ChangelogRelease) -> [String] {
    guard !release.entries.isEmpty || !release.problems.isEmpty else { return [] }
    let name = MarkdownText.escaped(outcome.name(of: release), limit: 160)
    let day = release.day.longText
    var lines = [name.isEmpty ? "## \(day)" : "## \(name) (\(day))"]
    if !release.problems.isEmpty { lines += [""] + MarkdownText.quoted(problems: release.problems) }
    for section in release.sections(now: outcome.now) {
      lines += ["", "### \(section.group.heading(now: now))"]
      for entry in section.entries { lines += [""] + self.lines(of: entry) }
    }
    if !release.contact.isEmpty, !release.entries.isEmpty {
      let contact = release.contact.map { MarkdownText.contact($0) }.joined(separator: ", ")
      lines += ["", "Questions: \(contact)"]
    }
    return lines
  }

  private func lines(of entry: ChangelogEntry) -> [String] {
    var lines = [Self.mark(of: entry.id), "#### \(title(of: entry))", ""]
    for answer in entry.answers(now: now) {
      lines.append("- **\(answer.question):** \(answer.spans.map(Self.text).joined())")
    }
    for (label, text) in entry.payload?.sides ?? [] {
      lines +=
        ["", "\(label):", ""] + MarkdownText.block(text, language: entry.payload?.language ?? "")
    }
    return lines
  }

  /// The comment by which an entry is known again.
  static func mark(of id: String) -> String { "<!-- apilint entry \(id) -->" }

  private func title(of entry: ChangelogEntry) -> String {
    let noun = MarkdownText.escaped("\(entry.verb) \(entry.noun)", limit: 80)
    let name = entry.name.isEmpty ? "" : " " + MarkdownText.code(entry.name, limit: 80)
    let word = entry.name.isEmpty ? "" : " of"
    let place =
      entry.container.isEmpty
      ? "" : "\(word) \(MarkdownText.code(entry.container, limit: 120))"
    return noun + name + place
  }

  private static func text(_ span: AnswerSpan) -> String {
    switch span {
    case .text(let text): MarkdownText.escaped(text)
    case .code(let text): MarkdownText.code(text)
    case .link(let text): MarkdownText.link(text)
    }
  }
}

extension Payload {
  /// The language of a block of code.
  var language: String {
    switch kind {
    case .body: "json"
    case .request, .header: "http"
    case .query: "graphql"
    }
  }
}
