package import SourceText

extension SyntaxTree {
  /// The subtree as canonical JSON: no white space, keys in the order of their bytes, numbers in
  /// one exact spelling (`1.0`, `1e0` and `1` are `1`). Two subtrees mean the same value exactly
  /// when their canonical texts are equal. `.inf` and `.nan`, which JSON lacks, stay words.
  package func canonicalText(of node: NodeID, _ symbols: SymbolTable) -> String {
    var writer = CanonicalWriter(tree: self, symbols: symbols)
    writer.write(node)
    return String(decoding: writer.text, as: UTF8.self)
  }
}

/// Writes canonical JSON. Recursive; the depth of a tree is limited.
private struct CanonicalWriter {
  let tree: SyntaxTree
  let symbols: SymbolTable
  var text: [UInt8] = []

  mutating func write(_ node: NodeID) {
    switch tree.kind(node) {
    case .null: append("null")
    case .boolean: append(tree.isTrue(node, symbols) ? "true" : "false")
    case .integer, .number:
      let written = symbols.text(tree.scalar(node))
      append(DecimalNumber(written)?.text ?? otherNumber(written))
    case .string: appendQuoted(tree.scalar(node))
    case .sequence:
      append("[")
      for (position, item) in tree.children(node).enumerated() {
        if position > 0 { append(",") }
        write(item)
      }
      append("]")
    case .mapping:
      append("{")
      for (position, member) in membersInOrder(of: node).enumerated() {
        if position > 0 { append(",") }
        appendQuoted(tree.key(member))
        append(":")
        write(member)
      }
      append("}")
    }
  }

  private func membersInOrder(of node: NodeID) -> [NodeID] {
    let members = tree.children(node).map { (key: symbols.text(tree.key($0)), value: $0) }
    return
      members
      .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map(\.value)
  }

  /// `.inf` and `.nan` in one spelling, and numbers too long for ``DecimalNumber`` as they are.
  private func otherNumber(_ written: String) -> String {
    let lower = written.lowercased()
    return lower == "+.inf" ? ".inf" : lower
  }

  private mutating func append(_ part: String) { text.append(contentsOf: part.utf8) }

  /// Escapes what JSON does not allow as it is (RFC 8259 §7), and nothing else.
  private mutating func appendQuoted(_ symbol: Symbol) {
    append("\"")
    let symbols = symbols
    symbols.withView(symbol) { bytes in
      var copied = 0
      for offset in 0..<bytes.count {
        let byte = bytes[offset]
        guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else {
          continue
        }
        bytes.append(copied..<offset, to: &text)
        copied = offset + 1
        switch byte {
        case UInt8(ascii: "\n"): append("\\n")
        case UInt8(ascii: "\r"): append("\\r")
        case UInt8(ascii: "\t"): append("\\t")
        case UInt8(ascii: "\""): append("\\\"")
        case UInt8(ascii: "\\"): append("\\\\")
        default: append((byte < 0x10 ? "\\u000" : "\\u00") + String(byte, radix: 16))
        }
      }
      bytes.append(copied..<bytes.count, to: &text)
    }
    append("\"")
  }
}
