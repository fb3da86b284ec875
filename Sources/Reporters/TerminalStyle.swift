/// Colours for a terminal (ECMA-48, select graphic rendition), or none.
struct TerminalStyle {
  /// What a piece of text is. The colour follows from it.
  enum Role: String {
    case error = "1;31"
    case warning = "1;33"
    case info = "1;34"
    case strong = "1"
    case dim = "2"
    case removed = "31"
    case added = "32"
  }

  let isColored: Bool

  /// The text in the colour of its role. It must not hold escape sequences of its own.
  func paint(_ text: String, _ role: Role?) -> String {
    guard isColored, let role, !text.isEmpty else { return text }
    return "\u{1B}[\(role.rawValue)m\(text)\u{1B}[0m"
  }
}
