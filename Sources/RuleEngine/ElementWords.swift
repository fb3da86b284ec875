internal import SchemaModel
internal import SourceText

/// How an element is called in messages.
struct ElementWords {
  /// `query parameter`, `property`, `response body`.
  var noun: String
  /// `'email'`, `GET /users/{id}`; empty for what has no name.
  var name: String
  /// The coordinate of what contains it, or of what it is about; empty for a declaration.
  var place: String

  /// - Parameters:
  ///   - kind: the kind under which the change is told.
  ///   - valueName: the name of the thing where the element itself is only its holder, or is known
  ///     by another name there.
  ///   - container: what holds the element at its place of use, for a shared one.
  init(
    _ element: ElementID, kind: ElementKind, in schema: Schema, named valueName: String? = nil,
    container: ElementID? = nil
  ) {
    let item = schema[element]
    let ownName = schema.text(item.name)
    noun = ElementWords.noun(kind)
    name = ElementWords.quoted(valueName ?? ownName)
    place = ""
    if schema.isNominal {
      place = item.traits.contains(.named) ? "" : schema.coordinateOfContainer(of: element)
      settle(item, kind, in: schema)
      return
    }
    let isShared =
      container != nil && (item.parent != container || item.traits.contains(.named))
    place =
      isShared ? schema.coordinate(of: container!) : schema.coordinateOfContainer(of: element)
    switch kind {
    case .parameter where item.kind == .path:
      // Told of all parameters of a path.
      place = schema.coordinate(of: element)
    case .parameter:
      let location = schema.text(item.qualifier)
      if !location.isEmpty { noun = "\(location) parameter" }
    case .operation where schema.isServedByConsumers(item):
      // Named with its webhook or callback, which then is the place, too.
      name = valueName ?? schema.coordinate(of: element)
    case .operation, .path, .server:
      name = valueName ?? ownName
    case .schema where ownName.isEmpty || item.kind == .mediaType:
      let holder = item.parent.flatMap { schema[$0].kind == .mediaType ? schema[$0].parent : $0 }
      noun =
        holder.map { schema[$0].kind == .requestBody ? "request body" : "response body" } ?? "body"
      if let holder, schema[holder].kind != .requestBody, schema[holder].kind != .response {
        noun = ElementWords.noun(schema[holder].kind)
      }
      name = ""
      place = holder.map { bodyPlace($0, in: schema) } ?? place
    case .requestBody:
      name = ""
    case .property where item.kind != .property && valueName == nil,
      .parameter where item.kind != .parameter && valueName == nil:
      // Told of a use whose type is declared elsewhere.
      place = schema.coordinate(of: element)
    case .item, .unionMember:
      if item.kind != kind { place = schema.coordinate(of: element) }
      if kind == .item { name = "" }
    default: break
    }
    if item.traits.contains(.named), kind == item.kind, container == nil {
      // A declaration stands for itself.
      place = ""
    } else if place.isEmpty {
      place = schema.coordinate(of: element)
    }
  }

  /// The words of a format whose types are known by name: its own nouns.
  private mutating func settle(_ item: Element, _ kind: ElementKind, in schema: Schema) {
    if kind == item.kind, !item.qualifier.isNone { noun = schema.text(item.qualifier) }
    switch kind {
    case .directive, .directiveUse:
      noun = "directive"
      name = "@" + schema.text(item.name)
    case .directiveArgument: noun = "argument"
    case .unionMember: noun = "member"
    case .item: name = ""
    default: break
    }
  }

  private static func quoted(_ name: String) -> String { name.isEmpty ? "" : "'\(name)'" }

  private static func noun(_ kind: ElementKind) -> String {
    switch kind {
    case .api: "API"
    case .requestBody: "request body"
    case .mediaType: "media type"
    case .enumValue: "value"
    case .unionMember: "alternative"
    case .securityScheme: "security scheme"
    default: kind.rawValue
    }
  }
}

/// Where a body is: the operation, with the status for a response.
private func bodyPlace(_ holder: ElementID, in schema: Schema) -> String {
  schema[holder].kind == .requestBody
    ? schema.coordinateOfContainer(of: holder) : schema.coordinate(of: holder)
}
