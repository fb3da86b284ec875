internal import SchemaModel
internal import SourceText

/// Types and their members (GraphQL, September 2025, sections 3.4 to 3.10).
extension GraphQLLowering {
  mutating func lowerType(_ index: Int) {
    let entry = types.entries[index]
    let type = entry.element
    var edges: [Edge] = []
    let mark = writer.attributeMark
    for part in entry.parts {
      describe(part)
      switch entry.kind {
      case .object, .interface:
        lowerInterfaces(part, of: entry, &edges)
        lowerFields(part, of: type, isRoot: isRoot(type), &edges)
      case .input: lowerInputFields(part, of: type, &edges)
      case .enum: lowerValues(part, of: type, &edges)
      case .union: lowerMembers(part, of: entry, &edges)
      default: break
      }
    }
    lowerOwnDirectives(entry)
    writer.closeAttributes(from: mark, of: type)
    lowerUses(entry.parts, of: type, edges: &edges)
    close(edges, of: type)
    attachLifecycle(entry.parts, to: type)
  }

  mutating func close(_ edges: [Edge], of element: ElementID) {
    guard !edges.isEmpty else { return }
    let mark = writer.edgeMark
    for edge in withoutTwins(edges) { writer.add(edge) }
    writer.schema.elements[element.index].children = writer.closeEdges(from: mark)
  }

  /// The members without those whose name is taken, which are told. (A directive may be applied twice.)
  private mutating func withoutTwins(_ edges: [Edge]) -> [Edge] {
    struct Name: Hashable {
      var key: Symbol
      var group: UInt8
    }
    var first: [Name: SourceRange] = [:]
    var twins: [(twin: SourceRange, first: SourceRange, key: Symbol)] = []
    // There are few, nearly always: looking through them is faster than a dictionary.
    let mayHaveTwins =
      edges.count > 16
      || edges.indices.contains { index in
        edges[..<index].contains { $0.key == edges[index].key && $0.group == edges[index].group }
      }
    guard mayHaveTwins else { return edges }
    let kept = edges.filter { edge in
      guard edge.group != Edge.Group.directiveUse else { return true }
      let name = Name(key: edge.key, group: edge.group)
      guard let known = first[name] else {
        first[name] = edge.range
        return true
      }
      twins.append((edge.range, known, edge.key))
      return false
    }
    for twin in twins {
      diagnostics.append(
        Diagnostic(
          .warning, "'\(text(twin.key))' is there twice, and the first one counts",
          remedy: "remove one of them", at: twin.twin,
          related: [.init("it stands here first", at: twin.first)]))
    }
    return kept
  }

  /// `@specifiedBy` and `@oneOf`, which say what values are allowed (sections 3.5.1 and 3.10.1).
  private mutating func lowerOwnDirectives(_ entry: TypeTable.Entry) {
    for part in entry.parts {
      let document = documents[part.document]
      for node in document.children(of: part.node, .directive) {
        switch document[node].name {
        case words.oneOf where entry.kind == .input:
          writer.add(
            AttributeValue(
              aspect: .keyword, attribute: .oneOf, value: words.true,
              range: document.range(of: node)))
        case words.specifiedBy where entry.kind == .scalar:
          guard
            let argument = document.children(of: node, .argument)
              .first(where: { document[$0].name == words.url }),
            let url = document.content(of: argument)
          else { continue }
          writer.add(
            AttributeValue(
              aspect: .attribute, attribute: .specifiedBy, value: document[url].name,
              range: document.range(of: node)))
        default: continue
        }
      }
    }
  }

  private mutating func lowerInterfaces(
    _ part: TypeTable.Part, of entry: TypeTable.Entry, _ edges: inout [Edge]
  ) {
    let document = documents[part.document]
    for node in document.children(of: part.node, .implementation) {
      let name = document[node].name
      let range = document.place(of: node)
      var element = newElement(
        .implementation, .init(document: part.document, node: node), parent: entry.element)
      element.qualifier = words.interface
      let id = writer.add(element)
      if let interface = types.element(name) {
        writer.schema.elements[id.index].shape = reference(
          to: interface, of: id, range, nullable: true)
      } else {
        tellUnknown(name, range)
      }
      edges.append(Edge(key: name, group: Edge.Group.implementation, target: id, range: range))
      standIns[name, default: []].append(entry.element)
    }
  }

  private mutating func lowerMembers(
    _ part: TypeTable.Part, of entry: TypeTable.Entry, _ edges: inout [Edge]
  ) {
    let document = documents[part.document]
    for node in document.children(of: part.node, .unionMember) {
      let name = document[node].name
      let range = document.place(of: node)
      let id = writer.add(
        newElement(.unionMember, .init(document: part.document, node: node), parent: entry.element))
      if let type = types.element(name) {
        writer.schema.elements[id.index].shape = reference(to: type, of: id, range, nullable: true)
        standIns[entry.name, default: []].append(type)
      } else {
        tellUnknown(name, range)
      }
      edges.append(Edge(key: name, group: Edge.Group.member, target: id, range: range))
    }
  }

