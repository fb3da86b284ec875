internal import SchemaModel
internal import SourceText

/// A small instance of a type: what must be there, with the examples and the defaults that the schema gives,
/// else with values that its formats and bounds allow.
///
/// The same schema gives the same instance. It ends whatever the types refer to: each is entered once on the
/// way down, and no more than a few levels deep. Where no value is sure to be one of the type (a pattern, a
/// scalar of which nothing is known, too many levels) there is none.
struct ExampleInstance {
  /// The levels of objects and lists below the first one.
  private static let mostLevels = 3
  /// The bytes of an example that is taken as it is.
  private static let longestExample = 300
  /// The members of a list, and the characters of a text, that are made up at the most.
  private static let mostItems = 3
  private static let longestText = 64

  let schema: Schema
  /// What is not in it: the traits of what is hidden in this direction.
  var hidden: Element.Traits = .none

  private var open: Set<ElementID> = []

  init(of schema: Schema, hiding hidden: Element.Traits = .none) {
    self.schema = schema
    self.hidden = hidden
  }

  /// An instance of the type of an element, which is one of an alternative of it where there are several; nil
  /// where none can be made up.
  mutating func value(of element: ElementID) -> ExampleValue? { value(of: element, level: 0) }

  /// The properties of an object that are there in this direction.
  func properties(of element: ElementID) -> [ShapeFacts.Property] {
    var facts = ShapeFacts(schema)
    facts.collect(element)
    return visible(facts)
  }

  /// Whether values of a type are neither objects nor lists.
  func isScalar(_ element: ElementID) -> Bool {
    var facts = ShapeFacts(schema)
    facts.collect(element)
    return !facts.types.contains(.object) && !facts.types.contains(.array)
      && facts.properties.isEmpty && facts.alternatives.isEmpty
  }

  private mutating func value(of element: ElementID, level: Int) -> ExampleValue? {
    guard open.insert(element).inserted else { return nil }
    defer { open.remove(element) }
    var facts = ShapeFacts(schema)
    facts.collect(element)
    let entered = facts.entered.subtracting(open)
    open.formUnion(entered)
    defer { open.subtract(entered) }
    if let given = given(facts) { return given }
    if let member = facts.members.first { return Self.value(ofMember: member, in: schema) }
    guard !facts.isHard else { return nil }
    if facts.properties.isEmpty, let first = facts.alternatives.first {
      // What is said beside the alternatives holds for each of them.
      return facts.types == .any ? value(of: first, level: level) : nil
    }
    return value(of: facts, level: level)
  }

  /// The example of the author, else the default, where it is a value of the type.
  private func given(_ facts: ShapeFacts) -> ExampleValue? {
    let texts = [
      facts.example.flatMap { schema.locator?.valueText(at: $0) },
      facts.defaultValue.isNone ? nil : schema.text(facts.defaultValue),
    ]
    for case let text? in texts where text.utf8.count <= Self.longestExample {
      if let value = given(text, facts) { return value }
    }
    return nil
  }

  private func given(_ text: String, _ facts: ShapeFacts) -> ExampleValue? {
    let isText = text.hasPrefix("\"")
    if !facts.members.isEmpty {
      let name = isText && text.utf8.count > 1 ? String(text.dropFirst().dropLast()) : text
      guard let member = facts.members.first(where: { schema.text(schema[$0].name) == name }) else {
        return nil
      }
      return Self.value(ofMember: member, in: schema)
    }
    let types: TypeSet =
      switch text.utf8.first ?? 0 {
      case UInt8(ascii: "\""): .string
      // How a format writes these as defaults is its own affair.
      case UInt8(ascii: "{"): schema.isNominal ? .nothing : .object
      case UInt8(ascii: "["): schema.isNominal ? .nothing : .array
      case UInt8(ascii: "t"), UInt8(ascii: "f"): .boolean
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        text.utf8.contains { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }
          ? .fraction : .integer
      default: .nothing
      }
    guard !types.isEmpty, facts.types.isSuperset(of: types) else { return nil }
    if isText {
      let length = text.unicodeScalars.count - 2
      guard length >= facts.leastLength ?? 0, length <= facts.mostLength ?? .max else { return nil }
    }
    return .json(text)
  }

