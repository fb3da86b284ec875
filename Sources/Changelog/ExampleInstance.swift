internal import SchemaModel
internal import SourceText

/// A small instance of a type: what must be there, and what is to be shown; with the examples and the defaults
/// that the schema gives, else with values that its formats and bounds allow.
///
/// The same schema gives the same instance. It ends whatever the types refer to: each is entered once on the
/// way down, and no more than a few levels deep.
struct ExampleInstance {
  /// How much of an instance is told besides what matters.
  enum Extent {
    /// All that has to be there.
    case whole
    /// The first two scalars of what has to be there.
    case brief
  }

  /// The levels of objects and lists below the first one.
  private static let mostLevels = 3
  /// The bytes of an example that is taken as it is.
  private static let longestExample = 300

  let schema: Schema
  let extent: Extent
  /// What has to be in it although it need not be, or must not be although it might.
  var shown: Set<ElementID> = []
  /// What is written for some elements, whatever their types say.
  var values: [ElementID: ExampleValue] = [:]
  /// What is not in it: the traits of what is hidden in this direction.
  var hidden: Element.Traits = .none

  private var open: Set<ElementID> = []

  init(of schema: Schema, _ extent: Extent = .whole) {
    self.schema = schema
    self.extent = extent
  }

  /// An instance of the type of an element, which is one of an alternative of it where there are several.
  mutating func value(of element: ElementID) -> ExampleValue { value(of: element, level: 0) }

  private mutating func value(of element: ElementID, level: Int) -> ExampleValue {
    if let value = values[element] { return value }
    guard open.insert(element).inserted else { return .json("null") }
    defer { open.remove(element) }
    var facts = ShapeFacts(schema)
    facts.collect(element)
    for reached in facts.entered { open.insert(reached) }
    defer { for reached in facts.entered where reached != element { open.remove(reached) } }
    if let given = given(facts), !facts.types.contains(.object) || shown.isEmpty { return given }
    if !facts.members.isEmpty, let value = value(ofListed: facts) { return value }
    if let member = facts.alternatives.first, facts.properties.isEmpty {
      return value(of: member, level: level)
    }
    return value(of: facts, level: level)
  }

  /// The example of the author, else the default.
  private func given(_ facts: ShapeFacts) -> ExampleValue? {
    let texts = [
      facts.example.flatMap { schema.locator?.valueText(at: $0) },
      facts.defaultValue.isNone ? nil : schema.text(facts.defaultValue),
    ]
    return texts.compactMap { $0 }.first { $0.utf8.count <= Self.longestExample && $0 != "null" }
      .map { .json($0) }
  }

  /// The first value of an enumeration that is to be had.
  private func value(ofListed facts: ShapeFacts) -> ExampleValue? {
    facts.members.first.map { Self.value(ofMember: $0, in: schema) }
  }

  /// A value of an enumeration: names of texts are the texts themselves, all others are JSON already.
  static func value(ofMember element: ElementID, in schema: Schema) -> ExampleValue {
    let name = schema.text(schema[element].name)
    guard !schema.isNominal, let shape = schema[element].parent.flatMap({ schema[$0].shape }),
      let edge = schema.edges[schema[shape].values.indices].first(where: { $0.target == element })
    else { return .string(name) }
    return edge.group == Edge.Group.value ? .string(name) : .json(name)
  }

  private mutating func value(of facts: ShapeFacts, level: Int) -> ExampleValue {
    if let name = facts.scalarName { return Self.scalar(named: name) }
    let types = facts.types
    if types.contains(.object), !facts.properties.isEmpty || types != .any {
      return object(facts, level: level)
    }
    if types.contains(.array), types != .any {
      guard let items = facts.items, level < Self.mostLevels else { return .list([]) }
      return .list([value(of: items, level: level + 1)])
    }
    if types == .any { return facts.format.isNone ? .json("{}") : .string(text(facts)) }
    if types.contains(.string) { return .string(text(facts)) }
    if !types.isDisjoint(with: .number) { return .json(number(facts)) }
    if types.contains(.boolean) { return .json("true") }
    return .json("null")
  }

