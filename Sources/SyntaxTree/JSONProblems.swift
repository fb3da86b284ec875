import SourceText

/// Why a text is not JSON, and what to do about it. Each adds one diagnostic; all are cold.
extension JSONScanner {
  /// The text ends where something has to follow.
  @inline(never)
  mutating func stopAtEnd() -> Stop {
    let end = bytes.count
    guard let container = builder.open.last else {
      return stop("the document is empty", remedy: "write a JSON value", end..<end)
    }
    let start = Int(builder.nodes[container.index].start)
    let bracket = container.isMapping ? "{" : "["
    return stop(
      "the file ends inside the '\(bracket)' that was opened at this place",
      remedy: "close it with '\(container.isMapping ? "}" : "]")'; the file may be cut off",
      end..<end, related: ("opened here", start..<start + 1))
  }

  @inline(never)
  mutating func stopAtValue() -> Stop {
    let word = wordRange(at: offset)
    let byte = bytes[offset]
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "#"): return stopAtComment()
    case UInt8(ascii: "'"):
      return stop(
        "text is quoted with ' where JSON wants \"", remedy: "use double quotes",
        offset..<offset + 1)
    case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ":"):
      return stop(
        "a value is missing before '\(character(offset))'", remedy: "write a value or remove it",
        offset..<offset + 1)
    case UInt8(ascii: "+"), UInt8(ascii: "."): return stopAtNumber(from: offset)
    default: break
    }
    guard !word.isEmpty else { return stopAtUnexpected("a value") }
    let text = bytes.text(word)
    switch text.lowercased() {
    case "true", "false", "null":
      return stop(
        "\(MessageText.quoted(text)) is no JSON value",
        remedy: "write it in lower case, or in double quotes if it is text", word)
    case "none", "nil", "undefined", "nan", "infinity", "inf":
      return stop(
        "\(MessageText.quoted(text)) is no JSON value", remedy: "write null or a number", word)
    default:
      return stop(
        "\(MessageText.quoted(text)) is no JSON value",
        remedy: builder.open.isEmpty
          ? "name the file .yaml if it is YAML" : "put it in double quotes if it is text", word)
    }
  }

  @inline(never)
  mutating func stopAtKey() -> Stop {
    guard let byte = bytes.at(offset) else { return stopAtEnd() }
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "#"): return stopAtComment()
    case UInt8(ascii: ","):
      return stop("a key is missing before ','", remedy: "remove the comma", offset..<offset + 1)
    default:
      let word = wordRange(at: offset)
      guard !word.isEmpty || byte == UInt8(ascii: "'") else { return stopAtUnexpected("a key") }
      return stop(
        "a key is not in double quotes", remedy: "put the key in double quotes",
        word.isEmpty ? offset..<offset + 1 : word)
    }
  }

  @inline(never)
  mutating func stopAtColon(behind key: PendingKey) -> Stop {
    guard let byte = bytes.at(offset) else { return stopAtEnd() }
    if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "#") { return stopAtComment() }
    return stop(
      "expected ':' behind the key, found \(found())", remedy: "write ':' and the value",
      offset..<offset + width(at: offset), related: ("the key", Int(key.start)..<Int(key.end)))
  }

  /// Behind a value inside a container.
  @inline(never)
  mutating func stopAtSeparator() -> Stop {
    guard let byte = bytes.at(offset), let container = builder.open.last else {
      return stopAtEnd()
    }
    let opened = Int(builder.nodes[container.index].start)
    let related = ("opened here", opened..<opened + 1)
    let closing = container.isMapping ? "}" : "]"
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "#"): return stopAtComment()
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      return stop(
        "'\(character(offset))' closes what was opened with '\(container.isMapping ? "{" : "[")'",
        remedy: "close it with '\(closing)'", offset..<offset + 1, related: related)
    case UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "-"), 0x30...0x39,
      UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"):
      return stop(
        "a comma is missing before \(found())", remedy: "write ',' between the two",
        offset..<offset + 1, related: related)
    default:
      return stop(
        "expected ',' or '\(closing)', found \(found())", offset..<offset + width(at: offset),
        related: related)
    }
  }

  @inline(never)
  mutating func stopBehindDocument() -> Stop {
    let byte = bytes[offset]
    if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "#") { return stopAtComment() }
    return stop(
      "\(found()) follows the end of the JSON document",
      remedy: "remove it; a file holds one document", offset..<offset + width(at: offset))
  }

  @inline(never)
  mutating func stopAtTrailingComma(_ comma: Int) -> Stop {
    stop(
      "a comma stands before '\(character(offset))'",
      remedy: "remove the comma; JSON has none there",
      comma..<comma + 1)
  }

  private mutating func stopAtComment() -> Stop {
    stop(
      "'\(character(offset))' is not JSON, which has no comments", remedy: "remove the comment",
      offset..<offset + 1)
  }

  private mutating func stopAtUnexpected(_ what: String) -> Stop {
    stop("expected \(what), found \(found())", offset..<offset + width(at: offset))
  }

  @inline(never)
  mutating func stopAtNumber(from start: Int) -> Stop {
    var end = start
    while Self.isWordByte(bytes.at(end)) { end += 1 }
    let text = bytes.text(start..<end)
    let digits = text.drop { $0 == "-" || $0 == "+" }
    let remedy =
      if digits.hasPrefix("0"), digits.dropFirst().first?.isNumber == true {
        "remove the leading zeros, or put it in double quotes if it is text"
      } else if text.hasPrefix("+") {
        "remove the '+'"
      } else {
        "write digits on both sides of a point and behind an 'e', or put text in double quotes"
      }
    return stop("\(MessageText.quoted(text)) is no JSON number", remedy: remedy, start..<end)
  }

  @inline(never)
  mutating func stopAtUnclosedString(from quote: Int) -> Stop {
    stop(
      "the file ends inside a text that is not closed", remedy: "close it with '\"'",
      bytes.count..<bytes.count, related: ("opened here", quote..<quote + 1))
  }

  @inline(never)
  mutating func stopAtControlCharacter(_ position: Int, openedAt quote: Int) -> Stop {
    switch bytes[position] {
    case 0x0A, 0x0D:
      return stop(
        "a line ends inside a text", remedy: "close the text with '\"', or write the break as \\n",
        position..<position + 1, related: ("opened here", quote..<quote + 1))
    case 0x09:
      return stop(
        "a tab stands inside a text", remedy: "write it as \\t", position..<position + 1)
    default:
      return stop(
        "the control character \(found(position)) stands inside a text",
        remedy: "remove it or write it as \\u and four digits", position..<position + 1)
    }
  }

  @inline(never)
  mutating func stopAtEscape(_ position: Int) -> Stop {
    if bytes.at(position + 1) == UInt8(ascii: "u") {
      var end = position + 2
      while end < position + 6, let byte = bytes.at(end), Character(Unicode.Scalar(byte)).isHexDigit
      {
        end += 1
      }
      return stop(
        "\\u is not followed by four hexadecimal digits",
        remedy: "write four digits, as in \\u00e9",
        position..<end)
    }
    return stop(
      "'\\\(character(position + 1))' is no escape of JSON",
      remedy: "write '\\\\' for a backslash itself",
      position..<min(position + 1 + width(at: position + 1), bytes.count))
  }

  @inline(never)
  mutating func stopAtLoneSurrogate(_ position: Int) -> Stop {
    stop(
      "\(bytes.text(position..<position + 6)) is half of a surrogate pair",
      remedy: "write both halves, the one from \\ud800 to \\udbff first",
      position..<position + 6)
  }

  @inline(never)
  mutating func stopAtMalformedText(_ position: Int) -> Stop {
    stop(
      "the byte \(found(position)) is not UTF-8", remedy: "save the file as UTF-8",
      position..<position + 1)
  }

  @inline(never)
  mutating func stopAtDepthLimit() -> Stop {
    stop(
      "nested deeper than \(MessageText.count(limits.maxDepth)) levels",
      remedy: "flatten the document", offset..<offset + 1)
  }

  @inline(never)
  mutating func stopAtNodeLimit() -> Stop {
    stop(
      "more than \(MessageText.count(limits.maxNodes)) values in one file",
      remedy: "split the file", offset..<offset + 1)
  }

  private mutating func stop(
    _ message: String, remedy: String? = nil, _ range: Range<Int>,
    related: (String, Range<Int>)? = nil
  ) -> Stop {
    var diagnostic = Diagnostic(
      .error, message, remedy: remedy, at: SourceRange(file: file, range))
    if let related {
      diagnostic.related = [.init(related.0, at: SourceRange(file: file, related.1))]
    }
    diagnostics.append(diagnostic)
    return Stop()
  }

  /// The letters and digits at an offset.
  private func wordRange(at start: Int) -> Range<Int> {
    var end = start
    while Self.isWordByte(bytes.at(end)) { end += 1 }
    return start..<end
  }

  private func width(at position: Int) -> Int {
    guard position < bytes.count else { return 0 }
    return UTF8Sequence.length(in: bytes, at: position) ?? 1
  }

  private func character(_ position: Int) -> String {
    bytes.text(position..<min(position + width(at: position), bytes.count))
  }

  /// The character at an offset for a message: in quotes, or as a number where it is not seen.
  private func found(_ position: Int? = nil) -> String {
    let position = position ?? offset
    let byte = bytes[position]
    if byte < 0x20 || byte == 0x7F || UTF8Sequence.length(in: bytes, at: position) == nil {
      let digits = String(byte, radix: 16, uppercase: true)
      return "0x" + (digits.count < 2 ? "0" : "") + digits
    }
    return "'\(character(position))'"
  }
}

extension SourceRange {
  init(file: FileIndex, _ range: Range<Int>) {
    self.init(file: file, start: UInt32(range.lowerBound), end: UInt32(range.upperBound))
  }
}
