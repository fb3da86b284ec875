internal import SchemaModel
internal import SourceText
internal import SyntaxTree

/// Properties, items, unions and opaque keywords of a schema object.
extension JSONSchemaLowering {
  mutating func lowerProperties(
    _ node: NodeID, in tree: SyntaxTree, file: Int, owner: ElementID, into open: inout OpenShape
  ) {
    guard expect(.mapping, node, in: tree, "'properties' must be a mapping of names to schemas")
    else { return }
    let mark = writer.edgeMark
    for child in tree.children(node) where !isMisplacedAnnotation(child, in: tree) {
      let id = declare(
        .property, name: tree.key(child), parent: owner, at: .init(file: file, node: child))
      writer.add(
        Edge(
          key: tree.key(child), group: Edge.Group.property, target: id, range: tree.place(child)))
    }
    open.shape.properties = writer.closeEdges(from: mark)
  }

  /// Whether what stands among the properties is an annotation rather than a property of that name: it
  /// is told as such.
  private mutating func isMisplacedAnnotation(_ node: NodeID, in tree: SyntaxTree) -> Bool {
    switch tree.kind(node) {
    case .mapping: false
    case .boolean where dialect.honoursReferenceSiblings: false
    default: isAnnotation(tree.key(node))
    }
  }

  mutating func lowerRequired(_ node: NodeID, in tree: SyntaxTree, into open: inout OpenShape) {
    // Draft 3's (and Swagger parameters') boolean is read where it stands, not here.
    guard tree.kind(node) != .boolean else { return }
    guard expect(.sequence, node, in: tree, "'required' must be a list of property names")
    else { return }
    for child in tree.children(node) {
      writer.required.append(RequiredName(name: tree.scalar(child), range: tree.range(child)))
    }
  }

  mutating func lowerExtras(
    _ node: NodeID, in tree: SyntaxTree, file: Int, owner: ElementID, into open: inout OpenShape
  ) {
    writer.facets.append(.init(.extras, at: tree.range(node)))
    if tree.kind(node) == .boolean {
      open.shape.extras = tree.isTrue(node, documents.symbols) ? .any : .none
    } else if tree.kind(node) == .mapping, tree.childCount(node) > 0 {
      open.shape.extras = .shaped(
        declare(.item, name: tree.key(node), parent: owner, at: .init(file: file, node: node)))
    }
  }

  mutating func lowerItems(
    _ node: NodeID, keyword: JSONSchemaKeyword, in tree: SyntaxTree, file: Int, owner: ElementID,
    into open: inout OpenShape
  ) {
    if tree.kind(node) == .sequence {
      // `prefixItems`, or the list form of `items` before 2020-12.
      let mark = writer.edgeMark
      for child in tree.children(node) {
        let id = declare(.item, name: .none, parent: owner, at: .init(file: file, node: child))
        writer.add(
          Edge(key: .none, group: Edge.Group.item, target: id, range: tree.place(child)))
      }
      open.shape.leadingItems = writer.closeEdges(from: mark)
      return
    }
    guard keyword != .prefixItems else {
      _ = expect(.sequence, node, in: tree, "'prefixItems' must be a list of schemas")
      return
    }
    if keyword == .additionalItems, open.shape.items != nil { return }
    guard tree.kind(node) == .mapping || tree.kind(node) == .boolean else {
      _ = expect(.mapping, node, in: tree, "'items' must be a schema")
      return
    }
    open.shape.items = declare(
      .item, name: .none, parent: owner, at: .init(file: file, node: node))
  }

  mutating func lowerConjuncts(
    _ node: NodeID, in tree: SyntaxTree, file: Int, owner: ElementID, into open: inout OpenShape
  ) {
    guard expect(.sequence, node, in: tree, "'allOf' must be a list of schemas") else { return }
    for child in tree.children(node) {
      if let shape = conjunct(child, in: tree, file: file, owner: owner) {
        writer.conjuncts.append(shape)
      }
    }
  }

