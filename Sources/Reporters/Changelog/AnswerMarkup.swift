internal import Changelog
internal import SchemaModel
internal import SourceText

/// What an entry has to say, as a list of HTML.
enum AnswerMarkup {
  /// The answers, and what is sent or received before and from then on.
  static func write(_ entry: ChangelogEntry, now: CalendarDay?, to markup: inout MarkupWriter) {
    markup.element("ul") { markup in
      for answer in entry.answers(now: now, saysWhomToAsk: true) {
        markup.element("li") { markup in
          markup.element("b", text: "\(answer.question):")
          markup.raw(" ")
          write(answer.spans, to: &markup)
        }
      }
    }
    for (label, text) in entry.payload?.sides ?? [] {
      markup.element("p", text: "\(label):")
      writeBlock(text, to: &markup)
    }
  }

  static func write(_ spans: [AnswerSpan], to markup: inout MarkupWriter) {
    for span in spans {
      switch span {
      case .text(let text): markup.text(text)
      case .code(let text): markup.element("code") { $0.text(text, limit: 200) }
      case .link(let text): writeLink(text, to: &markup)
      }
    }
  }

  /// A link where the text is the address of a web page: no other scheme can be followed.
  static func writeLink(_ text: String, to markup: inout MarkupWriter) {
    guard URIText.isWebAddress(text) else {
      return markup.element("code") { $0.text(text, limit: 200) }
    }
    markup.element("a", ["href": text, "rel": "noreferrer"]) { $0.text(text, limit: 120) }
  }

  /// Lines of code, each made visible.
  static func writeBlock(
    _ text: String, _ attributes: MarkupWriter.Attributes = [:], to markup: inout MarkupWriter
  ) {
    markup.element("pre", attributes) { markup in
      markup.element("code") { markup in
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
          if index > 0 { markup.breakLine() }
          markup.text(String(line), limit: 200)
        }
      }
    }
  }
}
