import SourceText

/// What is wrong with a YAML file, and what to do about it. Each adds one diagnostic; all are
/// cold.
extension YAMLReader {
  /// What is known before anything is read.
  mutating func reportSurvey() throws(Stop) {
    if let separator = survey.firstSeparator {
      let others = survey.separators > 1 ? "; there are \(survey.separators) such characters" : ""
      report(
        .warning,
        "the character \(separator.name) is read as the end of a line, as in YAML 1.1\(others)",
        remedy: "remove it, or write it as an escape in double quotes",
        UInt32(separator.offset)..<UInt32(separator.offset + separator.length))
    }
    if survey.directives > 100 {
      let offset = UInt32(survey.lastDirective)
      throw stop(
        "there are \(MessageText.count(survey.directives)) directives before the document",
        remedy: "remove all but the ones that are used", offset..<offset + 1)
    }
  }

  mutating func reportSecondDocument(_ range: Range<UInt32>) {
    report(
      .error, "a second document begins here; only the first was read",
      remedy: "keep one document in a file", range)
  }

  mutating func reportNullKey(_ range: Range<UInt32>) {
    report(
      .error, range.isEmpty ? "a key is missing before ':'" : "a key is null",
      remedy: range.isEmpty ? "write a key" : "put it in quotes if it is text", range)
  }

  mutating func remark(_ text: String, meaning: String, _ range: Range<UInt32>) {
    report(
      .note, "\(MessageText.quoted(text)) is \(meaning) to readers that follow YAML 1.1",
      remedy: "put it in quotes if it is text", range)
  }

  mutating func reportUnknownTag(_ name: String, _ range: Range<UInt32>) {
    report(
      .warning, "the tag \(MessageText.quoted(name)) is not known; the value is read without it",
      remedy: "remove the tag", range)
  }

  mutating func reportMisfit(_ wanted: NodeKind, _ found: String, _ range: Range<UInt32>) {
    report(
      .error, "the tag says \(wanted.name), but the value is \(found)",
      remedy: "correct or remove the tag", range)
  }

  mutating func stopAtEmptyDocument() -> Stop {
    stop(
      "the document is empty", remedy: "write a schema into it, or remove the file",
      UInt32(base)..<UInt32(base))
  }

  mutating func stopAtComplexKey(_ kind: NodeKind, _ range: Range<UInt32>) -> Stop {
    stop(
      "a mapping key must be a scalar, this is \(kind.name)",
      remedy: "write plain text before the ':'; put it in quotes if it begins with '{' or '['",
      range)
  }

  mutating func stopAtUndefinedAlias(_ name: String, _ range: Range<UInt32>) -> Stop {
    stop(
      "the alias '*\(name)' has no anchor '&\(name)' before it",
      remedy: "define the anchor first, or put the value in quotes if it is text", range)
  }

  mutating func stopAtCycle(_ name: String, _ range: Range<UInt32>, _ anchor: UInt32) -> Stop {
    stop(
      "the alias '*\(name)' stands for a value that contains it",
      remedy: "use a $ref for what is recursive", range,
      related: ("the anchor", anchor..<anchor + 1 + UInt32(name.utf8.count)))
  }

  mutating func stopAtDepthLimit(_ range: Range<UInt32>) -> Stop {
    stop(
      "nested deeper than \(MessageText.count(limits.maxDepth)) levels",
      remedy: "flatten the document", range)
  }

  mutating func stopAtNodeLimit(_ range: Range<UInt32>) -> Stop {
    stop(
      "more than \(MessageText.count(limits.maxNodes)) values in one file",
      remedy: "split the file",
      range)
  }

  mutating func stopAtAliasLimit(_ range: Range<UInt32>) -> Stop {
    stop(
      "aliases make more than \(MessageText.count(limits.maxAliasNodes)) values of this file",
      remedy: "use fewer aliases, or $ref", range)
  }

  /// Why libyaml cannot read on.
  @inline(never)
  mutating func stopAtProblem() -> Stop {
    let problem = stream.problem
    let offset =
      switch problem.place {
      case .byte(let byte): UInt32(min(base + byte, bytes.count))
      case .mark(let mark): offsets.offset(of: mark)
      }
    let place = offset..<offset + UInt32(width(at: Int(offset)))
    if problem.isEncoding { return stopAtEncoding(problem.message, place) }

    let context = problem.context.map { context in
      (message: context.message, start: Int(offsets.offset(of: context.mark)))
    }
    let explanation = YAMLExplanation(
      problem.message, context: context, at: Int(offset), in: bytes, lastScalar: lastScalar)
    var related: (String, Range<UInt32>)?
    if let opened = explanation.opened, let context {
      related = (opened, UInt32(context.start)..<UInt32(context.start + width(at: context.start)))
    }
    return stop(explanation.message, remedy: explanation.remedy, place, related: related)
  }

  private mutating func stopAtEncoding(_ message: String, _ place: Range<UInt32>) -> Stop {
    if message.hasPrefix("control characters") {
      let digits = String(scalar(at: Int(place.lowerBound)), radix: 16, uppercase: true)
      let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      return stop(
        "the character U+\(padded) is not allowed in YAML",
        remedy: "remove it, or write it as an escape in double quotes", place)
    }
    return stop("a byte is not UTF-8", remedy: "save the file as UTF-8", place)
  }

  /// The code point at an offset of well-formed UTF-8.
  private func scalar(at offset: Int) -> UInt32 {
    bytes.text(offset..<offset + width(at: offset)).unicodeScalars.first?.value ?? 0
  }

  private func width(at offset: Int) -> Int {
    guard offset < bytes.count else { return 0 }
    return UTF8Sequence.length(in: bytes, at: offset) ?? 1
  }

  private mutating func report(
    _ severity: Diagnostic.Severity, _ message: String, remedy: String?, _ range: Range<UInt32>,
    related: (String, Range<UInt32>)? = nil
  ) {
    var diagnostic = Diagnostic(
      severity, message, remedy: remedy,
      at: SourceRange(file: file, start: range.lowerBound, end: range.upperBound))
    if let related {
      diagnostic.related = [
        .init(
          related.0,
          at: SourceRange(
            file: file, start: related.1.lowerBound,
            end: min(related.1.upperBound, UInt32(bytes.count))))
      ]
    }
    diagnostics.append(diagnostic)
  }

  private mutating func stop(
    _ message: String, remedy: String?, _ range: Range<UInt32>,
    related: (String, Range<UInt32>)? = nil
  ) -> Stop {
    report(.error, message, remedy: remedy, range, related: related)
    return Stop()
  }
}
