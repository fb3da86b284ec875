import FoundationEssentials
import SourceText
import SyntaxTree

/// `EmbedRules RULES OUTPUT FILE…`: writes files below RULES into OUTPUT, as string literals.
@main
struct EmbedRules {
  /// What only `explain` and the like show: two thirds of the text.
  private static let details: Set<String> = ["explanation", "references", "examples"]

  static func main() throws {
    let rules = CommandLine.arguments[1]
    let output = CommandLine.arguments[2]
    var text = """
      // Written at build time from the rules folder.

      package let builtInRuleFiles: [RuleFileText] = [

      """
    let paths = CommandLine.arguments.dropFirst(3)
    for path in paths where path.hasSuffix(".yaml") {
      let content = String(decoding: try Data(contentsOf: file(path, in: rules)), as: UTF8.self)
      text += """
          RuleFileText(
            path: \(literal(path)),
            text: \(literal(content)),
            judgingText: \(literal(try judgingText(content, path)))),

        """
    }
    text += "]\n"
    for path in paths where path.hasSuffix("directives.graphql") {
      let content = String(decoding: try Data(contentsOf: file(path, in: rules)), as: UTF8.self)
      text += "\n/// `rules/directives.graphql`.\n"
      text += "package let builtInDirectives = \(literal(content))\n"
    }
    try Data(text.utf8).write(to: URL(filePath: output))
  }

  /// A file without its details, as JSON, which is read in a fraction of the time.
  private static func judgingText(_ content: String, _ path: String) throws -> String {
    var symbols = SymbolTable()
    var diagnostics: [Diagnostic] = []
    let source = SourceFile(path: path, bytes: Array(content.utf8))
    let tree = SyntaxParser.parse(
      source, file: FileIndex(0), symbols: &symbols, diagnostics: &diagnostics)
    guard let tree, tree.kind(tree.root) == .mapping else {
      throw Unreadable(path: path, message: diagnostics.first?.message ?? "it is no mapping")
    }
    let members = tree.children(tree.root)
      .map { (key: symbols.text(tree.key($0)), node: $0) }
      .filter { !details.contains($0.key) }
      .map { "\"\($0.key)\":" + tree.canonicalText(of: $0.node, symbols) }
    return "{" + members.joined(separator: ",") + "}"
  }

  private struct Unreadable: Error {
    let path: String
    let message: String
  }

  private static func file(_ path: String, in folder: String) -> URL {
    URL(filePath: folder).appending(path: path)
  }

  /// A Swift string literal for any text.
  private static func literal(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20: result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
