/// A sentence with places for what is known only when something is found: `{noun} {name} was
/// removed from {place}`.
package struct MessageTemplate: Hashable, Sendable {
  /// What can stand in braces. Every value is a phrase that has been made for people.
  package enum Placeholder: String, CaseIterable, Hashable, Sendable {
    /// The format's word for the element, such as `query parameter`.
    case noun
    /// The name of the element as written.
    case name
    /// What contains the element or uses it.
    case place
    /// What differs, as a phrase: `maxLength lowered from 50 to 20`.
    case change
    /// The value before.
    case before
    /// The value after; for a fact, the value as written.
    case after
    /// The key as written.
    case key
    /// What was probably meant.
    case suggestion
    /// The day that counts as the announcement.
    case announced
    /// The sunset that binds.
    case sunset
    /// The days of notice given.
    case days
    /// The days of notice that the policy promises.
    case required
    /// The first day on which the change is allowed.
    case earliest
    /// ``earliest`` with room for review.
    case review
    /// The day of the run.
    case now
    /// What to use instead.
    case replacement
    /// By what the announcement is known: a version, the annotation's claim.
    case evidence
    /// Why a waiver excuses the change.
    case reason
    /// Who asked for a waiver.
    case owner
    /// Who approved of a waiver.
    case approver
    /// The last day of a waiver.
    case expires
    /// How the format writes a sunset, a replacement, a reason.
    case sunsetKey = "sunset-key"
    case replacementKey = "replacement-key"
    case reasonKey = "reason-key"
    /// How the format announces the end of an enum value.
    case enumKey = "enum-key"
  }

  private enum Part: Hashable, Sendable {
    case text(String)
    case placeholder(Placeholder)
  }

  /// The sentence as it was written.
  package let source: String
  private let parts: [Part]

  /// A sentence without places.
  package init(verbatim text: String) {
    source = text
    parts = text.isEmpty ? [] : [.text(text)]
  }

  /// Reads a sentence. `{{` and `}}` stand for braces.
  package init(_ source: String) throws(Problem) {
    self.source = source
    let bytes = Array(source.utf8)
    let (open, close) = (UInt8(ascii: "{"), UInt8(ascii: "}"))
    var parts: [Part] = []
    /// Where the text begins that is not in `parts` yet.
    var start = 0
    func takeText(upTo end: Int) {
      if start < end { parts.append(.text(String(decoding: bytes[start..<end], as: UTF8.self))) }
    }
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      guard byte == open || byte == close else {
        index += 1
        continue
      }
      takeText(upTo: index)
      if index + 1 < bytes.count, bytes[index + 1] == byte {
        // The second brace stands for itself and begins the text that follows.
        start = index + 1
        index += 2
        continue
      }
      guard byte == open else { throw .unbalanced("}") }
      guard let end = bytes[index...].firstIndex(of: close) else { throw .unbalanced("{") }
      let word = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
      guard let placeholder = Placeholder(rawValue: word) else { throw .unknown(word) }
      parts.append(.placeholder(placeholder))
      index = end + 1
      start = index
    }
    takeText(upTo: bytes.count)
    self.parts = parts
  }

  /// What is wrong with a sentence.
  package enum Problem: Error, Hashable, Sendable {
    /// Something in braces that is no placeholder.
    case unknown(String)
    /// A brace without its other half.
    case unbalanced(String)
  }

  package var isEmpty: Bool { parts.isEmpty }

  /// The placeholders of the sentence, in order.
  package var placeholders: [Placeholder] {
    parts.compactMap { part in
      if case .placeholder(let placeholder) = part { placeholder } else { nil }
    }
  }

  /// The sentence with every place filled in by `value`, which is asked only for those there are.
  package func text(_ value: (Placeholder) -> String) -> String {
    parts.reduce(into: "") { result, part in
      switch part {
      case .text(let text): result += text
      case .placeholder(let placeholder): result += value(placeholder)
      }
    }
  }
}
