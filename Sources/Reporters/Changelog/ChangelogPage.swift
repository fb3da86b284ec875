internal import Changelog
internal import RuleEngine
internal import SchemaModel
internal import SourceText

/// The changelog as a page for a browser: one file that asks the network for nothing, can be read without
/// scripts (with them it can be filtered), and can be printed.
struct ChangelogPage {
  private let outcome: ChangelogOutcome
  private let entries: PageEntries

  /// The page in UTF-8.
  static func render(_ outcome: ChangelogOutcome) -> [UInt8] {
    var markup = MarkupWriter()
    ChangelogPage(outcome: outcome, entries: PageEntries(outcome)).write(to: &markup)
    return markup.bytes
  }

  private func write(to markup: inout MarkupWriter) {
    let frame = PageFrame(
      title: outcome.title, style: ChangelogPageStyle.sheet,
      script: (ChangelogPageScript.text, ChangelogPageScript.digest),
      toolVersion: outcome.toolVersion)
    frame.write(to: &markup) { markup in
      writeHeader(to: &markup)
      markup.block("main") { markup in
        markup.breakLine()
        Timeline(outcome, entries).write(to: &markup)
        if entries.shownCount > 1 { PageFilters(entries).write(to: &markup) }
        for release in outcome.releases { write(release, to: &markup) }
      }
    }
  }

  private func writeHeader(to markup: inout MarkupWriter) {
    markup.block("header") { markup in
      markup.breakLine()
      markup.block("h1") { $0.text(outcome.title, limit: 120) }
      markup.block("p", ["class": "verdict \(mood)"], text: sentence)
      let source = outcome.nowWasGiven ? "as given" : "the day on which this page was made"
      markup.block(
        "p", ["class": "quiet"],
        text: "Days are counted from \(outcome.now.dayText) (\(source)).")
      for note in outcome.notes { markup.block("p", ["class": "note"], text: note) }
      if let remark = entries.remark { markup.block("p", ["class": "note"], text: remark) }
    }
  }

  private var pending: [ChangelogEntry] {
    outcome.announcements.filter { $0.group(on: outcome.now) != .inEffect }
  }

  /// What the reader must do, in a sentence or two.
  private var sentence: String {
    var sentences: [String] = []
    if inEffect > 0, let release = outcome.releases.first {
      let changes = inEffect == 1 ? "1 change is" : "\(inEffect) changes are"
      sentences.append(
        "\(changes) in effect since \(release.day.dayText) that you may have to act on.")
    }
    if let first = pending.first, let day = first.sunset {
      let things = pending.count == 1 ? "1 thing is" : "\(pending.count) things are"
      sentences.append(
        "\(things) announced to be removed or changed, the first on \(day.dayText) "
          + "(\(day.distance(from: outcome.now))).")
    }
    if sentences.isEmpty {
      return outcome.entries.isEmpty
        ? "Nothing changed for consumers." : "Nothing is announced to be removed or changed."
    }
    return sentences.joined(separator: " ")
  }

  /// How many changes of the latest day ask something of the reader already.
  private var inEffect: Int {
    guard let day = outcome.releases.first?.day else { return 0 }
    return outcome.releases.filter { $0.day == day }.flatMap(\.entries)
      .count { $0.group(on: outcome.now) == .inEffect }
  }

  private var mood: String { inEffect > 0 ? "broken" : pending.isEmpty ? "kept" : "open" }

  private func write(_ release: ChangelogRelease, to markup: inout MarkupWriter) {
    guard entries.count(of: release) > 0 || !release.problems.isEmpty else { return }
    let id = "release-\(release.id)"
    markup.block("section", ["aria-labelledby": id, "class": "release"]) { markup in
      markup.breakLine()
      markup.block("h2", ["id": id]) { markup in
        let name = outcome.name(of: release)
        if !name.isEmpty {
          markup.text(name, limit: 160)
          markup.raw(" ")
        }
        markup.element("time", ["datetime": release.day.description], text: release.day.longText)
      }
      for problem in release.problems {
        markup.block("p", ["class": "note"], text: "This list is incomplete: \(problem)")
      }
      for section in release.sections(now: outcome.now) {
        let shown = section.entries.filter { entries.shows($0) }
        guard !shown.isEmpty else { continue }
        markup.block("section") { markup in
          markup.breakLine()
          markup.block("h3", text: section.group.heading(now: outcome.now))
          for entry in shown { markup.append(entries.markup(of: entry)) }
        }
      }
      if !release.contact.isEmpty { writeContact(release.contact, to: &markup) }
    }
  }

  private func writeContact(_ contact: [String], to markup: inout MarkupWriter) {
    markup.block("p", ["class": "quiet"]) { markup in
      markup.text("Questions: ")
      for (index, text) in contact.enumerated() {
        if index > 0 { markup.text(", ") }
        if URIText.isWebAddress(text) {
          AnswerMarkup.writeLink(text, to: &markup)
        } else if URIText.isMailAddress(text) {
          markup.element("a", ["href": "mailto:\(text)"]) { $0.text(text, limit: 120) }
        } else {
          markup.text(text, limit: 120)
        }
      }
    }
  }
}
