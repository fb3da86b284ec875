import Foundation
import SourceEdit
import SourceText
import SyntaxTree
import Testing

/// Changes to one document, each checked by means that the engine does not use.
struct Trial {
  let name: String
  let document: SourceDocument
  private let model: DocumentValue
  private var random: SeededRandom

  /// Nil where there is nothing to change: the file cannot be read, or is no container.
  init?(_ name: String, _ bytes: [UInt8]) {
    guard let document = try? SourceDocument(reading: SourceFile(path: name, bytes: bytes)),
      document.tree.nodeCount > 1
    else { return nil }
    self.name = name
    self.document = document
    model = DocumentValue(document.tree.root, of: document)
    random = SeededRandom(bytes.reduce(17) { $0 &* 31 &+ UInt64($1) })
  }

  /// Tries changes at random places, or at every place where their number is not given. Files that
  /// cannot be read, or hold nothing, are passed over.
  static func run(_ name: String, _ bytes: [UInt8], places: Int? = nil, _ tally: inout Tally) throws
  {
    guard var trial = Trial(name, bytes) else { return }
    let count = trial.document.tree.nodeCount
    for place in 0..<(places ?? count) {
      try trial.change(NodeID(places == nil ? place : trial.random.next(count)), &tally)
    }
  }

  private mutating func change(_ node: NodeID, _ tally: inout Tally) throws {
    let pointer = document.tree.pointer(to: node, document.symbols)
    let path = Steps.of(pointer)
    let kind = document.tree.kind(node)
    if kind == .mapping || kind == .null {
      let entries = [
        DocumentEntry("x-test-sunset", .date("2027-02-14")),
        DocumentEntry(
          "x-test: reason", .text(["no", "it's: so", "a\nb", "plain"][random.next(4)])),
        DocumentEntry("x-test-more", .mapping([DocumentEntry("k", .sequence([.number("1")]))])),
      ]
      try attempt(.set(entries, in: pointer), at: node, &tally) {
        $0.edit(path) { value in
          let old: [DocumentEntry] = if case .mapping(let old) = value { old } else { [] }
          return .mapping(old + entries.map { DocumentEntry($0.key, $0.value.read) })
        }
      }
    }
    guard node > document.tree.root else { return }
    if !document.tree.key(node).isNone {
      try attempt(.renameKey(at: pointer, to: "x-test: 'new'"), at: node, &tally) {
        $0.rename(path, to: "x-test: 'new'")
      }
    }
    let value: DocumentValue =
      [.text("a: b"), .number("12"), .mapping([DocumentEntry("x", .null)]), .sequence([])][
        random.next(4)]
    if DocumentValue(node, of: document) != value {
      try attempt(.replace(at: pointer, with: value), at: node, &tally) {
        $0.edit(path) { _ in value }
      }
    }
    if let shorter = try attempt(
      .delete(at: pointer), at: node, &tally, { $0.edit(path) { _ in nil } })
    {
      try restore(node, pointer, path, in: shorter, &tally)
    }
  }

