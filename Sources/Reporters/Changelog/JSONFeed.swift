internal import Changelog
internal import SchemaModel
internal import SourceText

/// The changelog as a feed in JSON (JSON Feed 1.1, jsonfeed.org).
struct JSONFeed {
  /// The feed in UTF-8, ending with a line feed.
  static func render(_ outcome: ChangelogOutcome) -> [UInt8] {
    let identity = FeedIdentity(outcome)
    var json = JSONWriter(.indented)
    json.object { json in
      json.member("version", "https://jsonfeed.org/version/1.1")
      json.member("title", outcome.title)
      if !outcome.address.isEmpty { json.member("home_page_url", outcome.address) }
      json.member("language", "en")
      json.array("authors") { json in json.object { $0.member("name", outcome.author) } }
      json.array("items") { json in
        for release in outcome.releases {
          for section in release.sections(now: outcome.now) {
            for entry in section.entries { write(entry, outcome, identity, to: &json) }
          }
        }
      }
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }

  private static func write(
    _ entry: ChangelogEntry, _ outcome: ChangelogOutcome, _ identity: FeedIdentity,
    to json: inout JSONWriter
  ) {
    json.object { json in
      json.member("id", identity.id(of: entry))
      let link = outcome.link(to: entry)
      if !link.isEmpty { json.member("url", link) }
      json.member("title", FeedIdentity.headline(of: entry))
      json.member("summary", entry.message)
      json.member("content_text", text(of: entry))
      json.member("date_published", FeedIdentity.instant(entry.effective))
      json.member("date_modified", FeedIdentity.instant(FeedIdentity.updated(entry)))
      json.member("tags", [entry.kind.rawValue])
    }
  }

  private static func text(of entry: ChangelogEntry) -> String {
    let answers = entry.answers(now: nil, saysWhomToAsk: true).map { "\($0.question): \($0.text)" }
    let payload = (entry.payload?.sides ?? []).map { "\($0.label):\n\($0.text)" }
    return (answers + payload).joined(separator: "\n")
  }
}
