/// Writes a page that is HTML and well-formed XML at once, from front to back.
///
/// Nesting follows the closures, so that what is opened is closed, and text can only come in through
/// ``text(_:limit:)`` and attributes, which escape it:
///
/// ```swift
/// markup.element("p", ["class": "note"]) { markup in markup.text(name) }
/// ```
struct MarkupWriter {
  typealias Attributes = KeyValuePairs<String, String>

  /// The page written so far, in UTF-8.
  private(set) var bytes: [UInt8] = []

  /// Writes an element, whose content `body` writes.
  mutating func element(
    _ name: String, _ attributes: Attributes = [:], _ body: (inout MarkupWriter) -> Void
  ) {
    open(name, attributes, ">")
    body(&self)
    raw("</\(name)>")
  }

  /// Writes an element that holds nothing but text.
  mutating func element(_ name: String, _ attributes: Attributes = [:], text: String) {
    element(name, attributes) { $0.text(text) }
  }

  /// Writes an element on a line of its own.
  mutating func block(
    _ name: String, _ attributes: Attributes = [:], _ body: (inout MarkupWriter) -> Void
  ) {
    element(name, attributes, body)
    breakLine()
  }

  /// Writes an element on a line of its own that holds nothing but text.
  mutating func block(_ name: String, _ attributes: Attributes = [:], text: String) {
    block(name, attributes) { $0.text(text) }
  }

  /// Writes an element that has no content.
  mutating func empty(_ name: String, _ attributes: Attributes = [:]) {
    open(name, attributes, "/>")
  }

  /// Writes text, of which the beginning and the end are kept where it is longer than the limit.
  mutating func text(_ text: String, limit: Int = 400) {
    raw(Self.escaped(VisibleText.line(text, limit: limit), isAttribute: false))
  }

  /// Writes text that whoever parses the page gets back as it is, but for what XML has no way to write.
  mutating func exactText(_ text: String) { raw(Self.escaped(text, isAttribute: false)) }

  /// Begins a new line between elements, for those who read the source.
  mutating func breakLine() { raw("\n") }

  /// Writes what is fixed and known to be markup, or a style sheet.
  mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Takes over what another writer wrote.
  mutating func append(_ other: MarkupWriter) { bytes += other.bytes }

  private mutating func open(_ name: String, _ attributes: Attributes, _ end: String) {
    raw("<\(name)")
    for (key, value) in attributes {
      raw(" \(key)=\"\(Self.escaped(value, isAttribute: true))\"")
    }
    raw(end)
  }

  /// Line breaks and tabs in attributes are written as references, since parsers make blanks of them, and so
  /// is a carriage return, of which they make a line feed (XML 1.0, 2.11 and 3.3.3).
  private static func escaped(_ text: String, isAttribute: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n" where isAttribute: result += "&#10;"
      case "\t" where isAttribute: result += "&#9;"
      case "\r": result += "&#13;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      // XML 1.0 has no way to write these (2.2).
      case "\u{FFFE}", "\u{FFFF}": result += VisibleText.escape(scalar)
      case _ where scalar.value < 0x20: result += VisibleText.escape(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
