internal import JSONSchemaFormat
internal import SchemaModel
internal import SourceText
internal import SyntaxTree

/// Annotations that stand where OpenAPI has nothing that could be annotated: among the names of
/// responses or properties, in the contact of the API. They look right and do nothing.
extension OpenAPILowering {
  mutating func noteMisplacedAnnotations() {
    for file in base.documents.trees.indices {
      for node in base.unreadAnnotations(in: file) {
        let place = Place(file: file, node: node)
        guard let suggestion = meantPlace(of: place) else { continue }
        base.noteMisplacedAnnotation(
          node, in: tree(place), of: nearestElement(around: place), suggestion: suggestion)
      }
    }
  }

  /// What the keys of a container are, on the way from the root of a file to an annotation.
  private enum Container {
    /// An object of OpenAPI, under this key.
    case object(String)
    /// A mapping of names, under this key, to objects.
    case names(String)
    case list(String)
    /// Data, or an extension, whose keys are anybody's own.
    case data
  }

  /// Where an annotation was probably meant to stand; nil where it stands right, is none (a property
  /// of that name), or is a part of something that is not read at all.
  private mutating func meantPlace(of place: Place) -> String? {
    let tree = tree(place)
    let key = text(tree.key(place.node))
    switch container(of: place) {
    case .names(let holder) where isStray(place, among: holder):
      return "\(key) beside '\(holder)', or in one of its entries"
    case .object(let holder) where OpenAPIWords.objectsWithoutLife.contains(holder):
      return "\(key) beside '\(holder)'"
    case .object where base.isEnumAnnotation(tree.key(place.node)):
      return "\(key) beside the list of values, in the schema"
    default: return nil
    }
  }

  /// Whether an entry of a mapping of names is none of them.
  private func isStray(_ place: Place, among holder: String) -> Bool {
    let tree = tree(place)
    switch tree.kind(place.node) {
    case .mapping, .sequence:
      // There `x-` marks an extension, not a name.
      return (holder == "responses" || holder == "paths")
        && base.documents.symbols.hasPrefix(tree.key(place.node), "x-")
    case .boolean: return !(version.dialect == .draft2020 && holder == "properties")
    default: return true
    }
  }

  /// The container that a node stands in.
  private func container(of place: Place) -> Container {
    let tree = tree(place)
    var container = Container.object("")
    var current = tree.root
    while let next = tree.children(current).first(where: {
      place.node.raw < tree.endOfSubtree($0)
    }), next != place.node {
      container = step(container, text(tree.key(next)), tree.kind(next))
      if case .data = container { return container }
      current = next
    }
    return container
  }

  private func step(_ container: Container, _ key: String, _ kind: NodeKind) -> Container {
    switch container {
    case .data: return .data
    case .list(let holder): return .object(OpenAPIWords.singular(of: holder))
    case .names(let holder):
      if key.hasPrefix("x-"), holder == "responses" || holder == "paths" { return .data }
      // A callback is a mapping itself, of expressions.
      return holder == "callbacks"
        ? .names("callback") : .object(OpenAPIWords.singular(of: holder))
    case .object(let holder):
      if key.hasPrefix("x-") || OpenAPIWords.holdsData(key, in: holder) { return .data }
      if kind == .sequence { return .list(key) }
      return OpenAPIWords.mappingsOfNames.contains(key) ? .names(key) : .object(key)
    }
  }

  /// The nearest element that was lowered from something around a node; else the API.
  private func nearestElement(around place: Place) -> ElementID {
    let tree = tree(place)
    var nearest = base.writer.schema.root
    var origin: UInt32 = 0
    for (index, element) in base.writer.schema.elements.enumerated()
    where Int(element.range.file.raw) == place.file && element.origin >= origin
      && element.origin < place.node.raw
      && tree.endOfSubtree(NodeID(Int(element.origin))) > place.node.raw
    {
      nearest = ElementID(index)
      origin = element.origin
    }
    return nearest
  }
}

extension OpenAPIWords {
  /// Objects that have no life of their own.
  fileprivate static let objectsWithoutLife: Set<String> = [
    "components", "contact", "license", "externalDocs", "discriminator", "xml", "encoding entry",
    "flows", "implicit", "password", "clientCredentials", "authorizationCode",
    "deviceAuthorization",
  ]

  /// Mappings whose keys are names.
  fileprivate static let mappingsOfNames: Set<String> = [
    "properties", "patternProperties", "dependentSchemas", "$defs", "definitions", "schemas",
    "headers", "content", "responses", "callbacks", "links", "variables", "encoding", "webhooks",
    "paths", "pathItems", "parameters", "requestBodies", "securitySchemes", "securityDefinitions",
    "mediaTypes", "additionalOperations",
  ]

  /// What one entry of a mapping or a list of things is called.
  fileprivate static func singular(of holder: String) -> String { holder + " entry" }

  /// Whether a key holds data rather than a part of the description.
  fileprivate static func holdsData(_ key: String, in holder: String) -> Bool {
    switch key {
    case "example", "examples", "default", "enum", "const", "mapping", "scopes", "security",
      "dependentRequired":
      true
    case "parameters", "requestBody": holder == "links entry"
    default: false
    }
  }
}