  private mutating func lowerValues(
    _ part: TypeTable.Part, of type: ElementID, _ edges: inout [Edge]
  ) {
    let document = documents[part.document]
    for node in document.children(of: part.node, .enumValue) where !document[node].name.isNone {
      let own = TypeTable.Part(document: part.document, node: node)
      let id = writer.add(newElement(.enumValue, own, parent: type))
      lowerMemberParts(own, of: id)
      append(id, Edge.Group.value, own, &edges)
    }
  }

  private mutating func lowerFields(
    _ part: TypeTable.Part, of type: ElementID, isRoot: Bool, _ edges: inout [Edge]
  ) {
    let document = documents[part.document]
    for node in document.children(of: part.node, .field) where !document[node].name.isNone {
      let own = TypeTable.Part(document: part.document, node: node)
      var element = newElement(.property, own, parent: type, noun: words.field)
      if isRoot { element.traits.insert(.entryPoint) }
      let id = writer.add(element)
      let arguments = lowerArguments(own, of: id, .argument)
      lowerMemberParts(own, of: id, arguments)
      if let typeNode = document.type(of: node) {
        writer.schema.elements[id.index].shape = shape(typeNode, own.document, of: id)
      }
      append(id, Edge.Group.property, own, &edges)
    }
  }

  private mutating func lowerInputFields(
    _ part: TypeTable.Part, of type: ElementID, _ edges: inout [Edge]
  ) {
    let document = documents[part.document]
    for node in document.children(of: part.node, .inputField) where !document[node].name.isNone {
      let own = TypeTable.Part(document: part.document, node: node)
      let id = writer.add(newElement(.property, own, parent: type, noun: words.inputField))
      lowerMemberParts(own, of: id)
      lowerInput(own, id)
      append(id, Edge.Group.property, own, &edges)
    }
  }

  /// The arguments of a field or of a directive.
  mutating func lowerArguments(_ part: TypeTable.Part, of holder: ElementID, _ kind: ElementKind)
    -> [Edge]
  {
    let document = documents[part.document]
    var edges: [Edge] = []
    for node in document.children(of: part.node, .argumentDefinition)
    where !document[node].name.isNone {
      let own = TypeTable.Part(document: part.document, node: node)
      let id = writer.add(newElement(kind, own, parent: holder))
      lowerMemberParts(own, of: id)
      lowerInput(own, id)
      append(id, Edge.Group.argument, own, &edges)
    }
    return edges
  }

  /// What consumers give: its type, its default, and whether it must be there: where null is refused and
  /// no default stands in (section 5.4.3).
  private mutating func lowerInput(_ part: TypeTable.Part, _ element: ElementID) {
    let document = documents[part.document]
    guard let type = document.type(of: part.node) else { return }
    let id = shape(type, part.document, of: element)
    writer.schema.elements[element.index].shape = id
    writer.schema.elements[element.index].traits.insert(.absentAsNull)
    if let node = document.child(of: part.node, .defaultValue),
      let value = document.content(of: node)
    {
      writer.schema.shapes[id.index].defaultValue = writer.schema.symbols.intern(
        canonicalText(document, value))
      let facets = writer.schema.shapes[id.index].facets
      let start = writer.schema.facets.count
      for index in facets.indices { writer.schema.facets.append(writer.schema.facets[index]) }
      writer.schema.facets.append(.init(.defaultValue, at: document.range(of: node)))
      writer.schema.shapes[id.index].facets = Run(start: start, count: Int(facets.count) + 1)
    } else if document[type].isNonNull {
      writer.schema.elements[element.index].traits.insert(.required)
      writer.schema.elements[element.index].requirement = document.range(of: type)
    }
  }

  /// The description, the directives and the life of a member, and its children.
  private mutating func lowerMemberParts(
    _ part: TypeTable.Part, of element: ElementID, _ children: [Edge] = []
  ) {
    let mark = writer.attributeMark
    describe(part)
    writer.closeAttributes(from: mark, of: element)
    var edges = children
    lowerUses([part], of: element, edges: &edges)
    close(edges, of: element)
    attachLifecycle([part], to: element)
  }

  private mutating func append(
    _ element: ElementID, _ group: UInt8, _ part: TypeTable.Part, _ edges: inout [Edge]
  ) {
    let document = documents[part.document]
    let range = document.place(of: part.node)
    edges.append(
      Edge(key: document[part.node].name, group: group, target: element, range: range))
  }
}
