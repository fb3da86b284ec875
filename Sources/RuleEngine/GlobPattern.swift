/// A pattern of names: `?` stands for one character, `*` for any number of them, and where names
/// have separators these two stop there, while `**` does not.
package struct GlobPattern: Hashable, Sendable {
  private enum Part: Hashable, Sendable {
    case scalar(Unicode.Scalar)
    case one
    case many
    case manyAcross
    /// Any number of whole folders: `**/`.
    case folders
  }

  /// The pattern as written.
  package let source: String
  private let parts: [Part]
  private let separator: Unicode.Scalar?

  /// - Parameter separator: What `?` and `*` do not stand for; nil where there is none.
  package init(_ source: String, separator: Unicode.Scalar? = nil) {
    self.source = source
    self.separator = separator
    var parts: [Part] = []
    for scalar in source.unicodeScalars {
      switch (scalar, parts.last) {
      case ("*", .many): parts[parts.count - 1] = .manyAcross
      case ("*", .manyAcross): break
      case ("*", _): parts.append(.many)
      case ("?", _): parts.append(.one)
      case (separator, .manyAcross): parts[parts.count - 1] = .folders
      default: parts.append(.scalar(scalar))
      }
    }
    self.parts = parts
  }

  /// Whether the whole of `text` fits.
  package func matches(_ text: String) -> Bool {
    // How much of the pattern can be used up by what was read of the text.
    var reached = [Bool](repeating: false, count: parts.count + 1)
    enter(0, &reached)
    for scalar in text.unicodeScalars {
      var next = [Bool](repeating: false, count: parts.count + 1)
      for (index, part) in parts.enumerated() where reached[index] {
        switch part {
        case .scalar(let wanted) where wanted == scalar: enter(index + 1, &next)
        case .one where scalar != separator: enter(index + 1, &next)
        case .many where scalar != separator: enter(index, &next)
        case .manyAcross: enter(index, &next)
        case .folders:
          next[index] = true
          if scalar == separator { enter(index + 1, &next) }
        default: break
        }
      }
      reached = next
    }
    return reached[parts.count]
  }

  /// Adds a place in the pattern, and those behind it that take no text to get to.
  private func enter(_ place: Int, _ reached: inout [Bool]) {
    for place in place...parts.count {
      reached[place] = true
      guard place < parts.count else { return }
      switch parts[place] {
      case .many, .manyAcross, .folders: continue
      case .scalar, .one: return
      }
    }
  }
}
