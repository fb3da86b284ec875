internal import SchemaModel
internal import SourceText

/// How an element is called in messages.
struct ElementWords {
  /// `query parameter`, `property`.
  var noun: String
  /// `'email'`, `GET /users/{id}`; empty for what has no name.
  var name: String
  /// The coordinate of what contains it.
  var place: String

  init(_ element: ElementID, kind: ElementKind, in schema: Schema, named valueName: String? = nil) {
    let item = schema[element]
    let qualifier = schema.text(item.qualifier)
    noun = ElementWords.noun(kind)
    if kind == .parameter, !qualifier.isEmpty { noun = "\(qualifier) parameter" }
    if kind == .schema, item.traits.contains(.named) { noun = "schema" }
    let ownName = schema.text(item.name)
    place = schema.coordinateOfContainer(of: element)
    if kind != item.kind {
      // The change is about something in the element: an item, an undescribed property.
      name = valueName.map { "'\($0)'" } ?? ""
      place = schema.coordinate(of: element)
    } else {
      switch kind {
      case .operation, .path, .server: name = ownName
      case .api: name = ownName.isEmpty ? "" : "'\(ownName)'"
      default: name = ownName.isEmpty ? "" : "'\(ownName)'"
      }
    }
    if name.isEmpty, kind != .api {
      // What has no name of its own is known by where it stands.
      let whole = schema.coordinate(of: element)
      noun = kind == .schema ? "body" : noun
      if kind == .schema || kind == .requestBody {
        name = whole.isEmpty ? "" : "of \(place.isEmpty ? whole : place)"
      } else if !place.isEmpty {
        name = "of \(place)"
      }
    }
    if place.isEmpty { place = schema.coordinate(of: element) }
  }

  private static func noun(_ kind: ElementKind) -> String {
    switch kind {
    case .api: "API"
    case .requestBody: "request body"
    case .mediaType: "media type"
    case .enumValue: "value"
    case .unionMember: "alternative"
    case .securityScheme: "security scheme"
    case .item: "item"
    default: kind.rawValue
    }
  }
}