  /// What was deleted or replaced comes back, and the document means what it meant.
  private func restore(
    _ node: NodeID, _ pointer: String, _ path: [String], in shorter: SourceDocument,
    _ tally: inout Tally
  ) throws {
    let parent = path.dropLast().map { Steps.escaped($0) }.joined()
    let outcome = shorter.applying([.restore(pointer, from: document, under: parent)])
    if let refusal = outcome.refusals[0] {
      // An equal item is taken for the one that is missing.
      if refusal.reason == .unchanged, document.tree.key(node).isNone { return }
      tally.refuse(refusal)
      if ProcessInfo.verbose { print(name, "restore", pointer, refusal.message) }
      return
    }
    tally.made += 1
    let restored = DocumentValue(outcome.document.tree.root, of: outcome.document)
    if document.tree.key(node).isNone, restored != model {
      // Items with the same name stand in for each other.
      #expect(hasTwins(node), "\(name) \(pointer)")
      return
    }
    if document.text.contains("<<") {
      // A merge key puts what it brings in its own place in the order.
      #expect(
        outcome.document.canonical == document.canonical,
        "\(name) \(pointer)\n\(outcome.document.text)")
      return
    }
    #expect(restored == model, "\(name) \(pointer)\n\(outcome.document.text)")
    try restoreFromOtherFormat(node, pointer, parent, in: shorter)
  }

  /// The same from a version in JSON, in which the keys are sorted.
  private func restoreFromOtherFormat(
    _ node: NodeID, _ pointer: String, _ parent: String, in shorter: SourceDocument
  ) throws {
    guard document.source.bytes.count < 20_000, !document.tree.key(node).isNone else { return }
    let canonical = document.canonical
    let json = SourceFile(path: "earlier.json", bytes: Array(canonical.utf8))
    guard let earlier = try? SourceDocument(reading: json) else { return }
    let outcome = shorter.applying([.restore(pointer, from: earlier, under: parent)])
    #expect(outcome.refusals.isEmpty)
    #expect(
      outcome.document.canonical == canonical, "\(name) \(pointer)\n\(outcome.document.text)")
  }

  /// Whether another item of the list has the same name.
  private func hasTwins(_ node: NodeID) -> Bool {
    guard let parent = document.tree.parent(of: node) else { return false }
    func names(_ node: NodeID) -> [String?] {
      ["$ref", "in", "name", "url", "title"].map { key in
        document.tree.child(node, named: key, document.symbols).flatMap {
          document.tree.scalarText($0, document.symbols)
        }
      }
    }
    return document.tree.children(parent).contains { $0 != node && names($0) == names(node) }
  }

  /// Only what goes takes comments along: those on its lines, and those that are indented further.
  private func checkComments(_ after: SourceDocument, _ change: DocumentChange, _ node: NodeID) {
    guard name == "comments.yaml" else { return }
    let lines = LineTable(document.source.bytes)
    let key = document.tree.place(node)
    let (first, last) = (
      lines.position(at: Int(key.start)), lines.position(at: Int(document.tree.range(node).end))
    )
    for (offset, byte) in document.source.bytes.enumerated() where byte == UInt8(ascii: "#") {
      let place = lines.position(at: offset)
      let comment = document.source.bytes[offset..<lines.lineRange(place.line).upperBound]
      if after.source.bytes.contains(comment) { continue }
      let mayGo: Bool =
        switch change {
        case .delete, .replace:
          offset >= key.start && (place.line <= last.line || place.column > first.column)
        default: false
        }
      #expect(mayGo, "\(change) lost \(String(decoding: comment, as: UTF8.self))\n\(after.text)")
    }
  }

  /// The bytes that a change of a node may touch: from the key of what it is in, or its own place where it
  /// only gets something, to the next node.
  private func bounds(of node: NodeID, _ change: DocumentChange) -> Range<Int> {
    let tree = document.tree
    var low = tree.keyRange(node)?.end ?? tree.range(node).start
    if case .set = change {
    } else if let parent = tree.parent(of: node) {
      low = tree.keyRange(parent)?.end ?? placeOfDash(before: tree.range(parent).start)
    }
    if case .renameKey = change, let key = tree.keyRange(node) {
      return Int(key.start)..<Int(key.end)
    }
    let next = Int(tree.endOfSubtree(node))
    guard next < tree.nodeCount, tree.range(NodeID(next)).start > low else {
      return Int(low)..<document.source.bytes.count
    }
    let high = tree.keyRange(NodeID(next))?.start ?? tree.range(NodeID(next)).start
    return Int(low)..<max(Int(low), Int(high))
  }

  /// An item that becomes empty may do so behind its dash, lines in front of its first key.
  private func placeOfDash(before offset: UInt32) -> UInt32 {
    let before = document.source.bytes[..<Int(offset)]
    return UInt32(before.lastIndex(of: UInt8(ascii: "-")) ?? 0)
  }

  /// How many bytes two texts have in common at their beginning and at their end.
  private func common(_ old: [UInt8], _ new: [UInt8]) -> (prefix: Int, suffix: Int) {
    let shorter = min(old.count, new.count)
    let prefix = (0..<shorter).first { old[$0] != new[$0] } ?? shorter
    let suffix =
      (0..<shorter).first { old[old.count - 1 - $0] != new[new.count - 1 - $0] } ?? shorter
    return (prefix, suffix)
  }

  /// Makes a change. Nil where it was refused.
  @discardableResult
  private func attempt(
    _ change: DocumentChange, at node: NodeID, _ tally: inout Tally,
    _ expected: (DocumentValue) -> DocumentValue?
  ) throws -> SourceDocument? {
    let outcome = document.applying([change])
    if let refusal = outcome.refusals[0] {
      tally.refuse(refusal)
      #expect(outcome.document.source.bytes == document.source.bytes)
      if refusal.reason == .otherMeaning, ProcessInfo.verbose {
        print(name, change, refusal.message)
      }
      return nil
    }
    tally.made += 1
    let after = outcome.document
    let (prefix, suffix) = common(document.source.bytes, after.source.bytes)
    let bounds = bounds(of: node, change)
    #expect(
      prefix >= bounds.lowerBound && document.source.bytes.count - suffix <= bounds.upperBound,
      "\(name) \(change) changed bytes elsewhere\n\(after.text)")
    #expect(try document.source.applying(outcome.edits).bytes == after.source.bytes)
    checkComments(after, change, node)
    // Read anew, without help of the version before.
    let read = try SourceDocument(reading: after.source)
    #expect(
      DocumentValue(read.tree.root, of: read) == expected(model),
      "\(name) \(change)\n\(after.text)")
    return after
  }
}
