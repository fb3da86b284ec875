internal import SchemaModel
internal import SourceText
internal import SyntaxTree

/// Types, sets of values and bounds of a schema object.
extension JSONSchemaLowering {
  mutating func lowerType(_ node: NodeID, in tree: SyntaxTree, into open: inout OpenShape) {
    var types: TypeSet = .nothing
    if tree.kind(node) == .sequence {
      for item in tree.children(node) { types.formUnion(type(item, in: tree)) }
    } else {
      types = type(node, in: tree)
    }
    open.shape.types = types
    if dialect == .openAPI2, tree.kind(node) == .string,
      documents.symbols.text(tree.scalar(node)) == "file"
    {
      open.shape.format = documents.symbols.intern("binary")
    }
    writer.facets.append(.init(.types, at: tree.range(node)))
    open.saysType = true
  }

  /// A type by its name (JSON Schema 2020-12, section 6.1.1; `file` is Swagger 2.0's).
  private mutating func type(_ node: NodeID, in tree: SyntaxTree) -> TypeSet {
    switch tree.scalar(node) {
    case words.null: return .null
    case words.boolean: return .boolean
    case words.integer: return .integer
    case words.number: return .number
    case words.string: return .string
    case words.array: return .array
    case words.object: return .object
    default:
      let name = documents.symbols.text(tree.scalar(node))
      if name == "file" { return .string }
      documents.diagnostics.append(
        Diagnostic(
          .warning, "'\(name)' is not a type of JSON Schema, so every type is taken as allowed",
          remedy: "use null, boolean, integer, number, string, array or object",
          at: tree.range(node)))
      return .any
    }
  }

  mutating func lowerValues(
    _ node: NodeID, keyword: JSONSchemaKeyword, in tree: SyntaxTree, owner: ElementID,
    into open: inout OpenShape
  ) {
    // A closed set says more than an open one beside it.
    if keyword == .extensibleEnum, open.shape.valueSet == .closed { return }
    let former = open.shape.valueSet == .closed ? open.shape.values : nil
    let formerNull = open.listsNull
    open.listsNull = false
    let mark = writer.edgeMark
    let traits: Element.Traits = keyword == .extensibleEnum ? .inOpenSet : .none
    if keyword == .const || (keyword == .extensibleEnum && tree.kind(node) != .sequence) {
      addValue(node, in: tree, owner: owner, traits: traits, into: &open)
    } else if tree.kind(node) == .sequence {
      for item in tree.children(node) {
        addValue(item, in: tree, owner: owner, traits: traits, into: &open)
      }
    } else {
      documents.diagnostics.append(
        Diagnostic(
          .error, "an enum must be a list of values", remedy: "write the values as a list",
          at: tree.range(node)))
      return
    }
    open.shape.values = writer.closeEdges(from: mark)
    if let former { intersectValues(with: former, hadNull: formerNull, &open) }
    open.shape.valueSet = keyword == .extensibleEnum ? .open : .closed
    writer.facets.append(.init(.values, at: tree.keyRange(node) ?? tree.range(node)))
  }

  /// `enum` beside `const`: both hold.
  private mutating func intersectValues(
    with former: Run, hadNull: Bool, _ open: inout OpenShape
  ) {
    let allowed = Set(writer.schema.edges[former.indices].map { ValueKey($0) })
    let kept = writer.schema.edges[open.shape.values.indices].filter {
      allowed.contains(ValueKey($0))
    }
    let mark = writer.edgeMark
    for edge in kept { writer.add(edge) }
    open.shape.values = writer.closeEdges(from: mark)
    open.listsNull = open.listsNull && hadNull
    open.isNullable = open.listsNull || open.saysNullable
    open.shape.isNever = kept.isEmpty && !open.listsNull
  }

  private struct ValueKey: Hashable {
    let group: UInt8
    let key: Symbol

    init(_ edge: Edge) {
      group = edge.group
      key = edge.key
    }
  }

  private mutating func addValue(
    _ node: NodeID, in tree: SyntaxTree, owner: ElementID, traits: Element.Traits,
    into open: inout OpenShape
  ) {
    // Null is told by the types alone, however it is spelt.
    guard tree.kind(node) != .null else {
      open.isNullable = true
      open.listsNull = true
      open.nullRange = tree.range(node)
      return
    }
    let isText = tree.kind(node) == .string
    let key = isText ? tree.scalar(node) : canonicalSymbol(node, in: tree)
    var element = Element(
      kind: .enumValue, name: key, parent: owner, range: tree.range(node), origin: node.raw)
    element.traits = traits
    let id = writer.add(element)
    writer.add(
      Edge(
        key: key, group: isText ? Edge.Group.value : Edge.Group.value + 64, target: id,
        range: tree.range(node)))
  }

