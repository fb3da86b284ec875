internal import SourceText
internal import SyntaxTree

/// Finds the edits for a change of one document.
struct EditPlanner {
  let document: SourceDocument
  let style: DocumentStyle

  init(_ document: SourceDocument) {
    self.document = document
    style = DocumentStyle(of: document)
  }

  var writer: ValueWriter { ValueWriter(style: style) }
  var tree: SyntaxTree { document.tree }
  var layout: Layout { document.layout }
  var lines: Lines { document.layout.lines }
  var bytes: [UInt8] { document.layout.lines.bytes }

  func refusal(_ reason: EditRefusal.Reason, _ message: String, at node: NodeID) -> EditRefusal {
    EditRefusal(reason, message, at: tree.place(node))
  }

  /// Refuses what is not written where it stands, or counts elsewhere as well.
  func checkIsOwn(_ node: NodeID) throws(EditRefusal) {
    let name = node == tree.root ? "the document" : document.name(node)
    var around = node
    while true {
      switch layout.origin(around) {
      case .own: break
      case .alias:
        let what = around == node ? name : "\(name) is in \(document.name(around)), which"
        throw refusal(.alias, "\(what) is an alias of what is written elsewhere", at: around)
      case .merged:
        throw refusal(.mergeKey, "\(name) comes from a merge key", at: node)
      case .copied: break
      }
      if around == tree.root { break }
      around = layout.parent(of: around)
    }
    if let place = layout.sharingPlace(of: node) { throw shared(node, by: place) }
  }

  /// Refuses what cannot go, since it is used elsewhere, as a whole or a part of it.
  func checkCanGo(_ node: NodeID) throws(EditRefusal) {
    if layout.origin(node) == .alias { return }
    try checkIsOwn(node)
    if let place = layout.placeSharing(partsOf: node) { throw shared(node, by: place) }
  }

  private func shared(_ node: NodeID, by place: NodeID) -> EditRefusal {
    let name = node == tree.root ? "the document" : document.name(node)
    return refusal(
      .shared,
      "\(name) is used by an anchor at \(tree.pointer(to: place, document.symbols)) as well",
      at: node)
  }

  /// Refuses a node whose container is written in a way that is not edited.
  func checkNotation(of container: NodeID) throws(EditRefusal) {
    if layout.notation(container) == .pair {
      throw refusal(
        .notation, "\(document.name(container)) is a pair without braces in a list", at: container)
    }
  }

  func surroundings(in container: NodeID) -> ScalarWriter.Surroundings {
    if layout.isJSON { return .json }
    return layout.notation(container) == .block ? .block : .flow
  }

  /// What the value of a node stands in.
  func surroundings(of node: NodeID) -> ScalarWriter.Surroundings {
    if layout.isJSON { return .json }
    return layout.isInFlow(node) ? .flow : .block
  }

  /// The entry of a node in its container; the root has none.
  func entry(of node: NodeID) throws(EditRefusal) -> WrittenEntry {
    let container = layout.parent(of: node)
    try checkNotation(of: container)
    guard node > tree.root,
      let entry = layout.entries(of: container).first(where: { $0.node == node })
    else { throw refusal(.notation, "the document has no key", at: node) }
    if layout.notation(container) == .block, tree.kind(container) == .mapping {
      var before = entry.start
      while before > lines.first, bytes[before - 1] == 0x20 { before -= 1 }
      if before > lines.first, bytes[before - 1] == UInt8(ascii: "?") {
        throw refusal(.notation, "\(document.name(node)) is written with '?'", at: node)
      }
    }
    return entry
  }

  /// The column of the keys or dashes of a container in block notation.
  func column(of container: NodeID) -> Int {
    guard let first = layout.entries(of: container).first else {
      return lines.column(of: Int(tree.range(container).start))
    }
    return lines.column(of: first.start)
  }

  func ending(near offset: Int) -> [UInt8] { lines.ending(near: offset) }

  /// Lines in a text, each but the first indented, and all but the last ended.
  func joined(_ text: [[UInt8]], indentation: [UInt8], ending: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for (index, line) in text.enumerated() {
      if index > 0 {
        result += ending
        if !line.isEmpty { result += indentation }
      }
      result += line
    }
    return result
  }

  static func spaces(_ count: Int) -> [UInt8] { [UInt8](repeating: 0x20, count: max(0, count)) }
}
