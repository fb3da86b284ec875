internal import SourceText

/// Text of an input made fit to stand in Markdown (CommonMark 0.31.2 and GitHub's extensions),
/// where it must neither format, nor link, nor mention, nor become HTML.
enum MarkdownText {
  /// Running text on one line. It must not stand at the beginning of a line, where a number or a
  /// dash would begin a list.
  static func escaped(_ text: String, limit: Int = 400) -> String {
    var result = ""
    let shown = VisibleText.line(text, limit: limit)
    for index in shown.indices {
      let character = shown[index]
      switch character {
      case "\\", "`", "*", "_", "[", "]", "|", "~", "$", "!", "^": result += "\\\(character)"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      // GitHub mentions, issue numbers and bare addresses: an empty comment takes them apart.
      case "@", "#": result += "\(character)<!-- -->"
      case ":" where shown[index...].hasPrefix("://"): result += ":<!-- -->"
      case "." where shown[..<index].hasSuffix("www") || shown[..<index].hasSuffix("WWW"):
        result += ".<!-- -->"
      default: result.append(character)
      }
    }
    return result
  }

  /// A code span. Nothing is escaped in one; its fence is longer than any within.
  static func code(_ text: String, limit: Int = 160) -> String {
    let shown = VisibleText.line(text, limit: limit)
    var longest = 0
    var run = 0
    for character in shown {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let needsSpace =
      shown.isEmpty || shown.hasPrefix("`") || shown.hasSuffix("`")
      || (shown.hasPrefix(" ") && shown.hasSuffix(" "))
    let space = needsSpace ? " " : ""
    return "\(fence)\(space)\(shown)\(space)\(fence)"
  }

  /// A link where the text is the address of a web page, else a code span: no other scheme can be
  /// followed.
  static func link(_ text: String) -> String {
    URIText.isWebAddress(text) && !text.contains("[") && !text.contains("]")
      ? "<\(text)>" : code(text)
  }

  /// What could not be read, as a quotation; nothing where there is nothing.
  static func quoted(problems: [String]) -> [String] {
    guard !problems.isEmpty else { return [] }
    return ["> **This is incomplete**, since not everything could be read:", ">"]
      + problems.map { "> - \(escaped($0))" }
  }

  /// Lines of code, each made visible, behind a fence that is longer than any within.
  static func block(_ text: String, language: String) -> [String] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { VisibleText.line(String($0), limit: 200) }
    var fence = "```"
    while lines.contains(where: { $0.contains(fence) }) { fence += "`" }
    return ["\(fence)\(language)"] + lines + [fence]
  }

  /// A name, an address of mail, or a page.
  static func contact(_ text: String) -> String {
    URIText.isWebAddress(text) || URIText.isMailAddress(text)
      ? "<\(text)>" : escaped(text, limit: 120)
  }
}
