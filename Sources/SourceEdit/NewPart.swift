/// An entry or item on its way into a document.
struct NewPart {
  /// The key; nil for items of a sequence.
  var key: String?
  var value: DocumentValue
  /// The text that an earlier document had for it, if it can stand where the part goes.
  var text: Text?

  enum Text {
    /// In block notation: the key or dash at column 0, the other lines indented from there.
    case block([[UInt8]])
    /// In flow notation or JSON, the other lines indented from where the first one begins.
    case flow([[UInt8]])
  }

  init(_ key: String?, _ value: DocumentValue, text: Text? = nil) {
    self.key = key
    self.value = value
    self.text = text
  }

  init(_ entry: DocumentEntry) { self.init(entry.key, entry.value) }

  /// Its lines in block notation.
  func blockLines(_ writer: ValueWriter) -> [[UInt8]] {
    switch text {
    case .block(let lines): return lines
    case .flow(let lines) where lines.count == 1:
      return key == nil ? [Array("- ".utf8) + lines[0]] : lines
    default:
      return key.map { writer.block(DocumentEntry($0, value)) } ?? writer.block(item: value)
    }
  }

  /// Its text on one line between brackets; nil where JSON does not have the value.
  func line(_ writer: ValueWriter, in surroundings: ScalarWriter.Surroundings) -> [UInt8]? {
    if case .flow(let lines) = text, lines.count == 1 { return lines[0] }
    return key.map { writer.line(DocumentEntry($0, value), in: surroundings) }
      ?? writer.line(value, in: surroundings)
  }

  /// Its lines in JSON; nil where JSON does not have the value.
  func jsonLines(_ writer: ValueWriter) -> [[UInt8]]? {
    if case .flow(let lines) = text { return lines }
    return key.map { writer.lines(DocumentEntry($0, value)) } ?? writer.lines(value)
  }
}
