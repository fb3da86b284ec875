internal import JSONSchemaFormat
internal import SchemaModel
internal import SourceText
internal import SyntaxTree

extension OpenAPILowering {
  /// The parameters of an operation: its own, and those of its path item that it does not override
  /// (OpenAPI 3.1.0, section 4.8.9.1). Moving one between the two is no change.
  mutating func lowerParameters(
    own: [Place], common: [Place], template: PathTemplate, of operation: ElementID,
    at place: Place
  ) {
    // There are few: looking through them is faster than a set.
    var seen: [ParameterIdentity] = []
    var formFields: [Place] = []
    let stray = strayPathParameter(own + common, template)
    checkRepetitions(own)
    for parameter in own + common {
      guard let target = follow(parameter) else { continue }
      guard let name = child(target, words.name), let location = child(target, words.in) else {
        base.documents.diagnostics.append(
          Diagnostic(
            .error, "a parameter must have a 'name' and an 'in'",
            remedy: "add both, such as name: limit and in: query",
            at: tree(parameter).place(parameter.node)))
        continue
      }
      if scalar(location) == words.body {
        let identity = ParameterIdentity(group: Edge.Group.requestBody, key: .none)
        if !seen.contains(identity) {
          seen.append(identity)
          lowerSwaggerBody(target, parameter: parameter, of: operation, at: place)
        }
        continue
      }
      if scalar(location) == words.formData {
        // The operation's own come first and override the path's.
        if !formFields.contains(where: { child($0, words.name).map { scalar($0) } == scalar(name) })
        {
          formFields.append(target)
        }
        continue
      }
      if scalar(location) == words.header, isIgnoredHeader(scalar(name), inResponse: false) {
        continue
      }
      let identity = identity(
        name: scalar(name), location: scalar(location), template: template, stray: stray)
      guard let identity else {
        base.documents.diagnostics.append(
          Diagnostic(
            .error, "'\(text(scalar(location)))' is no place for a parameter",
            remedy: "use path, query, header or cookie", at: tree(location).range(location.node)))
        continue
      }
      guard !seen.contains(identity) else { continue }
      seen.append(identity)
      let element = shared(parameter) { lowering, place in
        lowering.lowerParameter(
          place, name: lowering.scalar(name), location: lowering.scalar(location), of: operation)
      }
      guard let element else { continue }
      noteIgnoredAnnotations(beside: parameter, of: element)
      base.writer.add(edge(identity.key, identity.group, to: element, from: parameter))
    }
    if !formFields.isEmpty { lowerFormFields(formFields, of: operation, at: place) }
  }

  /// The one path parameter whose name does not occur in the template, with the ordinal of the one
  /// name there that nothing describes: the two are meant for each other.
  private mutating func strayPathParameter(_ parameters: [Place], _ template: PathTemplate)
    -> (name: Symbol, ordinal: Int)?
  {
    guard !template.names.isEmpty else { return nil }
    var strays: [Symbol] = []
    var open = template.names
    for parameter in parameters {
      guard let target = follow(parameter), let name = child(target, words.name),
        let location = child(target, words.in), scalar(location) == words.path
      else { continue }
      if let index = open.firstIndex(of: scalar(name)) {
        open.remove(at: index)
      } else if !strays.contains(scalar(name)) {
        strays.append(scalar(name))
      }
    }
    guard strays.count == 1, open.count == 1, let name = strays.first,
      let ordinal = template.names.firstIndex(where: { open.contains($0) })
    else { return nil }
    return (name, ordinal)
  }

  private mutating func ordinalKey(_ ordinal: Int) -> Symbol {
    while ordinalKeys.count <= ordinal { ordinalKeys.append(intern("{\(ordinalKeys.count)}")) }
    return ordinalKeys[ordinal]
  }

  private struct ParameterIdentity: Hashable {
    var group: UInt8
    var key: Symbol
  }

  /// A path parameter is known by its ordinal in the template, any other by its name; the names of
  /// headers have no case (RFC 9110, section 5.1).
  private mutating func identity(
    name: Symbol, location: Symbol, template: PathTemplate,
    stray: (name: Symbol, ordinal: Int)?
  ) -> ParameterIdentity? {
    switch location {
    case words.path:
      var ordinal = template.names.firstIndex(of: name)
      if ordinal == nil, let stray, stray.name == name { ordinal = stray.ordinal }
      return ParameterIdentity(
        group: Edge.Group.pathParameter, key: ordinal.map { ordinalKey($0) } ?? name)
    case words.query: return ParameterIdentity(group: Edge.Group.queryParameter, key: name)
    case words.querystring:
      return ParameterIdentity(group: Edge.Group.queryParameter + 4, key: .none)
    case words.header:
      return ParameterIdentity(
        group: Edge.Group.headerParameter, key: intern(text(name).lowercased()))
    case words.cookie: return ParameterIdentity(group: Edge.Group.cookieParameter, key: name)
    default: return nil
    }
  }

