internal import SourceText

/// Parses the files of a schema.
enum DocumentReader {
  static func parse(_ source: SourceFile, file: FileIndex, symbols: inout SymbolTable)
    -> (document: Document, diagnostics: [Diagnostic])
  {
    let table = symbols
    symbols = SymbolTable()
    return unsafe source.bytes.withUnsafeBufferPointer { buffer in
      let bytes = unsafe ByteView(buffer)
      var parser = Parser(
        bytes, file: file, symbols: consume table, readsComments: !bytes.hasStringDescriptions)
      parser.parse()
      symbols = parser.symbols
      return (parser.document, parser.diagnostics)
    }
  }
}

extension ByteView {
  /// Whether a string stands at the beginning of a line, as descriptions do since June 2018.
  fileprivate var hasStringDescriptions: Bool {
    var offset = 0
    while offset < count {
      var start = offset
      while start < count, self[start] == 0x20 || self[start] == 0x09 { start += 1 }
      if start < count, self[start] == UInt8(ascii: "\"") { return true }
      while start < count, self[start] != 0x0A { start += 1 }
      offset = start + 1
    }
    return false
  }
}