  private mutating func object(_ facts: ShapeFacts, level: Int) -> ExampleValue {
    let visible = facts.properties.filter { property in
      schema[property.element].traits.isDisjoint(with: hidden) && !isHidden(property.element)
    }
    let kept = Set(usual(visible).map(\.element)).union(shown)
    var members: [ExampleValue.Member] = []
    for property in visible where kept.contains(property.element) {
      guard level < Self.mostLevels || shown.contains(property.element) else { continue }
      members.append(
        ExampleValue.Member(
          name: property.name, value: value(of: property.element, level: level + 1)))
    }
    return .object(members)
  }

  /// What is shown besides what matters.
  private func usual(_ visible: [ShapeFacts.Property]) -> [ShapeFacts.Property] {
    let required = visible.filter(\.isRequired)
    switch extent {
    // Where nothing has to be there, the first ones show what it is like.
    case .whole: return required.isEmpty ? Array(visible.prefix(3)) : required
    case .brief:
      let scalars = (required.isEmpty ? visible : required).lazy.filter { isScalar($0.element) }
      return Array(scalars.prefix(required.isEmpty ? 1 : 2))
    }
  }

  private func isScalar(_ element: ElementID) -> Bool {
    var facts = ShapeFacts(schema)
    facts.collect(element)
    if facts.scalarName != nil { return true }
    let types = facts.types
    return !types.contains(.object) && !types.contains(.array)
      && facts.properties.isEmpty && facts.alternatives.isEmpty
  }

  private func isHidden(_ property: ElementID) -> Bool {
    guard let shape = schema[property].shape else { return false }
    return !schema[shape].hidden.isDisjoint(with: hidden)
  }

  /// A value of a scalar of GraphQL (September 2025, section 3.5), of those of its specification and some whose
  /// names say what they are.
  private static func scalar(named name: String) -> ExampleValue {
    switch name {
    case "Int": return .json("1")
    case "Float": return .json("1.5")
    case "Boolean": return .json("true")
    case "DateTime", "Timestamp": return .string(text(ofFormat: "date-time"))
    case "Date": return .string(text(ofFormat: "date"))
    case "URI", "URL": return .string(text(ofFormat: "uri"))
    case "UUID": return .string(text(ofFormat: "uuid"))
    default: return .string(text(ofFormat: ""))
    }
  }

  private func text(_ facts: ShapeFacts) -> String {
    let text = Self.text(ofFormat: schema.text(facts.format))
    var result = text
    if let least = facts.leastLength, result.count < least, least <= 64 {
      result += String(repeating: "x", count: least - result.count)
    }
    if let most = facts.mostLength, most >= 0, result.count > most, facts.format.isNone {
      result = String(result.prefix(most))
    }
    return result
  }

  /// A text that a format allows (JSON Schema 2020-12, section 7.3); a plain one for formats that are not known.
  private static func text(ofFormat format: String) -> String {
    switch format {
    case "date-time": "2027-01-31T09:30:00Z"
    case "date": "2027-01-31"
    case "time": "09:30:00Z"
    case "duration": "P1D"
    case "email", "idn-email": "user@example.com"
    case "uuid": "3f0c1b7a-5d2e-4c68-9a41-7b0e6f2d8c35"
    case "uri", "url", "iri": "https://example.com/"
    case "uri-reference": "/example"
    case "hostname", "idn-hostname": "example.com"
    case "ipv4": "192.0.2.1"
    case "ipv6": "2001:db8::1"
    case "byte": "ZXhhbXBsZQ=="
    default: "text"
    }
  }

  private func number(_ facts: ShapeFacts) -> String {
    facts.lowerBound ?? facts.upperBound ?? (facts.types.contains(.fraction) ? "1.5" : "1")
  }
}
