/// Names that hold numbers, in the order of the numbers: `v1.9` before `v1.10`.
struct VersionNumber {
  private let parts: [Part]

  private enum Part {
    case number(Int)
    case text(String)
  }

  init(_ name: String) {
    var parts: [Part] = []
    var digits = ""
    var letters = ""
    func closeDigits() {
      if let number = Int(digits) { parts.append(.number(number)) }
      digits = ""
    }
    for character in name {
      if character.isASCII, character.isNumber {
        if !letters.isEmpty { parts.append(.text(letters)) }
        letters = ""
        digits.append(character)
      } else {
        closeDigits()
        letters.append(character)
      }
    }
    closeDigits()
    if !letters.isEmpty { parts.append(.text(letters)) }
    self.parts = parts
  }

  func precedes(_ other: VersionNumber) -> Bool {
    for (left, right) in zip(parts, other.parts) {
      switch (left, right) {
      case (.number(let a), .number(let b)) where a != b: return a < b
      case (.text(let a), .text(let b)) where a != b: return a < b
      case (.number, .text): return false
      case (.text, .number): return true
      default: continue
      }
    }
    // A version with more behind it is a candidate for the one without: 1.0.0-rc before 1.0.0.
    if parts.count == other.parts.count { return false }
    let longer = parts.count > other.parts.count ? parts : other.parts
    if case .text(let text) = longer[min(parts.count, other.parts.count)], text.hasPrefix("-") {
      return parts.count > other.parts.count
    }
    return parts.count < other.parts.count
  }
}
