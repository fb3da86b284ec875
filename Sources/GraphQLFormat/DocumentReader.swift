internal import SchemaModel
internal import SourceText
internal import SyntaxTree

/// Reads the files of a schema into documents.
struct DocumentReader {
  private(set) var documents: [Document] = []
  private(set) var files: [SourceFile] = []
  private(set) var diagnostics: [Diagnostic] = []
  private var symbols = SymbolTable()
  private static let limits = ParseLimits()

  /// The symbols of all documents, which are this reader's no longer.
  mutating func takeSymbols() -> SymbolTable {
    let table = symbols
    symbols = SymbolTable()
    return table
  }

  mutating func readSDL(_ source: SourceFile) {
    let file = FileIndex(files.count)
    files.append(source)
    guard isReadable(source, file) else { return }
    symbols.reserve(forFileOf: source.bytes.count)
    let table = takeSymbols()
    unsafe source.bytes.withUnsafeBufferPointer { buffer in
      let bytes = unsafe ByteView(buffer)
      var parser = Parser(
        bytes, file: file, symbols: consume table, readsComments: !bytes.hasStringDescriptions)
      parser.parse()
      symbols = parser.takeSymbols()
      documents.append(parser.document)
      diagnostics += parser.diagnostics
    }
  }

  mutating func readIntrospection(_ source: SourceFile) {
    let file = FileIndex(files.count)
    files.append(source)
    guard
      let tree = SyntaxParser.parse(
        source, file: file, symbols: &symbols, diagnostics: &diagnostics)
    else { return }
    var reader = IntrospectionReader(tree, file: file, symbols: takeSymbols())
    if let document = reader.read() {
      documents.append(document)
    } else {
      diagnostics.append(
        Diagnostic(
          .error, "there is no __schema in this introspection result",
          remedy: "keep the answer as the service gave it, with data or without",
          at: tree.range(tree.root)))
    }
    diagnostics += reader.diagnostics
    symbols = reader.symbols
  }

  /// The list of upcoming changes beside a schema; nil where there is none.
  mutating func readUpcomingChanges(beside source: SourceFile, _ context: LoweringContext)
    -> UpcomingChanges?
  {
    for name in context.annotations.sideFiles {
      let found: SourceFile
      do throws(ReferenceFailure) {
        found = try context.loader.load(name, from: source)
      } catch {
        if !error.isAbsent {
          tell(error.message, error.remedy ?? "make it readable", 0, FileIndex(0))
        }
        continue
      }
      let file = FileIndex(files.count)
      files.append(found)
      return UpcomingChanges(found, file: file, symbols: &symbols, diagnostics: &diagnostics)
    }
    return nil
  }

  /// Whether a file is text of a size that is read.
  private mutating func isReadable(_ source: SourceFile, _ file: FileIndex) -> Bool {
    let limit = Self.limits.maxBytes
    guard source.bytes.count <= limit else {
      tell("the file is larger than the \(limit >> 20) MB that are read", "split it", 0, file)
      return false
    }
    let badOffset = unsafe source.bytes.withUnsafeBufferPointer { buffer -> Int? in
      let bytes = unsafe ByteView(buffer)
      var offset = 0
      while offset < bytes.count {
        if bytes[offset] < 0x80 {
          offset += 1
        } else if let length = UTF8Sequence.length(in: bytes, at: offset) {
          offset += length
        } else {
          return offset
        }
      }
      return nil
    }
    if let badOffset {
      tell("the file is not UTF-8 from here on", "save it as UTF-8", badOffset, file)
      return false
    }
    return true
  }

  private mutating func tell(
    _ message: String, _ remedy: String, _ offset: Int, _ file: FileIndex
  ) {
    diagnostics.append(
      Diagnostic(
        .error, message, remedy: remedy,
        at: SourceRange(file: file, start: UInt32(offset), end: UInt32(offset))))
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
