import SchemaModel
import SourceText

/// The elements of one version by where they are written, in the notation of the corpus: a component or
/// an operation, then names, `[]` for items, `{}` for other properties and `=value` for values.
/// References are not followed; media types and alternatives share one path.
struct DocumentPaths {
  /// An element with the way to it as written, which may differ from where it is declared.
  struct Entry {
    var element: ElementID
    var parent: Int?
    /// The path; nil for what has none of its own (media types, alternatives).
    var text: String?
  }

  let schema: Schema
  private(set) var entries: [Entry] = []
  private var heads: [String: [ElementID]] = [:]
  private var opened: [String: [String: [Int]]] = [:]

  init(_ schema: Schema) {
    self.schema = schema
    for declaration in schema.declarations where schema[declaration.element].kind == .schema {
      heads["schema " + schema.text(schema[declaration.element].name), default: []]
        .append(declaration.element)
    }
    for path in children(of: schema.root) where schema[path].kind == .path {
      for operation in children(of: path) where schema[operation].kind == .operation {
        let name = Schema.blanked(schema.text(schema[operation].name))
        heads["op " + name, default: []].append(operation)
      }
    }
  }

  /// All that is written at a path, as indices of ``entries``.
  mutating func find(_ text: String) -> [Int] {
    var found: [Int] = []
    for head in Self.possibleHeads(of: text) {
      guard let elements = heads[head] else { continue }
      found += open(head, elements)[text] ?? []
    }
    return found
  }

  /// The components or operations that a name stands for.
  func head(_ text: String) -> [ElementID] { heads[text] ?? [] }

  /// From an entry up to its component or its operation's path.
  func chain(_ entry: Int) -> [Entry] {
    var chain: [Entry] = []
    var current: Int? = entry
    while let index = current {
      chain.append(entries[index])
      current = entries[index].parent
    }
    return chain
  }

  /// Names may have dots, so that it takes a look to tell where the component's ends.
  private static func possibleHeads(of text: String) -> [String] {
    var heads: [String] = []
    let isOperation = text.hasPrefix("op ")
    let bytes = Array(text.utf8)
    var blanks = 0
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: " ") { blanks += 1 }
      let ends =
        isOperation
        ? byte == UInt8(ascii: " ") && blanks == 3
        : [UInt8(ascii: "."), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "=")].contains(
          byte)
      if ends { heads.append(String(decoding: bytes[..<index], as: UTF8.self)) }
    }
    return heads + [text]
  }

  private mutating func open(_ head: String, _ elements: [ElementID]) -> [String: [Int]] {
    if let known = opened[head] { return known }
    var paths: [String: [Int]] = [:]
    for element in elements {
      let above = schema[element].parent.flatMap { schema[$0].kind == .path ? $0 : nil }
      let root = above.map { add($0, under: nil, at: nil, &paths) }
      let entry = add(element, under: root, at: head, &paths)
      if schema[element].kind == .operation {
        openOperation(element, entry, head, &paths)
      } else {
        openShape(of: element, entry, head, &paths)
      }
    }
    opened[head] = paths
    return paths
  }

  private mutating func openOperation(
    _ operation: ElementID, _ entry: Int, _ head: String, _ paths: inout [String: [Int]]
  ) {
    for index in schema[operation].children.indices {
      let edge = schema.edges[index]
      let child = schema[edge.target]
      let text: String
      switch child.kind {
      case .parameter:
        text = "\(head) \(schema.text(child.qualifier)):\(schema.text(child.name))"
      case .requestBody: text = head + " req"
      case .response:
        let status = schema.text(edge.key)
        text = "\(head) \(status == "DEFAULT" ? "default" : status)"
      default: continue
      }
      let own = add(edge.target, under: entry, at: text, &paths)
      openShape(of: edge.target, own, text, &paths)
      for media in children(of: edge.target) where schema[media].kind == .mediaType {
        openShape(of: media, add(media, under: own, at: nil, &paths), text, &paths)
      }
    }
  }

  private mutating func openShape(
    of element: ElementID, _ entry: Int, _ text: String, _ paths: inout [String: [Int]]
  ) {
    if let shape = schema[element].shape { open(shape, entry, text, &paths) }
  }

  private mutating func open(
    _ id: ShapeID, _ entry: Int, _ text: String, _ paths: inout [String: [Int]]
  ) {
    let shape = schema[id]
    for index in shape.properties.indices {
      let edge = schema.edges[index]
      openPart(edge.target, entry, text + "." + schema.text(edge.key), &paths)
    }
    for index in shape.values.indices {
      let value = schema.edges[index].target
      _ = add(value, under: entry, at: text + "=" + schema.text(schema[value].name), &paths)
    }
    for index in shape.leadingItems.indices {
      openPart(schema.edges[index].target, entry, text + "[]", &paths)
    }
    if let items = shape.items { openPart(items, entry, text + "[]", &paths) }
    if case .shaped(let extras) = shape.extras { openPart(extras, entry, text + "{}", &paths) }
    for group in shape.unions.indices {
      for index in schema.unions[group].members.indices {
        let member = schema.edges[index].target
        openShape(of: member, add(member, under: entry, at: nil, &paths), text, &paths)
      }
    }
    for index in shape.conjuncts.indices { open(schema.conjuncts[index], entry, text, &paths) }
  }

  private mutating func openPart(
    _ element: ElementID, _ entry: Int, _ text: String, _ paths: inout [String: [Int]]
  ) {
    openShape(of: element, add(element, under: entry, at: text, &paths), text, &paths)
  }

  private mutating func add(
    _ element: ElementID, under parent: Int?, at text: String?, _ paths: inout [String: [Int]]
  ) -> Int {
    entries.append(Entry(element: element, parent: parent, text: text))
    if let text { paths[text, default: []].append(entries.count - 1) }
    return entries.count - 1
  }

  private func children(of element: ElementID) -> [ElementID] {
    schema.edges[schema[element].children.indices].map(\.target)
  }
}
