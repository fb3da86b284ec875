internal import SchemaModel
internal import SourceText

/// Finds what a replacement names: an operation by method and path or by its id, a component, or a
/// sibling of the deprecated element.
struct ReplacementIndex {
  private let schema: Schema
  private var byName: [String: ElementID] = [:]
  private var siblings: [ElementID: [(name: String, element: ElementID)]] = [:]

  enum Result {
    case found(ElementID)
    /// Nothing of that name; perhaps the nearest name was meant.
    case unknown(nearest: String?)
    /// A URL, a coordinate or prose: nothing that can be looked up.
    case unreadable
  }

  init(_ schema: Schema) {
    self.schema = schema
    guard schema.lifecycles.contains(where: { $0.replacement != nil }) else { return }
    for index in schema.elements.indices {
      let id = ElementID(index)
      let element = schema.elements[index]
      let name = schema.text(element.name)
      switch element.kind {
      case .operation:
        byName[name] = byName[name] ?? id
        for attribute in schema.attributes[element.attributes.indices]
        where attribute.attribute == .operationId {
          byName[schema.text(attribute.value)] = id
        }
      case .path: byName[name] = byName[name] ?? id
      case .schema, .directive:
        if element.traits.contains(.named) { byName[schema.coordinate(of: id)] = id }
      case .property, .argument, .enumValue, .directiveArgument:
        if schema.isNominal { byName[schema.coordinate(of: id)] = id }
      default: break
      }
      if let holder = holder(of: id), !name.isEmpty {
        siblings[holder, default: []].append((name, id))
      }
    }
  }

  /// What holds an element among its siblings. A value that is an alternative of its own has them beside
  /// that.
  private func holder(of element: ElementID) -> ElementID? {
    guard let parent = schema[element].parent else { return nil }
    guard schema[element].kind == .enumValue, schema[parent].kind == .unionMember else {
      return parent
    }
    return schema[parent].parent
  }

  func find(_ text: String, from element: ElementID) -> Result {
    if let known = byName[text] { return .found(known) }
    let holder = holder(of: element)
    let around = holder.flatMap { siblings[$0] } ?? []
    if let sibling = around.first(where: { $0.name == text }) { return .found(sibling.element) }
    if schema.isNominal, Self.isSchemaCoordinate(text) {
      let nearest = byName.keys.sorted().first {
        EditDistance.between($0, text, atMost: 2) != nil
      }
      return .unknown(nearest: nearest)
    }
    // Whoever replaces a whole API is not known here, and an object that is made of several schemas has
    // properties elsewhere.
    let kind = schema[element].kind
    guard let holder, kind != .property || !isComposed(holder) else { return .unreadable }
    let words = text.split(separator: " ")
    let isOperation =
      words.count == 2 && words[0].allSatisfy(\.isUppercase) && words[1].hasPrefix("/")
    let isPath =
      isOperation
      || (words.count == 1 && text.hasPrefix("/") && (kind == .path || kind == .operation))
    let isName = !isPath && Self.isName(text, of: kind)
    guard isPath || isName else { return .unreadable }
    let names = isPath ? Array(byName.keys) : around.map(\.name)
    let nearest = names.sorted().first { EditDistance.between($0, text, atMost: 2) != nil }
    return .unknown(nearest: nearest)
  }

  /// `Type.member`, `Type.field(argument:)`, `@directive`.
  private static func isSchemaCoordinate(_ text: String) -> Bool {
    let marks = text.unicodeScalars.filter { ".(:)@".unicodeScalars.contains($0) }
    return !marks.isEmpty
      && text.unicodeScalars.allSatisfy {
        ($0.isASCII && $0.properties.isAlphabetic) || ("0"..."9").contains($0) || $0 == "_"
          || ".(:)@".unicodeScalars.contains($0)
      } && !text.hasSuffix(".")
  }

  /// Whether a text can be the name of something, rather than an address, a coordinate or prose.
  private static func isName(_ text: String, of kind: ElementKind) -> Bool {
    guard !text.isEmpty, !text.contains(" "), !text.contains(":"), !text.contains("#") else {
      return false
    }
    if kind == .mediaType { return text.contains("/") && !text.hasPrefix("/") }
    return !text.contains("/") && !text.contains(".")
  }

  /// Whether an object is made of several schemas, or is one of those that make one.
  private func isComposed(_ holder: ElementID) -> Bool {
    let item = schema[holder]
    if let shape = item.shape.map({ schema[$0] }),
      !shape.conjuncts.isEmpty || shape.reference != nil || !shape.unions.isEmpty
    {
      return true
    }
    guard item.kind == .schema || item.kind == .unionMember, item.name.isNone,
      let parent = item.parent
    else { return false }
    return schema[parent].shape.map { schema[$0].owner != holder } ?? false
  }
}
