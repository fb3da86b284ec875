internal import SchemaModel
internal import SourceText
internal import SyntaxTree

/// What is collected of one schema object before its lists can be written to the arenas.
struct OpenShape {
  var shape: Shape
  /// Where its lists begin in the open ones of the ``SchemaWriter``.
  let facets: Int
  let constraints: Int
  let required: Int
  let conjuncts: Int
  let unions: Int
  var saysType = false
  var isNullable = false
  /// By the keyword of OpenAPI 3.0.
  var saysNullable = false
  /// Among its values.
  var listsNull = false
  var nullRange: SourceRange?
  /// Booleans of draft 4, which say that the bound beside them is exclusive.
  var excludesMinimum = false
  var excludesMaximum = false
  var hasAnnotations = false
  /// Where annotations of single values stand, which are read when the values are known.
  var enumAnnotations: NodeID?

  init(_ shape: Shape, _ writer: borrowing SchemaWriter) {
    self.shape = shape
    facets = writer.facets.mark
    constraints = writer.constraints.mark
    required = writer.required.mark
    conjuncts = writer.conjuncts.mark
    unions = writer.unions.mark
  }
}

extension JSONSchemaLowering {
  /// Lowers the schema object at `location` and makes it the type of `element`.
  mutating func lowerShape(at location: DocumentSet.Location, of element: ElementID) {
    let tree = documents.trees[location.file]
    let node = location.node
    var open = OpenShape(Shape(owner: element, range: tree.place(node)), writer)
    switch tree.kind(node) {
    case .boolean:
      open.shape.isNever = !tree.isTrue(node, documents.symbols)
    case .mapping:
      lowerKeywords(of: node, in: tree, file: location.file, owner: element, into: &open)
    default:
      documents.diagnostics.append(
        Diagnostic(
          .error, "a schema must be an object",
          remedy: "write {} for a schema that allows everything", at: tree.range(node)))
    }
    close(&open)
    writer.schema.elements[element.index].shape = writer.add(open.shape)
  }

