internal import SchemaModel
internal import SourceText

/// Brings flattened shapes into one form, so that a contract spelt differently is no change: keywords
/// that cannot restrict anything are left out, and values settle the types.
extension ShapeFlattener {
  /// The shape in normal form; `id` itself where it is that already.
  mutating func normalized(_ id: ShapeID) -> ShapeID {
    let shape = schema[id]
    var result = shape
    var isChanged = false
    if shape.valueSet == .closed { isChanged = settleValues(&result) }
    if !shape.constraints.isEmpty, settleConstraints(&result) { isChanged = true }
    if !shape.format.isNone, !canHaveFormat(result) {
      result.format = .none
      isChanged = true
    }
    if case .shaped(let element) = shape.extras, isNever(element) {
      result.extras = .none
      isChanged = true
    }
    if let items = shape.items, isAnything(items) {
      result.items = nil
      isChanged = true
    }
    guard isChanged else { return id }
    schema.shapes.append(result)
    return ShapeID(schema.shapes.count - 1)
  }

  // MARK: Values

  /// A closed set fixes the types, and holds each value once and none that the types forbid.
  private mutating func settleValues(_ shape: inout Shape) -> Bool {
    var types: TypeSet = .nothing
    var kept: [Edge] = []
    kept.reserveCapacity(Int(shape.values.count))
    var seen: Set<UInt64> = []
    for index in shape.values.indices {
      let edge = schema.edges[index]
      let type = type(ofValue: edge)
      // `1.0` is an integer as well.
      guard !type.isDisjoint(with: shape.types) else { continue }
      guard seen.insert(UInt64(edge.group) << 32 | UInt64(edge.key.id)).inserted else { continue }
      types.formUnion(type)
      kept.append(edge)
    }
    if kept.isEmpty && shape.types.contains(.null) || kept.count == 2 && types == .boolean {
      // Null alone, or true and false: the type says as much.
      shape.types = kept.isEmpty ? .null : types.union(shape.types.intersection(.null))
      shape.values = .empty
      shape.valueSet = .none
      return true
    }
    if shape.types.contains(.null) { types.insert(.null) }
    let isWhole = kept.count == Int(shape.values.count)
    guard !isWhole || (types != shape.types && !kept.isEmpty) else { return false }
    if !kept.isEmpty { shape.types = types }
    if !isWhole {
      shape.values = Run(start: schema.edges.count, count: kept.count)
      schema.edges.append(contentsOf: kept)
    }
    return true
  }

  private func type(ofValue edge: Edge) -> TypeSet {
    if edge.group == Edge.Group.value { return .string }
    return schema.symbols.withView(edge.key) { text in
      switch text.at(0) {
      case UInt8(ascii: "{"): return .object
      case UInt8(ascii: "["): return .array
      case UInt8(ascii: "t"), UInt8(ascii: "f"): return .boolean
      default:
        for index in 0..<text.count where text[index] == UInt8(ascii: ".") { return .fraction }
        return .integer
      }
    }
  }

  // MARK: Constraints

  /// Leaves out what restricts nothing, and takes what has two spellings in one.
  private mutating func settleConstraints(_ shape: inout Shape) -> Bool {
    let old = schema.constraints[shape.constraints.indices].map { $0 }
    var isChanged = false
    var kept: [Constraint] = []
    kept.reserveCapacity(old.count)
    for constraint in old {
      guard canRestrict(constraint, shape, among: old) else {
        isChanged = true
        continue
      }
      if restate(constraint, in: &shape, among: old, &kept) {
        isChanged = true
      } else {
        kept.append(constraint)
      }
    }
    guard isChanged else { return false }
    shape.constraints = Run(start: schema.constraints.count, count: kept.count)
    schema.constraints.append(contentsOf: kept)
    return true
  }

  /// Whether a keyword can make a difference: each speaks of one type only, and some only beside
  /// others (JSON Schema 2020-12 Core, 10.2.2; Validation, 6 and 8.5).
  private func canRestrict(_ constraint: Constraint, _ shape: Shape, among all: [Constraint])
    -> Bool
  {
    func find(_ attribute: AttributeName) -> Constraint? {
      all.first { $0.attribute == attribute && $0.unit == constraint.unit }
    }
    func has(_ attribute: AttributeName) -> Bool { find(attribute) != nil }
    switch constraint.attribute {
    case .minLength, .maxLength, .contentEncoding, .contentMediaType:
      return shape.types.contains(.string)
    case .contentSchema: return shape.types.contains(.string) && has(.contentMediaType)
    case .minimum, .maximum:
      return !shape.types.isDisjoint(with: .number)
        && !all.contains { isTighter($0, than: constraint) }
    case .multipleOf:
      guard !shape.types.isDisjoint(with: .number) else { return false }
      return schema.text(constraint.value) != "1" || shape.types.contains(.fraction)
    case .minItems, .maxItems, .uniqueItems, .unevaluatedItems:
      return shape.types.contains(.array)
    case .contains:
      // None has to be there, and any number may (JSON Schema 2020-12 Validation, 6.4.5).
      return shape.types.contains(.array)
        && (has(.maxContains) || find(.minContains).map { schema.text($0.value) } != "0")
    case .minContains:
      return has(.contains) && schema.text(constraint.value) != "1"
        && (has(.maxContains) || schema.text(constraint.value) != "0")
    case .maxContains: return has(.contains)
    case .propertyNames, .minProperties, .maxProperties, .patternProperties, .dependentRequired,
      .dependentSchemas,
      .unevaluatedProperties:
      return shape.types.contains(.object)
    case .if: return has(.then) || has(.else)
    case .then, .else: return has(.if)
    case nil where constraint.aspect == .pattern: return shape.types.contains(.string)
    default: return true
    }
  }

