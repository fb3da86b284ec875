package import SchemaModel
package import SourceText
internal import SyntaxTree

/// Lowers JSON Schema objects into the neutral model, wherever a format embeds them.
///
/// Inline schemas are lowered where they stand; what a reference leads to is queued, so that a long
/// chain of references does not deepen the stack. Each schema object is lowered once.
package struct JSONSchemaLowering {
  package var documents: DocumentSet
  package var writer: SchemaWriter
  package let dialect: JSONSchemaDialect
  var annotations: AnnotationIndex
  let keywords: JSONSchemaKeywords
  let words: Words

  /// Whether a component is being lowered; what is not of any belongs to the API itself.
  private var isDeclaring = false
  /// Whether the text of that component tells all of it but what it refers to.
  private var isTextCertain = true
  /// What nothing declares is being lowered. It counts for what leads to it.
  private var isLoweringPending = false

  /// Schemas that are anchors of dynamic references.
  var anchors: [ElementID: Symbol] = [:]

  /// Mappings whose annotations have been read, each with the element that they were given to.
  var annotated: Set<AnnotatedPlace> = []

  /// Annotations that were read, or of which it is told why they were not.
  var readAnnotations: Set<DocumentSet.Location> = []

  struct AnnotatedPlace: Hashable {
    var file: FileIndex
    var node: NodeID
    var element: ElementID
  }

  /// The element of each schema object, by file and node.
  private var elementOf: [[Int32]] = []
  /// Elements that were referred to before their declaration was met.
  private var pending: [(location: DocumentSet.Location, element: ElementID)] = []
  private var resolved: [ReferenceKey: ElementID?] = [:]

  private struct ReferenceKey: Hashable {
    var file: Int
    var resource: Int
    var text: Symbol
  }

  /// Symbols that lowering asks for by name.
  struct Words {
    let null, boolean, integer, number, string, array, object: Symbol
    let `true`, `false`, const, type, propertyName, mapping, defaultMapping, deprecated, then,
      `else`: Symbol
    /// What a parameter of Swagger 2.0 says beside being a schema.
    private let parameterFields: [Symbol]

    func isParameterField(_ key: Symbol) -> Bool { parameterFields.contains(key) }

    init(_ symbols: inout SymbolTable) {
      null = symbols.intern("null")
      `true` = symbols.intern("true")
      `false` = symbols.intern("false")
      boolean = symbols.intern("boolean")
      integer = symbols.intern("integer")
      number = symbols.intern("number")
      string = symbols.intern("string")
      array = symbols.intern("array")
      object = symbols.intern("object")
      const = symbols.intern("const")
      type = symbols.intern("type")
      propertyName = symbols.intern("propertyName")
      mapping = symbols.intern("mapping")
      defaultMapping = symbols.intern("defaultMapping")
      deprecated = symbols.intern("deprecated")
      then = symbols.intern("then")
      `else` = symbols.intern("else")
      // What comparison may call contents in its normal forms.
      for word in ["byte", "binary"] { _ = symbols.intern(word) }
      parameterFields = ["name", "in", "collectionFormat", "allowEmptyValue", "schema"].map {
        symbols.intern($0)
      }
    }
  }

  package init(
    documents: consuming DocumentSet, dialect: JSONSchemaDialect, annotations: AnnotationTable,
    schema: Schema
  ) {
    // Handed over, not copied: another holder of the symbols would make interning copy them all.
    self.keywords = JSONSchemaKeywords(&documents.symbols)
    self.words = Words(&documents.symbols)
    self.writer = SchemaWriter(
      schema, nodeCount: documents.trees.reduce(0) { $0 + $1.nodeCount })
    self.documents = documents
    self.dialect = dialect
    self.annotations = AnnotationIndex(annotations)
  }

  // MARK: Elements of schema objects

  /// The element of the schema object at a place where it is declared: a component, a property, an
  /// item. It may have been referred to before.
  package mutating func declare(
    _ kind: ElementKind, name: Symbol, parent: ElementID, at location: DocumentSet.Location,
    traits: Element.Traits = .none
  ) -> ElementID {
    let place = documents.trees[location.file].place(location.node)
    let id: ElementID
    if let known = knownElement(at: location) {
      id = known
      writer.schema.elements[id.index].kind = kind
      writer.schema.elements[id.index].name = name
      writer.schema.elements[id.index].parent = parent
      writer.schema.elements[id.index].range = place
      writer.schema.elements[id.index].traits = traits
    } else {
      var element = Element(
        kind: kind, name: name, parent: parent, range: place, origin: location.node.raw)
      element.traits = traits
      id = writer.add(element)
      remember(id, at: location)
    }
    if writer.schema[id].shape == nil {
      lowerShape(at: location, of: id)
    } else {
      // It was lowered for somebody else, and what it refers to was noted there.
      noteUncertainReference()
    }
    return id
  }

  /// Lowers a component, and notes what its text says of it.
  package mutating func declareComponent(
    name: Symbol, parent: ElementID, at location: DocumentSet.Location
  ) {
    let references = writer.schema.references.count
    let lifecycles = writer.schema.lifecycles.count
    isDeclaring = true
    isTextCertain = documents.isPlain(location.file)
    let element = declare(.schema, name: name, parent: parent, at: location, traits: .named)
    isDeclaring = false
    var declaration = Declaration(element)
    declaration.references = Run(
      start: references, count: writer.schema.references.count - references)
    declaration.hasLifecycle = writer.schema.lifecycles.count > lifecycles
    // Whether a replacement is there is said elsewhere.
    let hasReplacement = writer.schema.lifecycles[lifecycles...].contains { $0.replacement != nil }
    if isTextCertain, !hasReplacement {
      declaration.text = documents.trees[location.file].extent(ofEntry: location.node)
    }
    writer.schema.declarations.append(declaration)
  }

  /// Notes that the declaration which is being lowered, or the API itself, refers to an element.
  mutating func noteReference(to element: ElementID) {
    if isLoweringPending { return }
    if isDeclaring {
      writer.schema.references.append(element)
    } else {
      writer.schema.uses.append(element)
    }
  }

  /// Notes that the text of the declaration which is being lowered does not tell what it refers to: a
  /// reference leads nowhere, as far as is known here, or where it leads depends on how one came to it.
  mutating func noteUncertainReference() { isTextCertain = false }

  /// Like ``declare(_:name:parent:at:traits:)``, for a place that more than one thing may declare:
  /// the first one does.
  package mutating func declareOnce(
    _ kind: ElementKind, name: Symbol, parent: ElementID, at location: DocumentSet.Location
  ) -> ElementID {
    if let known = knownElement(at: location), writer.schema[known].shape != nil,
      writer.schema[known].parent != nil
    {
      return known
    }
    return declare(kind, name: name, parent: parent, at: location)
  }

  /// Gives an element that is not a schema object itself (a parameter, a header) the type that the
  /// schema object at `location` describes.
  package mutating func attachShape(at location: DocumentSet.Location, to element: ElementID) {
    if let known = knownElement(at: location) {
      var shape = Shape(owner: element, range: writer.schema[known].range)
      shape.reference = Shape.Reference(target: known, isNominal: false)
      writer.schema.elements[element.index].shape = writer.add(shape)
    } else {
      remember(element, at: location)
      lowerShape(at: location, of: element)
    }
  }

  /// The element that a `$ref` leads to, which is lowered later if it has not been yet.
  mutating func referredElement(_ node: NodeID, in file: Int) -> ElementID? {
    let tree = documents.trees[file]
    guard tree.kind(node) == .string else {
      documents.diagnostics.append(
        Diagnostic(
          .error, "a reference must be text", remedy: "write it as \"#/components/schemas/Name\"",
          at: tree.range(node)))
      return nil
    }
    let place = DocumentSet.Location(file: file, node: node)
    let key = ReferenceKey(
      file: file, resource: documents.resource(of: place), text: tree.scalar(node))
    if let known = resolved[key] { return known }
    let element = findElement(tree.scalar(node), from: place, at: tree.range(node))
    resolved[key] = .some(element)
    return element
  }

  private mutating func findElement(
    _ text: Symbol, from place: DocumentSet.Location, at range: SourceRange
  ) -> ElementID? {
    if let location = documents.component(text, in: place.file) {
      if let known = knownElement(at: location) { return known }
      return refer(
        to: location, name: documents.trees[location.file].key(location.node))
    }
    let reference = documents.symbols.text(text)
    guard let location = documents.resolve(reference, from: place, at: range) else { return nil }
    if let known = knownElement(at: location) { return known }
    return refer(
      to: location,
      name: documents.symbols.intern(JSONSchemaLowering.name(ofReference: reference)))
  }

  /// The element of the schema object at a place, which is lowered later if it has not been yet.
  mutating func element(at location: DocumentSet.Location) -> ElementID {
    knownElement(at: location)
      ?? refer(to: location, name: documents.trees[location.file].key(location.node))
  }

  /// The element of something that has not been lowered yet.
  private mutating func refer(to location: DocumentSet.Location, name: Symbol) -> ElementID {
    var element = Element(
      kind: .schema, name: name, parent: nil,
      range: documents.trees[location.file].place(location.node), origin: location.node.raw)
    element.traits = .named
    let id = writer.add(element)
    remember(id, at: location)
    pending.append((location, id))
    return id
  }

  /// The last token of a reference's pointer, or the file's name without its extension.
  private static func name(ofReference reference: String) -> String {
    let (path, fragment) = DocumentSet.split(reference)
    if let last = fragment?.split(separator: "/").last { return String(last) }
    let file = path.split(separator: "/").last ?? ""
    return String(file.prefix { $0 != "." })
  }

  /// Lowers everything that was referred to and not declared anywhere; call it when all
  /// declarations have been lowered.
  package mutating func lowerPending() {
    isLoweringPending = true
    defer { isLoweringPending = false }
    while let (location, element) = pending.popLast() {
      if writer.schema[element].shape == nil { lowerShape(at: location, of: element) }
    }
  }

  private func knownElement(at location: DocumentSet.Location) -> ElementID? {
    guard location.file < elementOf.count,
      Int(location.node.raw) < elementOf[location.file].count
    else { return nil }
    let raw = elementOf[location.file][Int(location.node.raw)]
    return raw < 0 ? nil : ElementID(Int(raw))
  }

  private mutating func remember(_ element: ElementID, at location: DocumentSet.Location) {
    while elementOf.count <= location.file {
      let count = documents.trees[elementOf.count].nodeCount
      elementOf.append([Int32](repeating: -1, count: count))
    }
    elementOf[location.file][Int(location.node.raw)] = element.raw
  }
}
