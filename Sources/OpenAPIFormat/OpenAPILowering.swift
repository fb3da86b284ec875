internal import JSONSchemaFormat
internal import SchemaModel
internal import SourceText
internal import SyntaxTree

/// Lowers one OpenAPI document, and what it refers to, into the neutral model.
struct OpenAPILowering {
  var base: JSONSchemaLowering
  let version: OpenAPIVersion
  let words: OpenAPIWords
  /// Declarations other than schemas, by the place where they stand, so that a shared one is one
  /// element.
  private var lowered: [Place: ElementID] = [:]
  /// The same for what depends on where it is used as well (Swagger 2.0: on the media types).
  private var variants: [Variant: ElementID] = [:]

  private struct Variant: Hashable {
    var place: Place
    var types: [Symbol]
  }
  /// Swagger 2.0: the media types of bodies and responses that say none of their own.
  var consumes: [Symbol] = []
  var produces: [Symbol] = []
  /// Whether anything stands beside a reference that was followed.
  private var hasReferenceSiblings = false
  /// What is not of the kind that OpenAPI has there.
  let problems = StructureProblems()
  /// Path items by what they are reached as, so that a callback which leads back to its own path
  /// ends there.
  var pathItems: [PathItemKey: ElementID] = [:]

  /// Where each operation id stands.
  var operationIDs: [Symbol: Place] = [:]

  struct PathItemKey: Hashable {
    var place: Place
    var name: Symbol
    var kind: ElementKind
  }

  /// Templates of paths, taken apart.
  var templates: [Symbol: PathTemplate] = [:]
  /// Names of media types in the form in which they are compared.
  var mediaTypeKeys: [Symbol: Symbol] = [:]
  /// `{0}`, `{1}`: how path parameters are known.
  var ordinalKeys: [Symbol] = []

  typealias Place = DocumentSet.Location

  init(
    documents: consuming DocumentSet, version: OpenAPIVersion, versionText: String,
    words: OpenAPIWords,
    annotations: AnnotationTable
  ) {
    let schema = Schema(
      format: .openapi, formatVersion: versionText, files: [], symbols: SymbolTable(),
      root: ElementID(0))
    self.base = JSONSchemaLowering(
      documents: consume documents, dialect: version.dialect, annotations: annotations,
      schema: schema)
    self.version = version
    self.words = words
  }

  func tree(_ place: Place) -> SyntaxTree { base.documents.trees[place.file] }

  func text(_ symbol: Symbol) -> String { base.documents.symbols.text(symbol) }

  mutating func intern(_ text: String) -> Symbol { base.documents.symbols.intern(text) }

  func child(_ place: Place, _ key: Symbol) -> Place? {
    let tree = tree(place)
    guard tree.kind(place.node) == .mapping else {
      note(place, isNo: .object)
      return nil
    }
    return tree.child(place.node, key).map { Place(file: place.file, node: $0) }
  }

  /// The items of a list; none of anything else.
  func children(_ place: Place) -> [Place] {
    guard tree(place).kind(place.node) == .sequence else {
      note(place, isNo: .list)
      return []
    }
    return tree(place).children(place.node).map { Place(file: place.file, node: $0) }
  }

  /// The children of a mapping that may be extended with `x-` keys, without those.
  mutating func entries(_ place: Place) -> [(key: Symbol, place: Place)] {
    var entries: [(key: Symbol, place: Place)] = []
    for member in members(place) where !base.documents.symbols.hasPrefix(member.key, "x-") {
      entries.append(member)
    }
    return entries
  }

  /// All children of a mapping whose keys are free names (headers, components), so that one that
  /// begins with `x-` is no extension. An annotation that strayed among them is none of them.
  mutating func members(_ place: Place) -> [(key: Symbol, place: Place)] {
    var members: [(key: Symbol, place: Place)] = []
    for member in texts(place) {
      let isContainer = tree(member.place).kind(member.place.node).isContainer
      if isContainer || !base.isAnnotation(member.key) { members.append(member) }
    }
    return members
  }

  /// All children of a mapping of names to texts.
  func texts(_ place: Place) -> [(key: Symbol, place: Place)] {
    let tree = tree(place)
    guard tree.kind(place.node) == .mapping else {
      note(place, isNo: .object)
      return []
    }
    return tree.children(place.node).map { (tree.key($0), Place(file: place.file, node: $0)) }
  }

  /// The text of a scalar; none of anything else.
  func scalar(_ place: Place) -> Symbol {
    if tree(place).kind(place.node).isContainer { note(place, isNo: .text) }
    return tree(place).scalar(place.node)
  }

