internal import Changelog
internal import RuleEngine
internal import SchemaModel

/// The changelog as a feed (RFC 4287). Nothing in it depends on the day on which it is read, so that an entry is
/// new to its readers only when it is.
struct AtomFeed {
  private let outcome: ChangelogOutcome
  private let identity: FeedIdentity

  /// The feed in UTF-8.
  static func render(_ outcome: ChangelogOutcome) -> [UInt8] {
    var markup = MarkupWriter()
    AtomFeed(outcome: outcome, identity: FeedIdentity(outcome)).write(to: &markup)
    return markup.bytes
  }

  private func write(to markup: inout MarkupWriter) {
    markup.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
    markup.block("feed", ["xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "en"]) { markup in
      markup.breakLine()
      line("id", identity.feed, to: &markup)
      line("title", outcome.title, to: &markup)
      line("updated", FeedIdentity.instant(identity.updated), to: &markup)
      markup.block("author") { markup in
        markup.element("name") { $0.exactText(outcome.author) }
      }
      if !outcome.address.isEmpty {
        markup.empty("link", ["rel": "alternate", "type": "text/html", "href": outcome.address])
        markup.breakLine()
      }
      markup.block("generator", ["version": outcome.toolVersion], text: "apilint")
      for release in outcome.releases {
        for section in release.sections(now: outcome.now) {
          for entry in section.entries { write(entry, to: &markup) }
        }
      }
    }
  }

  private func write(_ entry: ChangelogEntry, to markup: inout MarkupWriter) {
    markup.block("entry") { markup in
      markup.breakLine()
      line("id", identity.id(of: entry), to: &markup)
      line("title", FeedIdentity.headline(of: entry), to: &markup)
      line("published", FeedIdentity.instant(entry.effective), to: &markup)
      line("updated", FeedIdentity.instant(FeedIdentity.updated(entry)), to: &markup)
      let link = outcome.link(to: entry)
      if !link.isEmpty {
        markup.empty("link", ["rel": "alternate", "type": "text/html", "href": link])
        markup.breakLine()
      }
      markup.empty("category", ["term": entry.kind.rawValue])
      markup.breakLine()
      // As it is, for programs; people see it in the content.
      markup.empty(
        "category", ["scheme": "tag:apilint,2026:coordinate", "term": entry.coordinate])
      markup.breakLine()
      line("summary", entry.message, to: &markup)
      markup.block("content", ["type": "xhtml"]) { markup in
        markup.element("div", ["xmlns": "http://www.w3.org/1999/xhtml"]) { markup in
          AnswerMarkup.write(entry, now: nil, to: &markup)
        }
      }
    }
  }

  private func line(_ name: String, _ text: String, to markup: inout MarkupWriter) {
    markup.block(name) { $0.exactText(text) }
  }
}
