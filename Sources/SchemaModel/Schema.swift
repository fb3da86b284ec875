package import SourceText

/// One version of one API in the language-neutral model: all that is compared and judged.
///
/// Everything lives in arenas and is referred to by index; references are edges, never copies.
@usableFromInline
package struct Schema: Sendable {
  package var format: FormatName
  /// The version of the format, such as `3.1.0`.
  package var formatVersion: String
  /// The files it was read from; ranges refer to them by index.
  package var files: [SourceFile]
  package var symbols: SymbolTable
  /// The API itself: what everything is reached from.
  package var root: ElementID
  /// Declarations with a name that may be reached or not (components), in source order.
  package var declarations: [Declaration] = []
  /// What declarations refer to.
  package var references: [ElementID] = []
  /// What is referred to outside of declarations.
  package var uses: [ElementID] = []
  /// Whether the names of declarations are part of the contract, so that one that is renamed is another
  /// one (GraphQL, Protobuf).
  package var isNominal = false
  /// What its authors write to announce something.
  package var spellings = CanonicalSpellings.extensions
  /// Whether it is known which directives are applied; silence says nothing where it is not.
  package var knowsDirectiveUses = true
  /// Whether consumers may begin at any declaration: there is no operation that leads to them.
  package var declarationsAreEntries = false
  /// The declarations that may stand in for another one, by that one: the types that implement an
  /// interface, the members of a union.
  package var standIns: [ElementID: [ElementID]] = [:]
  /// What values of scalars are that are known by their names alone.
  package var scalarTypes: [ElementID: TypeSet] = [:]
  /// Declarations that are used in a way that leaves no edge, such as one that says `null`.
  package var mentioned: [ElementID] = []

  @usableFromInline package var elements: [Element] = []
  package var edges: [Edge] = []
  package var attributes: [AttributeValue] = []
  @usableFromInline package var shapes: [Shape] = []
  package var facets: [Shape.Facet] = []
  package var constraints: [Constraint] = []
  package var conjuncts: [ShapeID] = []
  package var unions: [UnionGroup] = []
  package var requiredNames: [RequiredName] = []
  package var discriminators: [Discriminator] = []
  package var lifecycles: [Lifecycle] = []
  /// What each operation asks of its caller; see ``SecurityRequirement``.
  package var security: [ElementID: SecurityRequirement] = [:]
  /// Whom consumers can ask, as the API says; empty where it does not.
  package var contact: [String] = []
  /// Gives the place of an element in its syntax; see ``pointer(to:)``.
  package var locator: (any SyntaxLocator)?

  package init(
    format: FormatName, formatVersion: String, files: [SourceFile], symbols: SymbolTable,
    root: ElementID
  ) {
    self.format = format
    self.formatVersion = formatVersion
    self.files = files
    self.symbols = symbols
    self.root = root
  }

  // Plain getters: elements and shapes hold nothing that is counted, so that a copy is cheap, while
  // a coroutine that yields in place would allocate its frame on each call from another module.
  @inlinable package subscript(element: ElementID) -> Element { elements[element.index] }
  @inlinable package subscript(shape: ShapeID) -> Shape { shapes[shape.index] }

  /// Where a thing is said of a shape; nil where it is not.
  package func place(of kind: Shape.Facet.Kind, in shape: Shape) -> SourceRange? {
    for index in shape.facets.indices where facets[index].kind == kind {
      return facets[index].range
    }
    return nil
  }

  package func lifecycle(of element: ElementID) -> Lifecycle? {
    self[element].lifecycle.map { lifecycles[$0.index] }
  }

  /// The version that the API states of itself.
  package var apiVersion: AttributeValue? {
    attributes[self[root].attributes.indices].first { $0.aspect == .version }
  }

  package func text(_ symbol: Symbol) -> String { symbols.text(symbol) }

  /// Where the element stands in its file, in the format's own terms (a JSON pointer, RFC 6901).
  package func pointer(to element: ElementID) -> String {
    let element = self[element]
    return locator?.pointer(file: element.range.file, origin: element.origin) ?? ""
  }
}

/// Finds the place of a lowered element in its syntax again, for reports.
package protocol SyntaxLocator: Sendable {
  func pointer(file: FileIndex, origin: UInt32) -> String

  /// The value that stands at a place, as JSON on one line; nil where there is none.
  func valueText(at range: SourceRange) -> String?
}

extension SyntaxLocator {
  package func valueText(at range: SourceRange) -> String? { nil }
}

/// What an operation asks of its caller: alternatives, each of which asks for all its schemes.
/// No alternative at all means that nothing is asked (OpenAPI 3.1.0, section 4.8.30).
package struct SecurityRequirement: Sendable {
  package struct Demand: Sendable, Hashable {
    package var scheme: Symbol
    package var scope: Symbol
    package init(scheme: Symbol, scope: Symbol) {
      self.scheme = scheme
      self.scope = scope
    }
  }

  /// Each alternative as a set of demands: one for the scheme itself (scope `.none`), one a scope.
  package var alternatives: [Set<Demand>]
  package var range: SourceRange

  package init(alternatives: [Set<Demand>], range: SourceRange) {
    self.alternatives = alternatives
    self.range = range
  }
}