  /// A value of an enumeration: names of texts are the texts themselves, all others are JSON already.
  static func value(ofMember element: ElementID, in schema: Schema) -> ExampleValue {
    let name = schema.text(schema[element].name)
    guard !schema.isNominal, let shape = schema[element].parent.flatMap({ schema[$0].shape }),
      let edge = schema.edges[schema[shape].values.indices].first(where: { $0.target == element })
    else { return .string(name) }
    return edge.group == Edge.Group.value ? .string(name) : .json(name)
  }

  private mutating func value(of facts: ShapeFacts, level: Int) -> ExampleValue? {
    let types = facts.types
    if types.contains(.object), !facts.properties.isEmpty || types != .any {
      return object(facts, level: level)
    }
    if types == .any { return facts.format.isNone ? nil : text(facts) }
    if types.contains(.array) { return list(facts, level: level) }
    if types.contains(.string) { return text(facts) }
    if !types.isDisjoint(with: .number) { return .json(number(facts)) }
    if types.contains(.boolean) { return .json("true") }
    return types.contains(.null) ? .json("null") : nil
  }

  private mutating func list(_ facts: ShapeFacts, level: Int) -> ExampleValue? {
    guard facts.leastItems <= (facts.hasUniqueItems ? 1 : Self.mostItems) else { return nil }
    guard let items = facts.items, level < Self.mostLevels,
      let item = value(of: items, level: level + 1)
    else { return facts.leastItems == 0 ? .list([]) : nil }
    return .list(Array(repeating: item, count: max(1, facts.leastItems)))
  }

  /// With all that has to be there; where that is nothing, with the first two scalars.
  private mutating func object(_ facts: ShapeFacts, level: Int) -> ExampleValue? {
    let visible = visible(facts)
    let required = visible.filter(\.isRequired)
    guard level < Self.mostLevels || visible.isEmpty else { return nil }
    var members: [ExampleValue.Member] = []
    for property in required.isEmpty ? visible : required {
      if required.isEmpty, members.count == 2 || !isScalar(property.element) { continue }
      if let value = value(of: property.element, level: level + 1) {
        members.append(ExampleValue.Member(name: property.name, value: value))
      } else if property.isRequired {
        return nil
      }
    }
    return .object(members)
  }

  private func visible(_ facts: ShapeFacts) -> [ShapeFacts.Property] {
    facts.properties.filter { property in
      schema[property.element].traits.isDisjoint(with: hidden)
        && (schema[property.element].shape.map { schema[$0].hidden.isDisjoint(with: hidden) }
          ?? true)
    }
  }

  private func text(_ facts: ShapeFacts) -> ExampleValue? {
    guard var text = Self.text(ofFormat: schema.text(facts.format)) else { return nil }
    if let least = facts.leastLength, text.count < least {
      guard least <= Self.longestText, facts.format.isNone else { return nil }
      text += String(repeating: "x", count: least - text.count)
    }
    if let most = facts.mostLength, text.count > most {
      guard most >= 0, facts.format.isNone else { return nil }
      text = String(text.prefix(most))
    }
    return .string(text)
  }

  /// A text that a format allows (JSON Schema 2020-12, section 7.3); a plain one for formats that restrict no
  /// text, nil for those that are not known.
  private static func text(ofFormat format: String) -> String? {
    switch format {
    case "date-time": "2027-01-31T09:30:00Z"
    case "date": "2027-01-31"
    case "time": "09:30:00Z"
    case "duration": "P1D"
    case "email", "idn-email": "user@example.com"
    case "uuid": "3f0c1b7a-5d2e-4c68-9a41-7b0e6f2d8c35"
    case "uri", "url", "iri", "uri-reference": "https://example.com/"
    case "hostname", "idn-hostname": "example.com"
    case "ipv4": "192.0.2.1"
    case "ipv6": "2001:db8::1"
    case "byte": "ZXhhbXBsZQ=="
    case "", "password", "binary": "text"
    default: nil
    }
  }

  private func number(_ facts: ShapeFacts) -> String {
    facts.lowerBound ?? facts.upperBound ?? (facts.types.contains(.fraction) ? "1.5" : "1")
  }
}
