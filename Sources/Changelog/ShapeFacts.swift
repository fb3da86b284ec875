internal import SchemaModel
internal import SourceText

/// What all that holds of a type says together, as far as an instance of it has to know: the shape itself,
/// what it refers to, and the conjuncts of both.
struct ShapeFacts {
  struct Property {
    var name: String
    var element: ElementID
    var isRequired: Bool
  }

  private let schema: Schema
  private(set) var types = TypeSet.any
  private(set) var format = Symbol.none
  private(set) var example: SourceRange?
  private(set) var defaultValue = Symbol.none
  private(set) var properties: [Property] = []
  /// Values that are listed.
  private(set) var members: [ElementID] = []
  private(set) var alternatives: [ElementID] = []
  private(set) var items: ElementID?
  /// A restriction that no made-up value is sure to meet, such as a pattern.
  private(set) var isHard = false
  private(set) var leastItems = 0
  private(set) var hasUniqueItems = false
  private(set) var leastLength: Int?
  private(set) var mostLength: Int?
  private(set) var lowerBound: String?
  private(set) var upperBound: String?
  /// The declarations that were gone through.
  private(set) var entered: Set<ElementID> = []
  private var required: Set<Symbol> = []
  private var named: Set<ElementID> = []

  init(_ schema: Schema) { self.schema = schema }

  mutating func collect(_ element: ElementID) {
    guard entered.insert(element).inserted else { return }
    if schema.isNominal { collectMembers(of: element) }
    if let shape = schema[element].shape { collect(shape) }
    for index in properties.indices where !properties[index].isRequired {
      properties[index].isRequired =
        schema[properties[index].element].traits.contains(.required)
        || required.contains(schema[properties[index].element].name)
    }
  }

  /// The fields, the values and the members of a type that is known by its name.
  private mutating func collectMembers(of element: ElementID) {
    guard schema[element].traits.contains(.named) else { return }
    for edge in schema.edges[schema[element].children.indices] {
      switch edge.group {
      case Edge.Group.property: add(edge)
      case Edge.Group.value: members.append(edge.target)
      case Edge.Group.member: alternatives.append(edge.target)
      default: break
      }
    }
    if !properties.isEmpty { types.formIntersection(.object) }
    // What has no parts is a scalar.
    if properties.isEmpty, members.isEmpty, alternatives.isEmpty, schema[element].shape == nil {
      types.formIntersection(schema.scalarTypes[element] ?? .nothing)
    }
  }

  private mutating func add(_ edge: Edge) {
    guard named.insert(edge.target).inserted else { return }
    let item = schema[edge.target]
    properties.append(
      Property(
        name: schema.text(item.name), element: edge.target,
        isRequired: item.traits.contains(.required)))
  }

  private mutating func collect(_ id: ShapeID) {
    let shape = schema[id]
    if shape.types != .any { types.formIntersection(shape.types) }
    // Something else than null says more.
    if types != .null { types.subtract(.null) }
    if format.isNone { format = shape.format }
    if example == nil { example = schema.place(of: .example, in: shape) }
    if defaultValue.isNone { defaultValue = shape.defaultValue }
    for edge in schema.edges[shape.properties.indices] { add(edge) }
    for name in schema.requiredNames[shape.required.indices] { required.insert(name.name) }
    collectValues(of: shape)
    if !shape.leadingItems.isEmpty { isHard = true }
    for union in schema.unions[shape.unions.indices] where alternatives.isEmpty {
      alternatives = schema.edges[union.members.indices].map(\.target)
    }
    items = items ?? shape.items
    for constraint in schema.constraints[shape.constraints.indices] { collect(constraint) }
    if let target = shape.reference?.target { collect(target) }
    for conjunct in schema.conjuncts[shape.conjuncts.indices] { collect(conjunct) }
    if types == .any, !properties.isEmpty { types = .object }
  }

  /// Where values are listed twice those of both lists count.
  private mutating func collectValues(of shape: Shape) {
    guard !shape.values.isEmpty else { return }
    let listed = schema.edges[shape.values.indices]
    guard !members.isEmpty else {
      members = listed.map(\.target)
      return
    }
    let names = Set(listed.map { schema[$0.target].name })
    members = members.filter { names.contains(schema[$0].name) }
    if members.isEmpty { isHard = true }
  }

  private mutating func collect(_ constraint: Constraint) {
    let text = schema.text(constraint.value)
    switch constraint.attribute {
    case .minLength: leastLength = max(leastLength ?? 0, Int(text) ?? 0)
    case .maxLength: mostLength = min(mostLength ?? .max, Int(text) ?? .max)
    case .minItems: leastItems = max(leastItems, Int(text) ?? 0)
    case .minimum where !constraint.isExclusive && lowerBound == nil: lowerBound = text
    case .maximum where !constraint.isExclusive && upperBound == nil: upperBound = text
    case .uniqueItems: hasUniqueItems = true
    case .maxItems where text != "0", .maxProperties: break
    // Of two bounds of one kind neither is sure to be the narrower one.
    default: isHard = true
    }
  }
}
