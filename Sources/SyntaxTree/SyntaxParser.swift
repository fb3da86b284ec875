package import SourceText

/// Reads the bytes of a file into a tree.
package enum SyntaxParser {
  /// Reads one YAML or JSON document.
  ///
  /// A file named `.json` is JSON. Any other that begins with `{` or `[` is JSON if it can be
  /// read as such, else YAML. Everything else is YAML.
  ///
  /// - Parameters:
  ///   - file: The index of the file in the ranges of the tree and the diagnostics.
  ///   - symbols: The table that keys and scalars are interned in, one for all files of a
  ///     revision.
  ///   - earlier: The tree of an earlier version of the file, whose symbols are among `symbols`. What
  ///     is the same in YAML is not read again; the result is the same.
  ///   - diagnostics: Gets what is wrong, in the order of the file.
  /// - Returns: The tree, or nil after an error behind which nothing can be told. There may be
  ///   errors with a tree too: a key that a mapping has twice is left out, a second document is
  ///   not read.
  package static func parse(
    _ source: SourceFile, file: FileIndex, symbols: inout SymbolTable,
    limits: ParseLimits = ParseLimits(), like earlier: SyntaxTree? = nil,
    diagnostics: inout [Diagnostic]
  ) -> SyntaxTree? {
    var reading = Reading(source: source, file: file, limits: limits.effective, earlier: earlier)
    symbols.reserve(forFileOf: min(source.bytes.count, limits.effective.maxBytes))
    let nodes = unsafe source.bytes.withUnsafeBufferPointer { buffer in
      unsafe reading.read(buffer, &symbols)
    }
    let finished = reading
    let sorted = reading.diagnostics.enumerated().sorted {
      ($0.element.range, $0.offset) < ($1.element.range, $1.offset)
    }
    diagnostics.append(contentsOf: sorted.map(\.element))
    return nodes.map {
      SyntaxTree(
        file: file, source: source, nodes: $0, isLiteral: finished.isLiteral,
        canBeReused: finished.canBeReused, repeatedBlocks: finished.repeatedBlocks)
    }
  }
}

/// The reading of one file: which language it is in, and what remains to be done behind.
private struct Reading {
  let source: SourceFile
  let file: FileIndex
  let limits: ParseLimits
  let earlier: SyntaxTree?
  var diagnostics: [Diagnostic] = []
  var isLiteral = true
  var canBeReused = false
  var repeatedBlocks = 0

  mutating func read(_ buffer: UnsafeBufferPointer<UInt8>, _ symbols: inout SymbolTable) -> [Node]?
  {
    let bytes = unsafe ByteView(buffer)
    guard bytes.count <= limits.maxBytes else {
      report(
        "the file has \(MessageText.count(bytes.count)) bytes, more than the"
          + " \(MessageText.count(limits.maxBytes)) that are read", remedy: "split the file")
      return nil
    }
    if let encoding = TextEncoding.foreign(bytes) {
      report("the file is encoded in \(encoding)", remedy: "save it as UTF-8")
      return nil
    }
    let start = TextEncoding.byteOrderMarkLength(bytes)
    let first = firstByte(bytes, from: start)
    guard let first else {
      report("the document is empty", remedy: "write a schema into it, or remove the file")
      return nil
    }
    let isNamedJSON = source.path.utf8.suffix(5).map { $0 | 0x20 } == Array(".json".utf8)
    guard isNamedJSON || first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
      let yaml = unsafe readYAML(buffer, from: start, &symbols)
      diagnostics = yaml.diagnostics
      return yaml.nodes
    }
    let json = readJSON(bytes, from: start, &symbols)
    if json.nodes != nil || isNamedJSON {
      diagnostics = json.diagnostics
      return json.nodes
    }
    let yaml = unsafe readYAML(buffer, from: start, &symbols)
    let isJSON = yaml.nodes == nil && looksLikeJSON(bytes, from: start)
    diagnostics = isJSON ? json.diagnostics : yaml.diagnostics
    return yaml.nodes
  }

  private func readJSON(_ bytes: ByteView, from start: Int, _ symbols: inout SymbolTable) -> Outcome
  {
    var scanner = JSONScanner(bytes, from: start, file: file, limits: limits)
    do throws(Stop) {
      try scanner.scan(&symbols)
      let nodes = scanner.builder.finish(file, &scanner.diagnostics)
      return Outcome(nodes: nodes, diagnostics: scanner.diagnostics)
    } catch {
      return Outcome(nodes: nil, diagnostics: scanner.diagnostics)
    }
  }

  private mutating func readYAML(
    _ buffer: UnsafeBufferPointer<UInt8>, from start: Int, _ symbols: inout SymbolTable
  ) -> Outcome {
    if let outcome = unsafe readWhatIsNew(buffer, from: start, &symbols) {
      canBeReused = true
      repeatedBlocks = outcome.repeatedBlocks
      return outcome
    }
    var reader = unsafe YAMLReader(
      buffer, text: buffer, from: start, file: file, limits: limits)
    let outcome = read(&reader, &symbols)
    isLiteral = reader.isLiteral
    canBeReused = outcome.nodes != nil && reader.canBeReused
    return outcome
  }

  /// Reads what the earlier version does not have; nil where the document has to be read as a whole.
  private func readWhatIsNew(
    _ buffer: UnsafeBufferPointer<UInt8>, from start: Int, _ symbols: inout SymbolTable
  ) -> Outcome? {
    guard let earlier, let repeated = RepeatedBlocks(in: unsafe ByteView(buffer), like: earlier)
    else { return nil }
    return unsafe repeated.text.withUnsafeBufferPointer { text in
      var reader = unsafe YAMLReader(
        buffer, text: text, from: start, file: file, limits: limits, repeated: repeated,
        earlier: earlier)
      var outcome = read(&reader, &symbols)
      outcome.repeatedBlocks = reader.takenBlocks
      return outcome.nodes != nil && reader.hasTakenAllBlocks ? outcome : nil
    }
  }

  private func read(_ reader: inout YAMLReader, _ symbols: inout SymbolTable) -> Outcome {
    do throws(Stop) {
      try reader.read(&symbols)
      let nodes = reader.builder.finish(file, &reader.diagnostics)
      return Outcome(nodes: nodes, diagnostics: reader.diagnostics)
    } catch {
      return Outcome(nodes: nil, diagnostics: reader.diagnostics)
    }
  }

  private struct Outcome {
    var nodes: [Node]?
    var diagnostics: [Diagnostic]
    var repeatedBlocks = 0
  }

  private func firstByte(_ bytes: ByteView, from start: Int) -> UInt8? {
    var offset = start
    while let byte = bytes.at(offset), byte == 0x20 || (0x09...0x0D).contains(byte) { offset += 1 }
    return bytes.at(offset)
  }

  /// Whether a text that is neither JSON nor YAML was probably meant as JSON: its first bracket is
  /// followed by what JSON has there, in the way JSON writes it.
  private func looksLikeJSON(_ bytes: ByteView, from start: Int) -> Bool {
    var brackets = 0
    for offset in start..<bytes.count {
      switch bytes[offset] {
      case 0x09, 0x0A, 0x0D, 0x20: continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): brackets += 1
      case UInt8(ascii: "\""), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: "-"), 0x30...0x39:
        return true
      default: return false
      }
    }
    return brackets > 0
  }

  private mutating func report(_ message: String, remedy: String) {
    diagnostics.append(
      Diagnostic(
        .error, message, remedy: remedy, at: SourceRange(file: file, start: 0, end: 0)))
  }
}