  mutating func lowerBound(
    _ node: NodeID, keyword: JSONSchemaKeyword, in tree: SyntaxTree, into open: inout OpenShape
  ) {
    if tree.kind(node) == .boolean {
      let isTrue = tree.isTrue(node, documents.symbols)
      switch keyword {
      case .exclusiveMinimum: open.excludesMinimum = isTrue
      case .exclusiveMaximum: open.excludesMaximum = isTrue
      case .uniqueItems:
        if isTrue {
          writer.constraints.append(
            Constraint(
              aspect: .keyword, attribute: .uniqueItems, value: tree.scalar(node),
              range: tree.range(node)))
        }
      default: reportBound(node, in: tree)
      }
      return
    }
    let isNumber = tree.kind(node) == .integer || tree.kind(node) == .number
    guard isNumber || (keyword == .pattern && tree.kind(node) == .string) else {
      reportBound(node, in: tree)
      return
    }
    let (aspect, attribute): (Aspect, AttributeName?) =
      switch keyword {
      case .minimum, .exclusiveMinimum: (.lowerBound, .minimum)
      case .maximum, .exclusiveMaximum: (.upperBound, .maximum)
      case .minLength: (.lowerBound, .minLength)
      case .maxLength: (.upperBound, .maxLength)
      case .minItems: (.lowerBound, .minItems)
      case .maxItems: (.upperBound, .maxItems)
      case .minProperties: (.lowerBound, .minProperties)
      case .maxProperties: (.upperBound, .maxProperties)
      case .minContains: (.lowerBound, .minContains)
      case .maxContains: (.upperBound, .maxContains)
      case .multipleOf: (.multipleOf, .multipleOf)
      default: (.pattern, nil)
      }
    let value = keyword == .pattern ? tree.scalar(node) : canonicalSymbol(node, in: tree)
    // Nothing is shorter than 0: a bound that excludes nothing is no bound.
    switch attribute {
    case .minLength, .minItems, .minProperties:
      if documents.symbols.text(value) == "0" { return }
    default: break
    }
    writer.constraints.append(
      Constraint(
        aspect: aspect, attribute: attribute, value: value,
        isExclusive: keyword == .exclusiveMinimum || keyword == .exclusiveMaximum,
        range: tree.range(node)))
  }

  private mutating func reportBound(_ node: NodeID, in tree: SyntaxTree) {
    let key = documents.symbols.text(tree.key(node))
    documents.diagnostics.append(
      Diagnostic(
        .warning, "'\(key)' has a value of the wrong type and is not read",
        remedy: key == "pattern" ? "write it as text" : "write it as a number",
        at: tree.range(node)))
  }

  /// Settles the types when all keywords have been seen.
  mutating func finishTypes(_ open: inout OpenShape) {
    if !open.saysType, open.shape.valueSet == .closed {
      open.shape.types = types(ofValues: open.shape.values)
    } else if !open.saysType {
      // By the letter `properties` alone says nothing about other types; by everybody's use it
      // means an object, and `items` a list.
      if !open.shape.properties.isEmpty || writer.required.mark > open.required
        || open.shape.extras != .any
      {
        open.shape.types = .object
        open.shape.infersTypes = true
      } else if open.shape.items != nil || !open.shape.leadingItems.isEmpty {
        open.shape.types = .array
        open.shape.infersTypes = true
      }
    }
    if open.saysNullable, open.shape.valueSet == .closed, !open.listsNull {
      open.shape.isNullMoot = true
    }
    guard open.isNullable else {
      // A closed set without null excludes it, whatever the types say.
      if open.shape.valueSet == .closed, dialect == .draft2020 { open.shape.types.remove(.null) }
      return
    }
    if let range = open.nullRange { writer.facets.append(.init(.nullability, at: range)) }
    let saysNothingElse =
      writer.conjuncts.mark == open.conjuncts && open.shape.reference == nil
      && writer.unions.mark == open.unions
    if saysNothingElse {
      open.shape.types.insert(.null)
    } else {
      open.shape.addsNull = true
    }
  }

  private func types(ofValues run: Run) -> TypeSet {
    var types: TypeSet = .nothing
    for edge in writer.schema.edges[run.indices] {
      if edge.group == Edge.Group.value {
        types.insert(.string)
        continue
      }
      let text = documents.symbols.text(edge.key)
      switch text.utf8.first {
      case UInt8(ascii: "{"): types.insert(.object)
      case UInt8(ascii: "["): types.insert(.array)
      case UInt8(ascii: "t"), UInt8(ascii: "f"): types.insert(.boolean)
      default: types.insert(text.contains(".") || text.contains("e-") ? .number : .integer)
      }
    }
    return types
  }

  /// Draft 4's exclusive flags, and integers: `exclusiveMinimum: 0` and `minimum: 1` are one.
  mutating func finishBounds(_ open: inout OpenShape) {
    let isInteger = open.shape.types.subtracting(.null) == .integer
    for index in writer.constraints.indices(from: open.constraints) {
      guard
        writer.constraints[index].attribute == .minimum
          || writer.constraints[index].attribute == .maximum
      else { continue }
      let isLower = writer.constraints[index].attribute == .minimum
      if isLower ? open.excludesMinimum : open.excludesMaximum {
        writer.constraints[index].isExclusive = true
      }
      guard isInteger else { continue }
      let text = documents.symbols.text(writer.constraints[index].value)
      if let whole = Self.nearestInteger(to: text, above: isLower) {
        writer.constraints[index].isExclusive = false
        writer.constraints[index].value = documents.symbols.intern(whole)
        continue
      }
      guard writer.constraints[index].isExclusive, let value = Int(text), value > Int.min,
        value < Int.max
      else { continue }
      writer.constraints[index].isExclusive = false
      writer.constraints[index].value = documents.symbols.intern(
        String(isLower ? value + 1 : value - 1))
    }
  }

  /// The next integer above or below a fraction; nil for what is none, or too large to tell.
  private static func nearestInteger(to text: String, above isAbove: Bool) -> String? {
    guard let point = text.firstIndex(of: "."), let whole = Int(text[..<point]) else { return nil }
    let isNegative = text.hasPrefix("-")
    if isAbove { return String(isNegative ? whole : whole + 1) }
    return String(isNegative ? whole - 1 : whole)
  }
}
