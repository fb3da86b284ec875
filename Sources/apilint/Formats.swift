internal import GraphQLFormat
internal import OpenAPIFormat
internal import SchemaModel
internal import SourceText

/// The formats that can be read, in the order in which they are tried.
enum Formats {
  static let all: [any SchemaFormat] = [GraphQLFormat(), OpenAPIFormat()]

  /// Whether a file may be the root of an API: it has the key that names its format.
  static func mayRead(_ source: SourceFile) -> Bool {
    GraphQLFormat.mayRead(source) || rootKeys.contains { source.hasRootKey($0) }
  }

  private static let rootKeys = ["openapi", "swagger"]

  /// What a file must look like, for the error when it is none of them.
  static let description =
    "OpenAPI 2.0 (Swagger), 3.0, 3.1 and 3.2, in YAML or JSON, and GraphQL schemas, as SDL or introspection results"
}

extension SourceFile {
  /// Whether a key stands at the beginning of a line or, in quotes, anywhere in a JSON document.
  fileprivate func hasRootKey(_ key: String) -> Bool {
    let isJSON = bytes.first { $0 > 0x20 && $0 < 0x80 } == UInt8(ascii: "{")
    let word = Array((isJSON ? "\"\(key)\"" : "\(key)").utf8)
    var start = bytes.startIndex
    while let found = bytes[start...].firstIndex(of: word[0]) {
      start = found + 1
      guard bytes[found...].starts(with: word) else { continue }
      if isJSON || isAtLineStart(found) { return true }
    }
    return false
  }

  /// Behind a line feed, or at the beginning of the file but for a byte order mark and quotes.
  private func isAtLineStart(_ offset: Int) -> Bool {
    var offset = offset
    while offset > 0, [0x22, 0x27, 0xEF, 0xBB, 0xBF].contains(bytes[offset - 1]) { offset -= 1 }
    return offset == 0 || bytes[offset - 1] == 0x0A
  }
}
