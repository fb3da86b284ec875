package import SourceText

extension SyntaxTree {
  /// The subtree as canonical JSON: no white space, keys in the order of their bytes, numbers in
  /// one exact spelling (`1.0`, `1e0` and `1` are `1`). Two subtrees mean the same value exactly
  /// when their canonical texts are equal. `.inf` and `.nan`, which JSON lacks, stay words.
  package func canonicalText(of node: NodeID, _ symbols: SymbolTable) -> String {
    var text = ""
    writeCanonical(node, symbols, &text)
    return text
  }

  /// Recursive; the depth of a tree is limited.
  private func writeCanonical(_ node: NodeID, _ symbols: SymbolTable, _ text: inout String) {
    switch kind(node) {
    case .null: text += "null"
    case .boolean: text += isTrue(node, symbols) ? "true" : "false"
    case .integer, .number:
      let written = symbols.text(scalar(node))
      text += DecimalNumber(written)?.text ?? Self.otherNumber(written)
    case .string: Self.writeQuoted(symbols.text(scalar(node)), &text)
    case .sequence:
      var separator = "["
      for item in children(node) {
        text += separator
        writeCanonical(item, symbols, &text)
        separator = ","
      }
      text += separator == "[" ? "[]" : "]"
    case .mapping:
      let members = children(node).map { (key: symbols.text(key($0)), value: $0) }
      var separator = "{"
      for member in members.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
        text += separator
        Self.writeQuoted(member.key, &text)
        text += ":"
        writeCanonical(member.value, symbols, &text)
        separator = ","
      }
      text += separator == "{" ? "{}" : "}"
    }
  }

  /// `.inf` and `.nan` in one spelling, and numbers too long for ``DecimalNumber`` as they are.
  private static func otherNumber(_ written: String) -> String {
    let lower = written.lowercased()
    return lower == "+.inf" ? ".inf" : lower
  }

  private static func writeQuoted(_ value: String, _ text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..."\u{1F}":
        text += scalar.value < 0x10 ? "\\u000" : "\\u00"
        text += String(scalar.value, radix: 16)
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
