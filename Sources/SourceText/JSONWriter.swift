/// Writes JSON (RFC 8259) from front to back, without a tree in memory.
///
/// Nesting follows the closures, so that what is opened is closed:
///
/// ```swift
/// var json = JSONWriter(.indented)
/// json.object { json in
///   json.member("rule", "property-removed")
///   json.array("operations") { json in json.value("GET /users") }
/// }
/// ```
package struct JSONWriter {
  /// How the text is laid out.
  package enum Layout: Sendable {
    /// No space at all.
    case compact
    /// One member a line, two spaces a level.
    case indented
  }

  /// The text written so far, in UTF-8.
  package private(set) var bytes: [UInt8] = []
  private let layout: Layout
  private var depth = 0
  /// Whether the innermost object or array has no member yet.
  private var isEmpty = true
  /// Whether a key was written and its value is due.
  private var awaitsValue = false

  /// A writer of one document.
  package init(_ layout: Layout) { self.layout = layout }

  /// Writes an object, whose members `body` writes.
  package mutating func object(_ body: (inout JSONWriter) -> Void) {
    nest(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
  }

  /// Writes an array, whose values `body` writes.
  package mutating func array(_ body: (inout JSONWriter) -> Void) {
    nest(UInt8(ascii: "["), UInt8(ascii: "]"), body)
  }

  /// Writes a member of an object that is itself an object.
  package mutating func object(_ key: String, _ body: (inout JSONWriter) -> Void) {
    self.key(key)
    object(body)
  }

  /// Writes a member of an object that is an array.
  package mutating func array(_ key: String, _ body: (inout JSONWriter) -> Void) {
    self.key(key)
    array(body)
  }

  /// Writes a member of an object that is a scalar, null, or an array of scalars.
  package mutating func member(_ key: String, _ value: some JSONValue) {
    self.key(key)
    self.value(value)
  }

  /// Writes a value by itself: the document, a member of an array, or what a key announced.
  package mutating func value(_ value: some JSONValue) { value.write(to: &self) }

  /// Writes the key of a member; its value comes next.
  package mutating func key(_ key: String) {
    separate()
    quote(key)
    bytes.append(UInt8(ascii: ":"))
    if layout == .indented { bytes.append(UInt8(ascii: " ")) }
    awaitsValue = true
  }

  /// Writes a literal or a number as it stands.
  package mutating func token(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
  }

  /// Writes a string.
  package mutating func string(_ text: String) {
    separate()
    quote(text)
  }

  private mutating func nest(
    _ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void
  ) {
    separate()
    bytes.append(open)
    depth += 1
    isEmpty = true
    body(&self)
    depth -= 1
    if !isEmpty { breakLine() }
    bytes.append(close)
    isEmpty = false
  }

  /// Whatever stands between the last value and the next one.
  private mutating func separate() {
    if awaitsValue {
      awaitsValue = false
      return
    }
    if depth > 0 {
      if !isEmpty { bytes.append(UInt8(ascii: ",")) }
      breakLine()
    }
    isEmpty = false
  }

  private mutating func breakLine() {
    guard layout == .indented else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }

  /// Escapes what RFC 8259 §7 demands, and nothing else: quotation mark, reverse solidus and
  /// U+0000 to U+001F. All other text is left as it is.
  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes.append(contentsOf: #"\""#.utf8)
      case UInt8(ascii: "\\"): bytes.append(contentsOf: #"\\"#.utf8)
      case UInt8(ascii: "\n"): bytes.append(contentsOf: #"\n"#.utf8)
      case UInt8(ascii: "\r"): bytes.append(contentsOf: #"\r"#.utf8)
      case UInt8(ascii: "\t"): bytes.append(contentsOf: #"\t"#.utf8)
      case 0..<0x20:
        let digits = String(byte, radix: 16)
        bytes.append(contentsOf: (byte < 0x10 ? #"\u000"# : #"\u00"#).utf8)
        bytes.append(contentsOf: digits.utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
