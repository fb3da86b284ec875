package import SourceText

/// What a file contributes to a schema that is written in several files.
package struct SchemaRole: Sendable {
  /// It has the `schema` definition.
  package private(set) var definesSchema = false
  /// It defines the type that queries begin at.
  package private(set) var definesQuery = false
  /// It extends the schema or that type.
  package private(set) var extends = false

  /// A look at what stands at the beginning of lines: the file is not parsed.
  package init(of source: SourceFile) {
    let bytes = source.bytes
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      if bytes[start] > 0x20 { look(at: bytes[start..<min(end, start + 64)]) }
      start = end + 1
    }
  }

  private mutating func look(at line: ArraySlice<UInt8>) {
    let words = line.split { !Lexer.continuesName($0) }.prefix(3).map {
      String(decoding: $0, as: UTF8.self)
    }
    switch words.first {
    case "schema": definesSchema = true
    case "type" where words.count > 1 && words[1] == "Query": definesQuery = true
    case "extend" where words.count > 1 && words[1] == "schema",
      "extend" where words.count > 2 && words[2] == "Query":
      extends = true
    default: break
    }
  }
}