  /// A schema that holds beside others: what it declares belongs to `owner`.
  private mutating func conjunct(
    _ node: NodeID, in tree: SyntaxTree, file: Int, owner: ElementID
  ) -> ShapeID? {
    let member = declare(
      .schema, name: .none, parent: owner, at: .init(file: file, node: node))
    // What it says of its life it says of the whole (JSON Schema 2020-12 Core, 7.7.1).
    if let lifecycle = writer.schema[member].lifecycle {
      if writer.schema[owner].lifecycle == nil {
        writer.schema.elements[owner.index].lifecycle = lifecycle
      } else {
        add(writer.schema.lifecycles[lifecycle.index], to: owner)
      }
    }
    return writer.schema[member].shape
  }

  mutating func lowerUnion(
    _ node: NodeID, isExclusive: Bool, in tree: SyntaxTree, file: Int, owner: ElementID,
    into open: inout OpenShape
  ) {
    let name = isExclusive ? "oneOf" : "anyOf"
    guard expect(.sequence, node, in: tree, "'\(name)' must be a list of schemas") else { return }
    var members: [NodeID] = []
    for child in tree.children(node) {
      if isNull(.init(file: file, node: child)) {
        open.isNullable = true
        open.nullRange = tree.range(child)
      } else {
        members.append(child)
      }
    }
    if members.isEmpty {
      // A union of nothing but null.
      if open.isNullable { open.shape.types = [.null] }
      open.saysType = true
      return
    }
    if members.count == 1 {
      if let shape = conjunct(members[0], in: tree, file: file, owner: owner) {
        writer.conjuncts.append(shape)
      }
      return
    }
    let mark = writer.edgeMark
    for child in members {
      let id = declare(
        .unionMember, name: .none, parent: owner, at: .init(file: file, node: child))
      writer.add(
        Edge(key: .none, group: Edge.Group.member, target: id, range: tree.place(child)))
    }
    writer.unions.append(
      UnionGroup(
        members: writer.closeEdges(from: mark), isExclusive: isExclusive,
        range: tree.keyRange(node) ?? tree.range(node)))
  }

  /// Whether a member of a union is just null, by whatever spelling: `type: null`, `const: null`, an
  /// `enum` of nothing else, a reference to one of these, or one of them wrapped.
  private mutating func isNull(_ place: DocumentSet.Location, depth: Int = 0) -> Bool {
    let tree = documents.trees[place.file]
    guard tree.kind(place.node) == .mapping, depth < 8 else { return false }
    var hasOnlyNullType = false
    var hasOnlyNullValue = false
    for child in tree.children(place.node) {
      switch keywords[tree.key(child)] {
      case .type:
        hasOnlyNullType =
          tree.kind(child) == .sequence
          ? tree.childCount(child) > 0
            && tree.children(child).allSatisfy { tree.scalar($0) == words.null }
          : tree.scalar(child) == words.null
      case .const:
        guard tree.kind(child) == .null else { return false }
        hasOnlyNullValue = true
      case .enumeration:
        for value in tree.children(child) where tree.kind(value) != .null { return false }
        hasOnlyNullValue = tree.childCount(child) > 0
      case .allOf, .anyOf, .oneOf:
        guard tree.kind(child) == .sequence, tree.childCount(child) == 1 else { return false }
        for member in tree.children(child) {
          guard isNull(.init(file: place.file, node: member), depth: depth + 1) else {
            return false
          }
        }
        hasOnlyNullValue = true
      case .reference:
        guard let target = documents.component(tree.scalar(child), in: place.file) else {
          return false
        }
        guard isNull(target, depth: depth + 1) else { return false }
        if let element = referredElement(child, in: place.file) {
          writer.schema.mentioned.append(element)
          noteReference(to: element)
        }
        return true
      case .description, .title, .annotation, .example, .examples, .nullable: break
      default: return false
      }
    }
    return hasOnlyNullType || hasOnlyNullValue
  }

