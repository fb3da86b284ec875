internal import SchemaModel
internal import SourceText

/// Lowers the documents of one schema to the neutral model.
///
/// Types are declarations whose members (fields, values, alternatives, interfaces) are their children;
/// references to types are nominal edges.
struct GraphQLLowering {
  let documents: [Document]
  let words: GraphQLWords
  var annotations: DirectiveAnnotations
  var writer: SchemaWriter
  var types = TypeTable()
  var directives = TypeTable()
  var diagnostics: [Diagnostic] = []
  /// The parts of the schema definition and its extensions.
  private var schemaParts: [TypeTable.Part] = []
  /// The types that are roots.
  private var roots: Set<ElementID> = []
  static let mostUnknownTypes = 100
  /// Names of types that are defined nowhere: which diagnostic tells it, and how often they are used.
  var unknownTypes: [Symbol: (diagnostic: Int, uses: Int)] = [:]
  /// The interfaces and their types, and the unions and theirs, by name.
  var standIns: [Symbol: [ElementID]] = [:]

  init(
    _ documents: [Document], files: [SourceFile], symbols: consuming SymbolTable,
    annotations: AnnotationTable, knowsDirectiveUses: Bool
  ) {
    self.documents = documents
    words = GraphQLWords(&symbols)
    self.annotations = DirectiveAnnotations(annotations, &symbols)
    let root = Element(
      kind: .api, name: words.schema, parent: nil,
      range: SourceRange(file: FileIndex(0), start: 0, end: 0), origin: 0)
    writer = SchemaWriter(
      Schema(
        format: .graphql, formatVersion: "", files: files, symbols: symbols, root: ElementID(0)),
      nodeCount: documents.reduce(0) { $0 + $1.nodes.count })
    _ = writer.add(root)
    writer.schema.isNominal = true
    writer.schema.spellings = CanonicalSpellings(
      sunset: "@sunset(on:)", replacement: "@sunset(replacement:)",
      reason: "@deprecated(reason:)", enumValue: "@deprecated(reason:)")
    writer.schema.knowsDirectiveUses = knowsDirectiveUses
  }

  /// - Parameter changes: what is announced beside the schema.
  mutating func lower(with changes: UpcomingChanges?) -> Schema {
    collect()
    declareTypes()
    let rootEdges = lowerSchema()
    for index in types.entries.indices where !types.entries[index].isBuiltIn { lowerType(index) }
    let directiveEdges = lowerDirectives()
    let mark = writer.edgeMark
    for edge in rootEdges + directiveEdges { writer.add(edge) }
    writer.schema.elements[0].children = writer.closeEdges(from: mark)
    if let changes { attach(changes) }
    for unknown in unknownTypes.values where unknown.uses > 1 {
      diagnostics[unknown.diagnostic].message += ", and is used in \(unknown.uses) places"
    }
    for (name, members) in standIns {
      if let element = types.element(name) { writer.schema.standIns[element] = members }
    }
    writer.schema.declarationsAreEntries = roots.isEmpty
    // GraphQL, September 2025, section 3.5; what values of others are is not said.
    for (name, values) in [
      ("Int", TypeSet.integer), ("Float", .number), ("String", .string), ("ID", .string),
      ("Boolean", .boolean),
    ] {
      if let element = types.element(writer.schema.symbols.intern(name)) {
        writer.schema.scalarTypes[element] = values
      }
    }
    let locator = GraphQLLocator(documents: documents, symbols: writer.schema.symbols)
    writer.schema.locator = locator
    return writer.schema
  }

  // MARK: Names

  /// Finds all definitions and extensions.
  private mutating func collect() {
    if documents.allSatisfy({ $0.nodes.count <= 1 }) {
      diagnostics.append(
        Diagnostic(
          .error, "nothing is defined in this schema",
          remedy: "begin with a type: type Query { … }",
          at: SourceRange(file: FileIndex(0), start: 0, end: 0)))
    }
    var extensions: [TypeTable.Part] = []
    for (number, document) in documents.enumerated() {
      for node in document.children(of: 0) {
        let part = TypeTable.Part(document: number, node: node)
        let syntax = document[node]
        guard syntax.kind != .broken, !syntax.name.isNone || syntax.kind == .schema else {
          continue
        }
        if syntax.kind == .schema {
          schemaParts.append(part)
        } else if syntax.isExtension {
          extensions.append(part)
        } else if syntax.kind == .directiveDefinition {
          add(part, to: \.directives)
        } else if syntax.kind == .scalar, words.builtInScalars.contains(syntax.name) {
          // What every schema has may be written down or not.
          continue
        } else {
          add(part, to: \.types)
        }
      }
    }
    for name in words.builtInScalars {
      let scalar = TypeTable.Entry(name: name, kind: .scalar, parts: [], isBuiltIn: true)
      _ = types.add(scalar)
    }
    for part in extensions {
      let syntax = documents[part.document][part.node]
      guard let known = types.index(of: syntax.name) else {
        // A part of a schema whose definition is elsewhere (a subgraph): it counts as the definition.
        _ = types.add(TypeTable.Entry(name: syntax.name, kind: syntax.kind, parts: [part]))
        continue
      }
      guard types.entries[known].kind == syntax.kind else {
        tell(
          .error, "'\(text(syntax.name))' is extended as another kind of type than it is",
          "extend it as \(text(words.noun(types.entries[known].kind)))", part)
        continue
      }
      types.add(part, to: known)
    }
  }