  private mutating func lowerKeywords(
    of node: NodeID, in tree: SyntaxTree, file: Int, owner: ElementID, into open: inout OpenShape
  ) {
    let reference = referenceChild(of: node, in: tree)
    if let reference, !dialect.honoursReferenceSiblings {
      lowerReference(reference, in: tree, file: file, into: &open)
      noteIgnoredAnnotations(beside: node, in: tree, of: owner)
      return
    }
    let attributes = writer.attributeMark
    for child in tree.children(node) {
      let key = tree.key(child)
      switch keywords[key] {
      case .reference: lowerReference(child, in: tree, file: file, into: &open)
      case .dynamicReference:
        lowerDynamicReference(child, in: tree, file: file, owner: owner, into: &open)
      case .type: lowerType(child, in: tree, into: &open)
      case .format:
        open.shape.format = tree.scalar(child)
        writer.facets.append(.init(.format, at: tree.range(child)))
      case .nullable:
        // Swagger 2.0 has no word for it; `x-nullable` is what its converters agree on.
        if dialect == .openAPI30 || dialect == .openAPI2, tree.isTrue(child, documents.symbols) {
          open.isNullable = true
          open.saysNullable = true
          open.nullRange = tree.range(child)
        }
      case .enumeration, .const, .extensibleEnum:
        lowerValues(child, keyword: keywords[key], in: tree, owner: owner, into: &open)
      case .minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum, .multipleOf, .minLength,
        .maxLength, .pattern, .minItems, .maxItems, .uniqueItems, .minContains, .maxContains,
        .minProperties, .maxProperties:
        lowerBound(child, keyword: keywords[key], in: tree, into: &open)
      case .properties:
        lowerProperties(child, in: tree, file: file, owner: owner, into: &open)
      case .required: lowerRequired(child, in: tree, into: &open)
      case .additionalProperties:
        lowerExtras(child, in: tree, file: file, owner: owner, into: &open)
      case .items, .prefixItems, .additionalItems:
        lowerItems(child, keyword: keywords[key], in: tree, file: file, owner: owner, into: &open)
      case .allOf: lowerConjuncts(child, in: tree, file: file, owner: owner, into: &open)
      case .anyOf, .oneOf:
        lowerUnion(
          child, isExclusive: keywords[key] == .oneOf, in: tree, file: file, owner: owner,
          into: &open)
      case .not, .contains, .propertyNames, .patternProperties, .dependentRequired,
        .dependentSchemas, .dependencies, .unevaluatedItems, .unevaluatedProperties,
        .contentEncoding, .contentMediaType, .contentSchema, .ifKeyword, .thenKeyword,
        .elseKeyword:
        lowerOpaque(
          child, keyword: keywords[key], in: tree, file: file, owner: owner, into: &open)
      case .readOnly:
        if tree.isTrue(child, documents.symbols) {
          open.shape.hidden.insert(.hiddenInRequests)
          writer.facets.append(.init(.hidden, at: tree.range(child)))
        }
      case .writeOnly:
        if tree.isTrue(child, documents.symbols) {
          open.shape.hidden.insert(.hiddenInResponses)
          writer.facets.append(.init(.hidden, at: tree.range(child)))
        }
      case .defaultValue:
        open.shape.defaultValue = canonicalSymbol(child, in: tree)
        writer.facets.append(.init(.defaultValue, at: tree.range(child)))
      case .discriminator: lowerDiscriminator(child, in: tree, into: &open)
      case .description, .title:
        writer.add(
          AttributeValue(
            aspect: .description, name: key, value: tree.scalar(child), range: tree.range(child)))
      case .anchor: anchors[owner] = tree.scalar(child)
      case .annotation:
        // Comments and the like say nothing about the contract and are not compared.
        if key == words.deprecated { open.hasAnnotations = true }
      case .example: writer.facets.append(.init(.example, at: tree.range(child)))
      case .examples:
        // A list in JSON Schema; what OpenAPI calls so is a mapping, and stands elsewhere.
        if tree.kind(child) == .sequence,
          let first = tree.children(child).first(where: { _ in true })
        {
          writer.facets.append(.init(.example, at: tree.range(first)))
        }
      case .xml where tree.kind(child) == .mapping && tree.childCount(child) > 0:
        writer.add(
          AttributeValue(
            aspect: .serialization, attribute: .xml, name: .none,
            value: canonicalSymbol(child, in: tree), range: tree.range(child)))
      case .xml: break
      case .unknown: lowerUnknown(child, in: tree, owner: owner, into: &open)
      }
    }
    writer.closeAttributes(from: attributes, of: owner)
    if let node = open.enumAnnotations {
      attachEnumAnnotations(node, in: tree, owner: owner, values: open.shape.values)
    }
    if open.hasAnnotations {
      attachLifecycle(at: node, in: tree, to: owner, hasKeyword: dialect != .openAPI2)
    }
  }

  private func referenceChild(of node: NodeID, in tree: SyntaxTree) -> NodeID? {
    for child in tree.children(node) where keywords[tree.key(child)] == .reference {
      // A property may be called `$ref`; a reference is text.
      if tree.kind(child) == .string { return child }
    }
    return nil
  }

  private mutating func lowerReference(
    _ node: NodeID, in tree: SyntaxTree, file: Int, into open: inout OpenShape
  ) {
    guard let target = referredElement(node, in: file) else {
      open.shape.unresolved = tree.scalar(node)
      noteUncertainReference()
      return
    }
    noteReference(to: target)
    if open.shape.reference == nil {
      open.shape.reference = Shape.Reference(target: target, isNominal: false)
    } else {
      var shape = Shape(owner: open.shape.owner, range: tree.range(node))
      shape.reference = Shape.Reference(target: target, isNominal: false)
      writer.conjuncts.append(writer.add(shape))
    }
  }

  /// `$dynamicRef` leads to the nearest schema around it that declares itself as the anchor of that
  /// name (JSON Schema 2020-12, section 8.2.3.2), else to what the same `$ref` would lead to;
  /// `$recursiveRef` (2019-09, section 8.2.4.2.1) to the nearest one that is an anchor at all, else to
  /// the declaration that it stands in.
  private mutating func lowerDynamicReference(
    _ node: NodeID, in tree: SyntaxTree, file: Int, owner: ElementID, into open: inout OpenShape
  ) {
    noteUncertainReference()
    let text = documents.symbols.text(tree.scalar(node))
    let name = text.hasPrefix("#") ? text.dropFirst() : ""
    if !name.isEmpty, let symbol = documents.symbols.find(String(name)) {
      let targets = documents.dynamicAnchors(named: symbol)
      if targets.count > 1 {
        lowerDynamicUnion(node, of: targets, in: tree, owner: owner)
        return
      }
    }
    var current: ElementID? = owner
    while let element = current {
      if let anchor = anchors[element], name.isEmpty || documents.symbols.text(anchor) == name {
        noteReference(to: element)
        open.shape.reference = Shape.Reference(target: element, isNominal: false)
        return
      }
      let item = writer.schema[element]
      if name.isEmpty, item.traits.contains(.named), item.kind == .schema {
        noteReference(to: element)
        open.shape.reference = Shape.Reference(target: element, isNominal: false)
        return
      }
      current = item.parent
    }
    if !name.isEmpty || text.count > 1 {
      lowerReference(node, in: tree, file: file, into: &open)
    }
  }