  mutating func lowerDiscriminator(
    _ node: NodeID, in tree: SyntaxTree, into open: inout OpenShape
  ) {
    var discriminator: Discriminator
    if tree.kind(node) == .mapping {
      guard let name = tree.child(node, words.propertyName) else { return }
      discriminator = Discriminator(
        propertyName: tree.scalar(name), range: tree.range(name), mapping: [])
      if let mapping = tree.child(node, words.mapping) {
        for child in tree.children(mapping) {
          discriminator.mapping.append(
            (tree.key(child), nil, tree.scalar(child), tree.place(child)))
        }
      }
      // OpenAPI 3.2.0, section 4.25: what a value that is not mapped stands for.
      if let other = tree.child(node, words.defaultMapping) {
        discriminator.mapping.append(
          (words.defaultMapping, nil, tree.scalar(other), tree.place(other)))
      }
    } else {
      // Swagger 2.0 gives the property's name alone.
      discriminator = Discriminator(
        propertyName: tree.scalar(node), range: tree.range(node), mapping: [])
    }
    writer.schema.discriminators.append(discriminator)
    open.shape.discriminator = DiscriminatorID(writer.schema.discriminators.count - 1)
  }

  /// A keyword that restricts values by schemas or lists of its own: each is a conjunct, with the
  /// schema where it has one.
  mutating func lowerOpaque(
    _ node: NodeID, keyword: JSONSchemaKeyword, in tree: SyntaxTree, file: Int, owner: ElementID,
    into open: inout OpenShape
  ) {
    switch keyword {
    case .patternProperties, .dependentRequired, .dependentSchemas, .dependencies:
      guard expect(.mapping, node, in: tree, "this keyword takes a mapping") else { return }
      for child in tree.children(node) {
        // `dependencies` of draft 7 is both: a list of names or a schema.
        let isList = tree.kind(child) == .sequence
        writer.constraints.append(
          Constraint(
            aspect: .keyword,
            attribute: isList ? .dependentRequired : attribute(of: keyword),
            value: isList ? nameSet(child, in: tree) : canonicalSymbol(child, in: tree),
            name: tree.key(child),
            shape: isList ? nil : subschema(child, in: tree, file: file, owner: owner),
            range: tree.place(child)))
      }
    default:
      writer.constraints.append(
        Constraint(
          aspect: .keyword, attribute: attribute(of: keyword),
          value: canonicalSymbol(node, in: tree),
          shape: subschema(node, in: tree, file: file, owner: owner), range: tree.place(node)))
    }
  }

  /// A list of names as canonical JSON, each once and in order: their own order says nothing.
  private mutating func nameSet(_ node: NodeID, in tree: SyntaxTree) -> Symbol {
    let names = Set(tree.children(node).map { tree.canonicalText(of: $0, documents.symbols) })
    return documents.symbols.intern("[" + names.sorted().joined(separator: ",") + "]")
  }

  /// The schema that a keyword holds; nil where it holds a text.
  private mutating func subschema(
    _ node: NodeID, in tree: SyntaxTree, file: Int, owner: ElementID
  ) -> ShapeID? {
    guard tree.kind(node) == .mapping || tree.kind(node) == .boolean else { return nil }
    let element = declare(.schema, name: .none, parent: owner, at: .init(file: file, node: node))
    return writer.schema[element].shape
  }

  private func attribute(of keyword: JSONSchemaKeyword) -> AttributeName? {
    switch keyword {
    case .not: .not
    case .ifKeyword: .if
    case .thenKeyword: .then
    case .elseKeyword: .else
    case .contains: .contains
    case .propertyNames: .propertyNames
    case .patternProperties: .patternProperties
    case .dependentRequired: .dependentRequired
    case .dependentSchemas, .dependencies: .dependentSchemas
    case .unevaluatedItems: .unevaluatedItems
    case .unevaluatedProperties: .unevaluatedProperties
    case .contentEncoding: .contentEncoding
    case .contentMediaType: .contentMediaType
    case .contentSchema: .contentSchema
    default: nil
    }
  }

  /// Whether the node is of a kind; a diagnostic where it is not.
  mutating func expect(_ kind: NodeKind, _ node: NodeID, in tree: SyntaxTree, _ message: String)
    -> Bool
  {
    if tree.kind(node) == kind { return true }
    documents.diagnostics.append(
      Diagnostic(.error, message, remedy: "see the format's specification", at: tree.range(node)))
    return false
  }
}
