package import SourceText

extension SyntaxTree {
  /// The JSON Pointer (RFC 6901) to a node, `""` for the root. Found by descending from the root:
  /// for reports, not for loops.
  package func pointer(to node: NodeID, _ symbols: SymbolTable) -> String {
    var pointer = ""
    var parent = root
    while parent < node {
      var position = 0
      for child in children(parent) {
        if node.raw < nodes.endIndex(of: Int(child.raw)) {
          pointer += "/"
          pointer += key(child).isNone ? String(position) : Self.escape(symbols.text(key(child)))
          parent = child
          break
        }
        position += 1
      }
    }
    return pointer
  }

  /// RFC 6901 §3: `~` is written `~0` and `/` is written `~1`.
  private static func escape(_ key: String) -> String {
    var escaped = ""
    for scalar in key.unicodeScalars {
      switch scalar {
      case "~": escaped += "~0"
      case "/": escaped += "~1"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
