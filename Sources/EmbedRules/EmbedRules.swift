import FoundationEssentials

/// `EmbedRules RULES OUTPUT`: writes every YAML file below RULES into OUTPUT, as string literals.
@main
struct EmbedRules {
  static func main() throws {
    let rules = CommandLine.arguments[1]
    let output = CommandLine.arguments[2]
    var text = """
      // Written at build time from the rules folder.

      package let builtInRuleFiles: [RuleFileText] = [

      """
    let paths = try FileManager.default.subpathsOfDirectory(atPath: rules)
      .filter { $0.hasSuffix(".yaml") }
    for path in paths.sorted() {
      let content = String(decoding: try Data(contentsOf: file(path, in: rules)), as: UTF8.self)
      text += "  RuleFileText(path: \(literal(path)), text: \(literal(content))),\n"
    }
    text += "]\n"
    try Data(text.utf8).write(to: URL(filePath: output))
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
