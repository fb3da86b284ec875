package import SourceText
package import SyntaxTree

/// Reads values out of a tree and accepts nothing that it does not know: an unknown key, a value
/// that is none of the words, the wrong kind of node or a missing key is an error with its place,
/// and with what was probably meant.
///
/// Every question that cannot be answered adds to ``diagnostics`` and returns nil, so that one run
/// names every problem of a file.
package struct StrictDecoder {
  package let tree: SyntaxTree
  private let symbols: SymbolTable
  /// What was wrong so far, in the order of the questions.
  package private(set) var diagnostics: [Diagnostic] = []

  /// The values of a mapping by their keys.
  package typealias Fields = [String: NodeID]

  package init(_ tree: SyntaxTree, _ symbols: SymbolTable) {
    self.tree = tree
    self.symbols = symbols
  }

  /// Parses a file and decodes it with `decode`; nil where it has an error, whatever was decoded.
  ///
  /// Mere warnings of the parser are left out: they tell of spellings that readers disagree on, such
  /// as `off`, and here every word has one meaning.
  package static func decode<Value>(
    _ source: SourceFile, file: FileIndex, diagnostics: inout [Diagnostic],
    with decode: (inout StrictDecoder) -> Value?
  ) -> Value? {
    var symbols = SymbolTable()
    var found: [Diagnostic] = []
    defer { diagnostics += found }
    guard
      let tree = SyntaxParser.parse(source, file: file, symbols: &symbols, diagnostics: &found)
    else { return nil }
    found.removeAll { $0.severity != .error }
    var decoder = StrictDecoder(tree, symbols)
    let value = decode(&decoder)
    found += decoder.diagnostics
    return found.contains { $0.severity == .error } ? nil : value
  }

  /// Adds an error at a node: at its key where it has one.
  package mutating func report(_ message: String, remedy: String? = nil, at node: NodeID) {
    report(message, remedy: remedy, at: tree.place(node))
  }

  package mutating func report(_ message: String, remedy: String? = nil, at range: SourceRange) {
    diagnostics.append(Diagnostic(.error, message, remedy: remedy, at: range))
  }

  // MARK: Mappings and lists

  /// The fields of a mapping: all keys in `required` and some in `optional`, no others.
  /// - Parameter thing: What the mapping stands for, with its article: `a rule`.
  package mutating func fields(
    _ node: NodeID, of thing: String, required: [String] = [], optional: [String] = []
  ) -> Fields? {
    guard expect(.mapping, at: node) else { return nil }
    var fields: Fields = [:]
    var isComplete = true
    for child in tree.children(node) {
      let key = symbols.text(tree.key(child))
      fields[key] = child
      guard !required.contains(key), !optional.contains(key) else { continue }
      report(
        "'\(key)' is no key of \(thing)", remedy: suggestion(for: key, among: required + optional),
        at: child)
      isComplete = false
    }
    for key in required where fields[key] == nil {
      report(
        "\(thing) needs the key '\(key)'",
        remedy: required.count > 1
          ? "add it; it needs all of \(required.joined(separator: ", "))" : "add it",
        at: node)
      isComplete = false
    }
    return isComplete ? fields : nil
  }

  /// The members of a mapping whose keys are free, in the order of the file.
  package mutating func members(_ node: NodeID) -> [(key: String, value: NodeID)]? {
    guard expect(.mapping, at: node) else { return nil }
    return tree.children(node).map { (symbols.text(tree.key($0)), $0) }
  }

  /// The items of a list.
  package mutating func items(_ node: NodeID) -> [NodeID]? {
    guard expect(.sequence, at: node) else { return nil }
    return Array(tree.children(node))
  }

  /// The items of a list, or the node itself where it is none.
  package mutating func itemsOrItself(_ node: NodeID) -> [NodeID]? {
    guard tree.kind(node) == .sequence else { return [node] }
    let items = Array(tree.children(node))
    if items.isEmpty {
      report("\(label(node)) is an empty list", remedy: "leave it out", at: node)
      return nil
    }
    return items
  }

  package func kind(_ node: NodeID) -> NodeKind { tree.kind(node) }

  // MARK: Scalars

  /// Text that is not empty.
  package mutating func string(_ node: NodeID) -> String? {
    guard expect(.string, at: node) else { return nil }
    let text = symbols.text(tree.scalar(node))
    if text.isEmpty {
      report("\(label(node)) is empty", at: node)
      return nil
    }
    return text
  }

  /// The text of any scalar, also of one that reads like a number or a date.
  package mutating func scalarText(_ node: NodeID) -> String? {
    guard let text = tree.scalarText(node, symbols), !text.isEmpty else {
      _ = string(node)
      return nil
    }
    return text
  }

  /// A list of texts, or one text.
  package mutating func strings(_ node: NodeID) -> [String]? {
    guard let items = itemsOrItself(node) else { return nil }
    let texts = items.compactMap { string($0) }
    return texts.count == items.count ? texts : nil
  }

  /// A whole number that is not negative.
  package mutating func count(_ node: NodeID) -> Int? {
    guard expect(.integer, at: node) else { return nil }
    guard let value = tree.integer(node, symbols), value >= 0, value <= 100_000 else {
      report("\(label(node)) must be between 0 and 100,000", at: node)
      return nil
    }
    return value
  }

  package mutating func boolean(_ node: NodeID) -> Bool? {
    guard expect(.boolean, at: node) else { return nil }
    return tree.boolean(node, symbols)
  }

  /// One of the words of an enum.
  /// - Parameter noun: What the words are: `severity`.
  package mutating func word<Value: CaseIterable & RawRepresentable<String>>(
    _ node: NodeID, _ noun: String, as type: Value.Type = Value.self
  ) -> Value? {
    word(node, noun, among: Value.allCases.map(\.rawValue)).flatMap(Value.init(rawValue:))
  }

  /// One of some words.
  package mutating func word(_ node: NodeID, _ noun: String, among words: [String]) -> String? {
    guard let text = tree.scalarText(node, symbols) else {
      _ = expect(.string, at: node)
      return nil
    }
    guard words.contains(text) else {
      report(
        "'\(text)' is no \(noun)", remedy: suggestion(for: text, among: words),
        at: tree.range(node))
      return nil
    }
    return text
  }

  /// Several words of an enum, or one.
  package mutating func words<Value: CaseIterable & RawRepresentable<String>>(
    _ node: NodeID, _ noun: String, as type: Value.Type = Value.self
  ) -> [Value]? {
    guard let items = itemsOrItself(node) else { return nil }
    let values = items.compactMap { word($0, noun, as: type) }
    return values.count == items.count ? values : nil
  }

  // MARK: Wording

  /// What to say about a word that is not known.
  package func suggestion(for word: String, among known: [String]) -> String? {
    if let nearest = NearestWord.to(word, among: known) { return "did you mean '\(nearest)'?" }
    guard (1...12).contains(known.count) else { return nil }
    return "known are \(known.joined(separator: ", "))"
  }

  private mutating func expect(_ kind: NodeKind, at node: NodeID) -> Bool {
    guard tree.kind(node) != kind else { return true }
    report("\(label(node)) is \(tree.kind(node).name) where \(kind.name) is expected", at: node)
    return false
  }

  private func label(_ node: NodeID) -> String {
    let key = tree.key(node)
    return key.isNone ? "this" : "'\(symbols.text(key))'"
  }
}

extension StrictDecoder {
  /// Where a piece of text stands in a value, or the whole value where it is written with escapes.
  package func find(_ text: String, in node: NodeID) -> SourceRange {
    var range = tree.range(node)
    let wanted = Array(text.utf8)
    let bytes = tree.source.bytes[Int(range.start)..<Int(range.end)]
    guard wanted.count <= bytes.count else { return range }
    for start in bytes.startIndex...(bytes.endIndex - wanted.count)
    where bytes[start..<(start + wanted.count)].elementsEqual(wanted) {
      range.start = UInt32(start)
      range.end = UInt32(start + wanted.count)
      break
    }
    return range
  }
}