  private mutating func add(
    _ part: TypeTable.Part, to table: WritableKeyPath<GraphQLLowering, TypeTable>
  ) {
    let syntax = documents[part.document][part.node]
    let entry = TypeTable.Entry(name: syntax.name, kind: syntax.kind, parts: [part])
    guard let known = self[keyPath: table].add(entry) else { return }
    let first = self[keyPath: table].entries[known]
    let isSameKind = first.kind == syntax.kind
    let name = (syntax.kind == .directiveDefinition ? "@" : "") + text(syntax.name)
    diagnostics.append(
      Diagnostic(
        isSameKind ? .warning : .error, "'\(name)' is defined more than once",
        remedy: isSameKind
          ? syntax.kind == .directiveDefinition
            ? "remove one of them: the first one counts"
            : "all definitions count: write the others as extensions"
          : "give one of them another name",
        at: documents[part.document].place(of: part.node),
        related: first.parts.first.map {
          [.init("it is defined here first", at: documents[$0.document].place(of: $0.node))]
        } ?? []))
    if isSameKind { self[keyPath: table].add(part, to: known) }
  }

  /// Gives each type its element, so that references can be made in any order.
  private mutating func declareTypes() {
    for (index, entry) in types.entries.enumerated() {
      let part = entry.parts.first
      var element = Element(
        kind: .schema, name: entry.name, parent: writer.schema.root,
        range: part.map { documents[$0.document].place(of: $0.node) }
          ?? SourceRange(file: FileIndex(0), start: 0, end: 0),
        origin: part.map { GraphQLLocator.origin($0) } ?? 0)
      element.qualifier = words.noun(entry.kind)
      element.traits = .named
      switch entry.kind {
      case .input: element.traits.insert(.sent)
      case .enum, .scalar: element.traits.formUnion([.sent, .received])
      default: element.traits.insert(.received)
      }
      let id = writer.add(element)
      types.setElement(id, of: index)
      if !entry.isBuiltIn { writer.schema.declarations.append(Declaration(id)) }
    }
  }

  // MARK: The schema itself

  /// The root types: those that the schema names, else those with the usual names (section 3.3.1).
  private mutating func lowerSchema() -> [Edge] {
    var edges: [Edge] = []
    let mark = writer.attributeMark
    var hasDefinition = false
    for part in schemaParts {
      let document = documents[part.document]
      if !document[part.node].isExtension {
        hasDefinition = true
        writer.schema.elements[0].range = document.place(of: part.node)
        writer.schema.elements[0].origin = GraphQLLocator.origin(part)
      }
      describe(part)
      for node in document.children(of: part.node, .rootOperation) {
        guard let type = document.type(of: node) else { continue }
        guard document[type].kind == .namedType else {
          diagnostics.append(
            Diagnostic(
              .error, "a root type is the name of a type", remedy: "take the brackets away",
              at: document.range(of: type)))
          continue
        }
        edges += root(
          document[node].name, document[type].name, document.range(of: type))
      }
    }
    if !hasDefinition {
      for (operation, type) in [
        (words.query, words.queryType), (words.mutation, words.mutationType),
        (words.subscription, words.subscriptionType),
      ] {
        guard let element = types.element(type), writer.schema[element].qualifier == words.type,
          !edges.contains(where: { $0.key == operation })
        else { continue }
        edges += root(operation, type, writer.schema[element].range)
      }
    }
    writer.closeAttributes(from: mark, of: writer.schema.root)
    lowerUses(schemaParts, of: writer.schema.root, edges: &edges)
    attachLifecycle(schemaParts, to: writer.schema.root)
    return edges
  }

  private mutating func root(
    _ operation: Symbol, _ type: Symbol, _ range: SourceRange
  ) -> [Edge] {
    let attribute: AttributeName
    switch operation {
    case words.query: attribute = .rootQuery
    case words.mutation: attribute = .rootMutation
    case words.subscription: attribute = .rootSubscription
    default:
      diagnostics.append(
        Diagnostic(
          .error, "'\(text(operation))' is no kind of operation",
          remedy: "use query, mutation or subscription", at: range))
      return []
    }
    guard let element = types.element(type) else {
      tellUnknown(type, range)
      return []
    }
    roots.insert(element)
    writer.add(
      AttributeValue(aspect: .attribute, attribute: attribute, value: type, range: range))
    return [Edge(key: operation, group: Edge.Group.root, target: element, range: range)]
  }

  func isRoot(_ type: ElementID) -> Bool { roots.contains(type) }
}