  /// Whether a header is described elsewhere, so that a parameter or header of that name says nothing
  /// (OpenAPI 3.1.0, sections 4.8.12.1 and 4.8.17.1).
  func isIgnoredHeader(_ name: Symbol, inResponse: Bool) -> Bool {
    guard version != .v2 else { return false }
    switch text(name).lowercased() {
    case "content-type": return true
    case "accept", "authorization": return !inResponse
    default: return false
    }
  }

  private mutating func lowerParameter(
    _ place: Place, name: Symbol, location: Symbol, of operation: ElementID
  ) -> ElementID {
    let attributes = base.writer.attributeMark
    let element = add(.parameter, name: name, parent: operation, at: place)
    base.writer.schema.elements[element.index].qualifier = location
    if let name = child(place, words.name) {
      base.writer.schema.elements[element.index].range = tree(name).range(name.node)
    }
    if let required = child(place, words.required), isTrue(required) {
      base.writer.schema.elements[element.index].traits.insert(.required)
      base.writer.schema.elements[element.index].requirement = tree(required).range(required.node)
    }
    // A path without it is another path, whatever is said (OpenAPI 3.1.0, section 4.8.12.2).
    if location == words.path {
      base.writer.schema.elements[element.index].traits.insert(.required)
    }
    if isExploded(place, location: text(location)) {
      base.writer.schema.elements[element.index].traits.insert(.exploded)
    }
    lowerSerialization(place, location: text(location))
    describe(
      element, at: place, hasKeyword: version != .v2, attributes: attributes)
    lowerValue(place, of: element)
    return element
  }

  /// A response header, or one of an encoding.
  ///
  /// - Parameter prefix: what tells headers of one name apart there.
  mutating func lowerHeader(
    _ place: Place, name: Symbol, of owner: ElementID, prefix: String = ""
  ) {
    let element = shared(place) { lowering, target in
      let attributes = lowering.base.writer.attributeMark
      let element = lowering.add(.header, name: name, parent: owner, at: place)
      if let required = lowering.child(target, lowering.words.required),
        lowering.isTrue(required)
      {
        lowering.base.writer.schema.elements[element.index].traits.insert(.required)
        lowering.base.writer.schema.elements[element.index].requirement = lowering.tree(required)
          .range(
            required.node)
      }
      lowering.lowerSerialization(target, location: "header")
      lowering.describe(
        element, at: target, hasKeyword: lowering.version != .v2, attributes: attributes)
      lowering.lowerValue(target, of: element)
      return element
    }
    guard let element else { return }
    noteIgnoredAnnotations(beside: place, of: element)
    let key = intern(prefix + text(name).lowercased())
    base.writer.add(edge(key, Edge.Group.header, to: element, from: place))
  }

  /// The type of a parameter or header: `schema`, or `content` with a media type of its own; in
  /// Swagger 2.0 the parameter is its own schema.
  private mutating func lowerValue(_ place: Place, of element: ElementID) {
    if let content = child(place, words.content) {
      let mark = base.writer.edgeMark
      lowerContent(content, of: element)
      base.writer.schema.elements[element.index].children = base.writer.closeEdges(from: mark)
      return
    }
    base.writer.schema.elements[element.index].traits.insert(.textual)
    if let schema = child(place, words.schema) {
      base.attachShape(at: schema, to: element)
    } else if version == .v2 {
      base.attachShape(at: place, to: element)
    }
    markTextual(inside: element)
  }

  /// What a list or an object is made of travels as text, too, where it is described in place.
  private mutating func markTextual(inside element: ElementID) {
    guard let shape = base.writer.schema[element].shape.map({ base.writer.schema[$0] }),
      shape.owner == element
    else { return }
    if let items = shape.items { base.writer.schema.elements[items.index].traits.insert(.textual) }
    for index in shape.properties.indices {
      let property = base.writer.schema.edges[index].target
      base.writer.schema.elements[property.index].traits.insert(.textual)
    }
  }

  private func isExploded(_ place: Place, location: String) -> Bool {
    if version == .v2 {
      return child(place, words.collectionFormat).map { text(scalar($0)) == "multi" } ?? false
    }
    let standard = location == "query" || location == "cookie" ? "form" : "simple"
    let style = child(place, words.style).map { text(scalar($0)) } ?? standard
    return style == "form" && (child(place, words.explode).map { isTrue($0) } ?? true)
  }
}