  /// Whether one bound leaves another one nothing to say.
  private func isTighter(_ bound: Constraint, than other: Constraint) -> Bool {
    guard bound.aspect == other.aspect, bound.attribute == other.attribute else { return false }
    let order = ExactNumber.order(schema.text(bound.value), schema.text(other.value))
    if order == 0 { return bound.isExclusive && !other.isExclusive }
    return (order > 0) == (bound.aspect == .lowerBound)
  }

  /// Says what a keyword says by other means, where it has an equal that is more common.
  /// - Returns: Whether it did, so that the keyword itself is dropped.
  private mutating func restate(
    _ constraint: Constraint, in shape: inout Shape, among all: [Constraint],
    _ kept: inout [Constraint]
  ) -> Bool {
    let text = schema.text(constraint.value)
    switch constraint.attribute {
    case .not:
      guard let negated = constraint.shape, flattened(negated).isAnything else { return false }
      shape.isNever = true
      return true
    case .contentEncoding where text == "\"base64\"" && shape.format.isNone:
      // OpenAPI 3.1.0, section 4.4.2: what 3.0 wrote as `format: byte`.
      shape.format = schema.symbols.find("byte") ?? .none
      return true
    case .contentMediaType
    where text == "\"application/octet-stream\"" && shape.format.isNone
      && !all.contains { $0.attribute == .contentEncoding }:
      shape.format = schema.symbols.find("binary") ?? .none
      return true
    case .multipleOf where text == "1":
      // A multiple of one is a whole number.
      shape.types.remove(.fraction)
      return true
    case .minimum, .maximum:
      // A number that no schema holds yet cannot be named any more; nearly all are settled earlier.
      guard shape.types.isDisjoint(with: .fraction), let whole = wholeBound(constraint, text),
        let value = schema.symbols.find(whole)
      else { return false }
      var bound = constraint
      bound.value = value
      bound.isExclusive = false
      kept.append(bound)
      return true
    case .unevaluatedProperties:
      guard shape.extras == .any, !hasInPlaceApplicators(shape, all), let part = constraint.shape
      else { return false }
      let flat = flattened(part)
      if flat.isNever {
        shape.extras = .none
      } else if flat.saysSomething {
        shape.extras = .shaped(flat.owner)
      }
      return true
    case .unevaluatedItems:
      guard shape.items == nil, !hasInPlaceApplicators(shape, all), let part = constraint.shape
      else { return false }
      let flat = flattened(part)
      if flat.saysSomething { shape.items = flat.owner }
      return true
    default: return false
    }
  }

  /// The bound of integers that a fraction, or an exclusive bound, comes to; nil where it is whole
  /// and inclusive already, or too large to tell.
  private func wholeBound(_ bound: Constraint, _ text: String) -> String? {
    let isLower = bound.aspect == .lowerBound
    if let point = text.firstIndex(of: "."), let whole = Int(text[..<point]) {
      let isNegative = text.hasPrefix("-")
      return String(isLower ? (isNegative ? whole : whole + 1) : (isNegative ? whole - 1 : whole))
    }
    guard bound.isExclusive, let whole = Int(text), whole > .min, whole < .max else { return nil }
    return String(isLower ? whole + 1 : whole - 1)
  }

  /// Whether what else holds for the same value may have evaluated properties or items.
  private func hasInPlaceApplicators(_ shape: Shape, _ all: [Constraint]) -> Bool {
    shape.isMerged || !shape.unions.isEmpty
      || all.contains { [.if, .then, .else, .dependentSchemas, .not].contains($0.attribute) }
  }

  private func canHaveFormat(_ shape: Shape) -> Bool {
    !shape.types.isDisjoint(with: TypeSet.number.union(.string))
  }

  private mutating func isNever(_ element: ElementID) -> Bool {
    guard let shape = schema[element].shape else { return false }
    return schema[shape].isNever || (!schema[shape].constraints.isEmpty && flattened(shape).isNever)
  }

  /// Whether an element allows everything, as if it were not there.
  private func isAnything(_ element: ElementID) -> Bool {
    guard let shape = schema[element].shape.map({ schema[$0] }) else { return true }
    return !shape.saysSomething && shape.conjuncts.isEmpty && shape.reference == nil
      && !shape.addsNull && schema[element].lifecycle == nil
  }
}
