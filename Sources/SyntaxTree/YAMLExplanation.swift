import SourceText

/// What a problem of libyaml means to the author of the file. Its messages say which token was not
/// expected; the usual causes can be told from the text around.
struct YAMLExplanation {
  var message: String
  var remedy: String?
  /// What to say at the place where the thing began that was being read.
  var opened: String?

  /// - Parameters:
  ///   - context: What was being read, in the words of libyaml, and the byte where it began.
  ///   - offset: The byte that the problem is at, at most the length of the file.
  ///   - lastScalar: The bytes of the scalar read last.
  init(
    _ problem: String, context: (message: String, start: Int)?, at offset: Int, in bytes: ByteView,
    lastScalar: Range<Int>
  ) {
    let byte = bytes.at(offset)
    // What else libyaml says is said in its words.
    message = context.map { "\(problem) \($0.message)" } ?? problem
    opened = context.map { _ in "this began here" }
    switch problem {
    case "found character that cannot start any token": explainCharacter(byte)
    case "mapping values are not allowed in this context":
      explainColon(at: offset, in: bytes)
    case "did not find expected ',' or '}'", "did not find expected ',' or ']'":
      explainFlow(problem, at: offset, in: bytes, lastScalar)
    case "found unexpected end of stream":
      message = "the file ends inside a text that is not closed"
      remedy = "close it with the quote it was opened with"
      opened = "opened here"
    case "found unexpected document indicator":
      message = "a document begins or ends inside a text that is not closed"
      remedy = "close it with the quote it was opened with"
      opened = "opened here"
    case "could not find expected ':'"
    where byte == UInt8(ascii: ":") && offset - (context?.start ?? offset) > 1024:
      explainLongKey()
    case "could not find expected ':'":
      message = "expected ':' behind a key"
      remedy = "write ':' and a space behind the key, or indent the line further"
      opened = "the key"
    case "did not find expected key" where byte == UInt8(ascii: ":"):
      message = "a key is missing before ':'"
      remedy = "write a key"
      opened = nil
    case "did not find expected key":
      message = "expected a key of the mapping"
      remedy = "indent the line like the other keys, and put text with quotes in it in quotes"
      opened = "the mapping"
    case "did not find expected '-' indicator":
      message = "expected '-' of the list"
      remedy = "indent the line like the other items"
      opened = "the list"
    case "found incompatible YAML document":
      message = "the file asks for a version of YAML that is not read"
      remedy = "write '%YAML 1.2', or remove the line"
      opened = nil
    case "found undefined tag handle":
      message = "a tag has a handle that is not declared"
      remedy = "remove the tag, or declare its handle with %TAG"
      opened = nil
    case _ where problem.hasPrefix("found a tab character"): explainTab()
    default: break
    }
  }

  private mutating func explainTab() {
    message = "a tab is used for indentation, where YAML has only spaces"
    remedy = "replace the tab by spaces"
    opened = nil
  }

  private mutating func explainCharacter(_ byte: UInt8?) {
    guard let byte else { return }
    if byte == 0x09 { return explainTab() }
    message = "a value that is not quoted begins with '\(Character(Unicode.Scalar(byte)))'"
    remedy = "put the value in quotes"
    opened = nil
  }

  /// A colon where no key can be.
  private mutating func explainColon(at offset: Int, in bytes: ByteView) {
    opened = nil
    var lineStart = offset
    var sawColon = false
    while lineStart > 0, let byte = bytes.at(lineStart - 1), byte != 0x0A, byte != 0x0D {
      if byte == UInt8(ascii: ":"), bytes.at(lineStart) == 0x20 { sawColon = true }
      lineStart -= 1
    }
    if offset - lineStart > 1024, !sawColon { return explainLongKey() }
    if sawColon {
      message = "a value that is not quoted contains ': '"
      remedy = "put the value in quotes"
    } else {
      message = "a ':' stands where no key can be"
      remedy = "check the indentation of this line and the one before, or put the text in quotes"
    }
  }

  private mutating func explainFlow(
    _ problem: String, at offset: Int, in bytes: ByteView, _ lastScalar: Range<Int>
  ) {
    let closing = problem.hasSuffix("'}'") ? "}" : "]"
    let opening = closing == "}" ? "{" : "["
    if lastScalar.count >= 1024, bytes.at(offset) == UInt8(ascii: ":") { return explainLongKey() }
    opened = "opened here"
    if offset >= bytes.count {
      message = "the file ends inside a '\(opening)' that is not closed"
      remedy = "close it with '\(closing)'"
    } else {
      message = "expected ',' or '\(closing)'"
      remedy = "separate the entries with ',' and close them with '\(closing)'"
    }
  }

  private mutating func explainLongKey() {
    message = "a key is longer than the 1,024 characters that YAML allows"
    remedy = "shorten the key, or write '? ' before it"
    opened = nil
  }
}
