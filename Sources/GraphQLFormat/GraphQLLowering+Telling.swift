internal import SchemaModel
internal import SourceText

/// What all parts of lowering share: texts, problems, descriptions and new elements.
extension GraphQLLowering {
  func text(_ symbol: Symbol) -> String { writer.schema.symbols.text(symbol) }

  func document(_ part: TypeTable.Part) -> Document { documents[part.document] }

  mutating func tell(
    _ severity: Diagnostic.Severity, _ message: String, _ remedy: String?, _ part: TypeTable.Part
  ) {
    diagnostics.append(
      Diagnostic(severity, message, remedy: remedy, at: document(part).place(of: part.node)))
  }

  mutating func tellUnknown(_ type: Symbol, _ range: SourceRange) {
    // One type that is missing is one problem, however often it is used.
    if let first = unknownTypes[type] {
      unknownTypes[type] = (first.diagnostic, first.uses + 1)
      return
    }
    guard unknownTypes.count < Self.mostUnknownTypes else { return }
    unknownTypes[type] = (diagnostics.count, 1)
    let isLast = unknownTypes.count == Self.mostUnknownTypes
    let name = text(type)
    let known = types.entries.map { text($0.name) }
    // A look at all names takes its time: not for a whole file of them.
    let near = unknownTypes.count <= 20 ? NearestWord.to(name, among: known) : nil
    diagnostics.append(
      Diagnostic(
        .error,
        "the type '\(name)' is not defined"
          + (isLast ? "; further types that are not defined are not told" : ""),
        remedy: near.map { "did you mean '\($0)'?" }
          ?? "define it, or read it together with this file",
        at: range))
  }

  /// Adds the description of a part to the attributes that are open.
  mutating func describe(_ part: TypeTable.Part) {
    let document = documents[part.document]
    guard let node = document.child(of: part.node, .description) else { return }
    writer.add(
      AttributeValue(
        aspect: .description, value: document[node].name, range: document.range(of: node)))
  }

  func newElement(
    _ kind: ElementKind, _ part: TypeTable.Part, parent: ElementID, noun: Symbol = .none
  ) -> Element {
    let document = documents[part.document]
    var element = Element(
      kind: kind, name: document[part.node].name, parent: parent,
      range: document.place(of: part.node), origin: GraphQLLocator.origin(part))
    element.qualifier = noun
    return element
  }
}
