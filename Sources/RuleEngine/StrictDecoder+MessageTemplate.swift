package import SyntaxTree

extension StrictDecoder {
  /// A sentence with placeholders, all of them known.
  package mutating func template(_ node: NodeID) -> MessageTemplate? {
    guard let text = string(node) else { return nil }
    do throws(MessageTemplate.Problem) {
      return try MessageTemplate(text)
    } catch {
      switch error {
      case .unknown(let word):
        report(
          "{\(word)} is no placeholder",
          remedy: suggestion(
            for: word, among: MessageTemplate.Placeholder.allCases.map(\.rawValue)),
          at: find("{\(word)}", in: node))
      case .unbalanced(let brace):
        report(
          "a '\(brace)' stands by itself", remedy: "write '\(brace)\(brace)' for a brace",
          at: find(brace, in: node))
      }
      return nil
    }
  }
}
