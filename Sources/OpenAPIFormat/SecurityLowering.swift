internal import JSONSchemaFormat
internal import SchemaModel
internal import SourceText
internal import SyntaxTree

extension OpenAPILowering {
  mutating func lowerSecuritySchemes(_ root: Place, of api: ElementID) {
    let place =
      version == .v2
      ? child(root, words.securityDefinitions)
      : child(root, words.components).flatMap { child($0, words.securitySchemes) }
    guard let place else { return }
    for (name, scheme) in members(place) {
      guard let target = follow(scheme) else { continue }
      let attributes = base.writer.attributeMark
      let element = add(.securityScheme, name: name, parent: api, at: scheme)
      noteWireFields(target)
      describe(element, at: target, hasKeyword: version == .v32, attributes: attributes)
      noteIgnoredAnnotations(beside: scheme, of: element)
      let mark = base.writer.edgeMark
      lowerScopes(target, of: element)
      base.writer.schema.elements[element.index].children = base.writer.closeEdges(from: mark)
      base.writer.add(
        Edge(
          key: name, group: Edge.Group.securityScheme, target: element,
          range: tree(scheme).place(scheme.node)))
    }
  }

  /// What a consumer must know to pass: the kind of scheme, where its key goes, its addresses
  /// (OpenAPI 3.1.0, section 4.8.27).
  private mutating func noteWireFields(_ scheme: Place) {
    let fields: [(Symbol, AttributeName)] = [
      (words.type, .schemeType), (words.name, .apiKeyName), (words.in, .apiKeyLocation),
      (words.scheme, .httpScheme), (words.openIdConnectUrl, .openidUrl),
      (words.oauth2MetadataUrl, .openidUrl),
    ]
    for (key, attribute) in fields {
      guard let field = child(scheme, key) else { continue }
      var value = scalar(field)
      if attribute == .apiKeyName, child(scheme, words.in).map({ scalar($0) }) == words.header {
        // The names of headers have no case (RFC 9110, section 5.1).
        value = intern(text(value).lowercased())
      }
      if attribute == .httpScheme { value = intern(text(value).lowercased()) }
      // Swagger 2.0's `basic` is 3's `http` with the scheme `basic`.
      if attribute == .schemeType, text(value) == "basic" {
        note(.attribute, .httpScheme, value: intern("basic"), at: field)
        value = intern("http")
      }
      note(.attribute, attribute, value: value, at: field)
    }
    for (name, flow) in flows(of: scheme) {
      for (key, attribute) in [
        (words.authorizationUrl, AttributeName.authorizationUrl),
        (words.deviceAuthorizationUrl, .authorizationUrl),
        (words.tokenUrl, .tokenUrl), (words.refreshUrl, .refreshUrl),
      ] {
        if let field = child(flow, key) {
          note(.attribute, attribute, name: name, value: scalar(field), at: field)
        }
      }
    }
  }

  private mutating func lowerScopes(_ scheme: Place, of element: ElementID) {
    for (flowName, flow) in flows(of: scheme) {
      guard let scopes = child(flow, words.scopes) else { continue }
      for (name, scope) in texts(scopes) {
        let target = add(.scope, name: name, parent: element, at: scope)
        base.writer.schema.elements[target.index].qualifier = flowName
        base.writer.add(
          Edge(
            key: intern("\(text(flowName)) \(text(name))"), group: Edge.Group.scope, target: target,
            range: tree(scope).place(scope.node)))
      }
    }
  }

  /// The OAuth flows by name; Swagger 2.0 has one, in the scheme itself, and other names.
  private mutating func flows(of scheme: Place) -> [(name: Symbol, place: Place)] {
    if let flows = child(scheme, words.flows) { return entries(flows).map { ($0.key, $0.place) } }
    guard let flow = child(scheme, words.flow) else { return [] }
    let name =
      switch text(scalar(flow)) {
      case "application": "clientCredentials"
      case "accessCode": "authorizationCode"
      case let other: other
      }
    return [(intern(name), scheme)]
  }

  /// OpenAPI 3.2.0, section 4.31: the name of a component, or a reference to it.
  private mutating func schemeName(_ key: Symbol) -> Symbol {
    guard base.documents.symbols.hasPrefix(key, "#/components/securitySchemes/") else { return key }
    return intern(text(key).split(separator: "/").last.map(String.init) ?? "")
  }

  /// Security requirements: an OR of ANDs; an empty list asks for nothing
  /// (OpenAPI 3.1.0, section 4.8.30).
  mutating func securityRequirement(_ place: Place) -> SecurityRequirement {
    var alternatives: [Set<SecurityRequirement.Demand>] = []
    for alternative in children(place) {
      var demands: Set<SecurityRequirement.Demand> = []
      for (name, scopes) in members(alternative) {
        let scheme = schemeName(name)
        demands.insert(.init(scheme: scheme, scope: .none))
        for scope in children(scopes) {
          demands.insert(.init(scheme: scheme, scope: scalar(scope)))
        }
      }
      alternatives.append(demands)
    }
    return SecurityRequirement(
      alternatives: alternatives, range: tree(place).place(place.node))
  }
}