  func isTrue(_ place: Place?) -> Bool {
    guard let place else { return false }
    if tree(place).kind(place.node) != .boolean { note(place, isNo: .flag) }
    return tree(place).isTrue(place.node, base.documents.symbols)
  }

  private func note(_ place: Place, isNo expected: StructureProblems.Expected) {
    let tree = tree(place)
    problems.note(place, in: tree, isNo: expected, text(tree.key(place.node)))
  }

  /// A new element for the thing at `place`.
  mutating func add(
    _ kind: ElementKind, name: Symbol, parent: ElementID?, at place: Place,
    traits: Element.Traits = .none
  ) -> ElementID {
    var element = Element(
      kind: kind, name: name, parent: parent, range: tree(place).place(place.node),
      origin: place.node.raw)
    element.traits = traits
    return base.writer.add(element)
  }

  /// A step to something that may be shared, from the place that names it.
  func edge(_ key: Symbol, _ group: UInt8, to target: ElementID, from place: Place) -> Edge {
    let tree = tree(place)
    var edge = Edge(key: key, group: group, target: target, range: tree.place(place.node))
    if let reference = child(place, words.reference), tree.kind(reference.node) == .string {
      edge.reference = place.node.raw
    }
    return edge
  }

  /// What stands at `place`, through references; nil (and a diagnostic) where one leads nowhere or
  /// round in a circle.
  mutating func follow(_ place: Place) -> Place? { chain(from: place)?.last }

  /// The places that references lead through, from `place` itself to what they lead to.
  mutating func chain(from place: Place) -> [Place]? {
    var chain = [place]
    var current = place
    var steps = 0
    while let reference = child(current, words.reference),
      tree(reference).kind(reference.node) == .string
    {
      steps += 1
      guard steps <= 32 else {
        base.documents.diagnostics.append(
          Diagnostic(
            .error, "this reference leads through more than 32 others, or round in a circle",
            remedy: "refer to the thing itself", at: tree(place).place(place.node)))
        return nil
      }
      guard
        let target = base.documents.resolve(
          text(scalar(reference)), from: reference, at: tree(reference).range(reference.node))
      else { return nil }
      if tree(current).childCount(current.node) > 1 { hasReferenceSiblings = true }
      current = target
      chain.append(target)
    }
    return chain
  }

  /// The element of a declaration that may be shared: lowered at its first use.
  /// - Parameter variant: what the element depends on besides the place.
  mutating func shared(
    _ place: Place, variant: [Symbol] = [], _ lower: (inout OpenAPILowering, Place) -> ElementID
  ) -> ElementID? {
    guard let target = follow(place) else { return nil }
    guard variant.isEmpty else {
      let key = Variant(place: target, types: variant)
      if let known = variants[key] { return known }
      let element = lower(&self, target)
      variants[key] = element
      lowered[target] = element
      return element
    }
    if let known = lowered[target] { return known }
    let element = lower(&self, target)
    lowered[target] = element
    return element
  }

  /// Notes annotations beside the references that lead from `place` to an element. The format drops
  /// them (OpenAPI 3.1.0, section 4.8.23).
  mutating func noteIgnoredAnnotations(beside place: Place, of element: ElementID) {
    guard hasReferenceSiblings, let chain = chain(from: place) else { return }
    for reference in chain.dropLast() {
      base.noteIgnoredAnnotations(
        beside: reference.node, in: tree(reference), of: element)
    }
  }

  func knownElement(at place: Place) -> ElementID? { lowered[place] }

  /// Describes the element by what every OpenAPI object may carry: texts, extensions, lifecycle.
  ///
  /// - Parameter hasKeyword: whether OpenAPI has a `deprecated` for this kind of object.
  mutating func describe(
    _ element: ElementID, at place: Place, hasKeyword: Bool, attributes mark: Int
  ) {
    let tree = tree(place)
    guard tree.kind(place.node) == .mapping else { return }
    for node in tree.children(place.node) {
      let key = tree.key(node)
      if key == words.description || key == words.summary || key == words.title {
        base.writer.add(
          AttributeValue(
            aspect: .description, name: key, value: tree.scalar(node), range: tree.range(node)))
      }
    }
    base.attachExtensions(at: place.node, in: tree)
    base.attachLifecycle(at: place.node, in: tree, to: element, hasKeyword: hasKeyword)
    base.writer.closeAttributes(from: mark, of: element)
  }

  mutating func note(
    _ aspect: Aspect, _ attribute: AttributeName?, name: Symbol = .none, value: Symbol,
    at place: Place
  ) {
    base.writer.add(
      AttributeValue(
        aspect: aspect, attribute: attribute, name: name, value: value,
        range: tree(place).range(place.node)))
  }
}
