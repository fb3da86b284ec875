/// What is around the content of every page: one file that asks the network for nothing, in the light and in the
/// dark.
struct PageFrame {
  var title: String
  var style: String
  /// A script of ours with the digest by which the page lets it run; nothing else is run.
  var script: (text: String, digest: String)?
  var toolVersion: String

  /// Writes the page, whose header and main part `content` writes.
  func write(to markup: inout MarkupWriter, _ content: (inout MarkupWriter) -> Void) {
    markup.raw("<!DOCTYPE html>\n")
    let attributes: MarkupWriter.Attributes = [
      "xmlns": "http://www.w3.org/1999/xhtml", "lang": "en",
    ]
    markup.block("html", attributes) { markup in
      markup.breakLine()
      markup.block("head") { writeHead(to: &$0) }
      markup.block("body") { markup in
        markup.breakLine()
        content(&markup)
        markup.block("footer") { markup in
          markup.element("p", text: "Made by apilint \(toolVersion).")
        }
        if let script { markup.block("script") { $0.raw(script.text) } }
      }
    }
  }

  private func writeHead(to markup: inout MarkupWriter) {
    markup.breakLine()
    markup.empty("meta", ["charset": "utf-8"])
    markup.breakLine()
    // Nothing is fetched or sent, and nothing foreign is run, whatever may have got in.
    let scripts = script.map { "script-src 'sha256-\($0.digest)'; " } ?? ""
    markup.empty(
      "meta",
      [
        "http-equiv": "Content-Security-Policy",
        "content":
          "default-src 'none'; \(scripts)style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
      ])
    markup.breakLine()
    markup.empty("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
    markup.breakLine()
    markup.empty("meta", ["name": "color-scheme", "content": "light dark"])
    markup.breakLine()
    markup.block("title") { $0.text(title, limit: 120) }
    markup.block("style") { $0.raw(style) }
  }
}