  /// A dynamic reference that may lead to several schemas: to which one depends on where one comes
  /// from, so it is taken as any of them (an over-approximation that misses no change).
  private mutating func lowerDynamicUnion(
    _ node: NodeID, of targets: [DocumentSet.Location], in tree: SyntaxTree, owner: ElementID
  ) {
    let mark = writer.edgeMark
    for target in targets {
      var member = Element(
        kind: .unionMember, name: .none, parent: owner, range: tree.range(node), origin: node.raw)
      var shape = Shape(owner: owner, range: tree.range(node))
      let possible = self.element(at: target)
      noteReference(to: possible)
      shape.reference = Shape.Reference(target: possible, isNominal: false)
      member.shape = writer.add(shape)
      let id = writer.add(member)
      writer.schema.shapes[member.shape!.index].owner = id
      writer.add(
        Edge(key: .none, group: Edge.Group.member, target: id, range: tree.range(node)))
    }
    writer.unions.append(
      UnionGroup(
        members: writer.closeEdges(from: mark), isExclusive: false, range: tree.range(node)))
  }

  private mutating func lowerUnknown(
    _ node: NodeID, in tree: SyntaxTree, owner: ElementID, into open: inout OpenShape
  ) {
    let key = tree.key(node)
    switch annotations.classify(key, documents.symbols) {
    case .spelling(let index)
    where annotations.table.spellings[index].meaning == .enumDeprecations:
      open.enumAnnotations = node
    case .deprecated, .spelling, .near:
      open.hasAnnotations = true
    case .other where dialect == .openAPI2 && words.isParameterField(key):
      break
    case .other:
      // A keyword that no specification knows is an annotation (JSON Schema 2020-12, section 6.5):
      // it is kept and compared, but restricts nothing.
      writer.add(
        AttributeValue(
          aspect: .attribute, attribute: .extension, name: key,
          value: extensionValue(node, in: tree), range: tree.range(node)))
    }
  }

  /// Writes the collected lists to the arenas.
  private mutating func close(_ open: inout OpenShape) {
    finishTypes(&open)
    finishBounds(&open)
    open.shape.facets = writer.facets.close(from: open.facets, into: &writer.schema.facets)
    open.shape.constraints = writer.constraints.close(
      from: open.constraints, into: &writer.schema.constraints)
    open.shape.required = writer.required.close(
      from: open.required, into: &writer.schema.requiredNames)
    open.shape.conjuncts = writer.conjuncts.close(
      from: open.conjuncts, into: &writer.schema.conjuncts)
    open.shape.unions = writer.unions.close(from: open.unions, into: &writer.schema.unions)
  }

  /// The value in a canonical spelling, so that equal values are equal symbols.
  mutating func canonicalSymbol(_ node: NodeID, in tree: SyntaxTree) -> Symbol {
    switch tree.kind(node) {
    case .null: words.null
    case .boolean: tree.isTrue(node, documents.symbols) ? words.true : words.false
    case .integer where isCanonicalInteger(tree.scalar(node)): tree.scalar(node)
    default: documents.symbols.intern(tree.canonicalText(of: node, documents.symbols))
    }
  }

  /// Whether an integer is written as its canonical text: digits without a leading zero. Most are.
  private func isCanonicalInteger(_ symbol: Symbol) -> Bool {
    documents.symbols.withView(symbol) { bytes in
      guard bytes.count > 0, bytes.count <= 18 else { return false }
      for index in 0..<bytes.count where !(0x30...0x39).contains(bytes[index]) { return false }
      return bytes.count == 1 || bytes[0] != 0x30
    }
  }
}
