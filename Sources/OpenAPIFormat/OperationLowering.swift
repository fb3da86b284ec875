internal import JSONSchemaFormat
internal import SchemaModel
internal import SourceText
internal import SyntaxTree

extension OpenAPILowering {
  mutating func lowerOperation(
    _ place: Place, key: Symbol, method: String, path: Symbol, template: PathTemplate,
    common: Place?, of owner: ElementID
  ) {
    let kind = base.writer.schema[owner].kind
    let name = kind == .webhook ? intern(method) : intern(method + " " + text(path))
    let attributes = base.writer.attributeMark
    let operation = add(.operation, name: name, parent: owner, at: place)
    if let id = child(place, words.operationId) {
      note(.attribute, .operationId, value: scalar(id), at: id)
      checkOperationID(id)
    }
    if let tags = child(place, words.tags) {
      // The order of tags says nothing.
      let names = children(tags).map { text(scalar($0)) }.sorted().joined(separator: ", ")
      let value = intern(names)
      if !names.isEmpty { note(.attribute, .tags, value: value, at: tags) }
    }
    describe(operation, at: place, hasKeyword: true, attributes: attributes)
    if let security = child(place, words.security) {
      base.writer.schema.security[operation] = securityRequirement(security)
    }
    let mark = base.writer.edgeMark
    lowerServers(place, of: operation)
    let own = child(place, words.parameters).map { children($0) } ?? []
    lowerParameters(
      own: own, common: common.map { children($0) } ?? [], template: template, of: operation,
      at: place)
    if let body = child(place, words.requestBody) {
      if let element = shared(body, { $0.lowerRequestBody($1, of: operation) }) {
        noteIgnoredAnnotations(beside: body, of: element)
        base.writer.add(edge(.none, Edge.Group.requestBody, to: element, from: body))
      }
    }
    if let responses = child(place, words.responses) {
      lowerResponses(responses, of: operation, at: place)
    }
    if let callbacks = child(place, words.callbacks) {
      for (key, callback) in members(callbacks) { lowerCallback(callback, key: key, of: operation) }
    }
    base.writer.schema.elements[operation.index].children = base.writer.closeEdges(from: mark)
    base.writer.add(
      Edge(
        key: key, group: Edge.Group.operation, target: operation,
        range: tree(place).place(place.node)))
  }

  private mutating func lowerResponses(
    _ responses: Place, of operation: ElementID, at place: Place
  ) {
    let types =
      child(place, words.produces).map { list in children(list).map { scalar($0) } } ?? produces
    let all = entries(responses)
    let hasSuccess = all.contains { base.documents.symbols.hasPrefix($0.key, "2") }
    for (status, response) in all {
      // A shared response is used under several statuses, so its name is not one of them.
      let element = shared(response, variant: version == .v2 ? types : []) {
        $0.lowerResponse($1, produces: types, of: operation)
      }
      guard let element else { continue }
      noteIgnoredAnnotations(beside: response, of: element)
      checkStatus(status, at: response)
      let text = text(status).uppercased()
      if response == follow(response) {
        base.writer.schema.elements[element.index].name = status
      }
      var edge = edge(intern(text), Edge.Group.response, to: element, from: response)
      // By everybody's use `default` tells of errors, unless nothing else tells of success.
      edge.isErrorOutcome =
        text.hasPrefix("4") || text.hasPrefix("5") || (text == "DEFAULT" && hasSuccess)
      base.writer.add(edge)
    }
  }

  private mutating func lowerResponse(
    _ place: Place, produces: [Symbol], of operation: ElementID
  ) -> ElementID {
    let attributes = base.writer.attributeMark
    let element = add(.response, name: tree(place).key(place.node), parent: operation, at: place)
    describe(element, at: place, hasKeyword: false, attributes: attributes)
    let mark = base.writer.edgeMark
    if let headers = child(place, words.headers) {
      for (name, header) in members(headers) where !isIgnoredHeader(name, inResponse: true) {
        lowerHeader(header, name: name, of: element)
      }
    }
    if let content = child(place, words.content) {
      lowerContent(content, of: element)
    } else if version == .v2, let schema = child(place, words.schema) {
      lowerSwaggerContent(schema, types: produces, of: element)
    }
    if let links = child(place, words.links) {
      for (name, link) in members(links) {
        lowerLink(link, name: name, of: element)
      }
    }
    base.writer.schema.elements[element.index].children = base.writer.closeEdges(from: mark)
    return element
  }

  /// A link by `operationRef` to an operation with an id is one by `operationId`.
  private mutating func noteOperation(of field: Place, named key: Symbol) -> Bool {
    guard key == words.operationRef, base.documents.symbols.hasPrefix(scalar(field), "#/"),
      let operation = base.documents.resolve(
        text(scalar(field)), from: field, at: tree(field).range(field.node)),
      let id = child(operation, words.operationId)
    else { return false }
    note(
      .attribute, .extension, name: words.operationId,
      value: base.canonicalValue(id.node, in: tree(id)), at: field)
    return true
  }

  /// A link: where to go from a response (OpenAPI 3.1.0, section 4.8.20).
  private mutating func lowerLink(_ link: Place, name: Symbol, of response: ElementID) {
    guard let target = follow(link) else { return }
    let attributes = base.writer.attributeMark
    let element = add(.link, name: name, parent: response, at: link)
    for key in words.linkFields {
      if let field = child(target, key), !noteOperation(of: field, named: key) {
        note(
          .attribute, .extension, name: key,
          value: base.canonicalValue(field.node, in: tree(field)), at: field)
      }
    }
    describe(element, at: target, hasKeyword: false, attributes: attributes)
    noteIgnoredAnnotations(beside: link, of: element)
    base.writer.add(
      Edge(
        key: name, group: Edge.Group.link, target: element, range: tree(link).place(link.node)))
  }

  private mutating func lowerRequestBody(_ place: Place, of operation: ElementID) -> ElementID {
    let attributes = base.writer.attributeMark
    let element = add(.requestBody, name: .none, parent: operation, at: place)
    if let required = child(place, words.required), isTrue(required) {
      base.writer.schema.elements[element.index].traits.insert(.required)
      base.writer.schema.elements[element.index].requirement = tree(required).range(required.node)
    }
    describe(element, at: place, hasKeyword: false, attributes: attributes)
    let mark = base.writer.edgeMark
    if let content = child(place, words.content) { lowerContent(content, of: element) }
    base.writer.schema.elements[element.index].children = base.writer.closeEdges(from: mark)
    return element
  }

  /// Media types by name, without regard to case and blanks (RFC 9110, section 8.3.1).
  mutating func lowerContent(_ content: Place, of owner: ElementID) {
    for (name, place) in members(content) {
      guard let target = follow(place) else { continue }
      let attributes = base.writer.attributeMark
      let element = add(.mediaType, name: name, parent: owner, at: place)
      let parts = child(target, words.encoding)
      let hasParts = hasParts(name, in: owner)
      if let parts, hasParts { lowerEncodings(parts, of: name) }
      if hasParts { lowerPositionalEncodings(of: target) }
      describe(element, at: target, hasKeyword: false, attributes: attributes)
      noteIgnoredAnnotations(beside: place, of: element)
      if let schema = child(target, words.schema) { lowerBody(schema, of: element) }
      if version == .v32, let items = child(target, words.itemSchema) {
        lowerStream(items, of: element)
      }
      if let parts, hasParts, isMultipart(name) { lowerEncodingHeaders(parts, of: element) }
      base.writer.add(
        Edge(
          key: mediaTypeKey(name), group: Edge.Group.mediaType, target: element,
          range: tree(place).place(place.node)))
    }
  }

  /// The items of a stream, which is a list that need not end (OpenAPI 3.2.0, section 4.14).
  private mutating func lowerStream(_ items: Place, of mediaType: ElementID) {
    let element = base.declareOnce(.item, name: .none, parent: mediaType, at: items)
    var shape = Shape(owner: mediaType, range: tree(items).place(items.node))
    shape.types = .array
    shape.items = element
    var id = base.writer.add(shape)
    if let complete = base.writer.schema[mediaType].shape {
      id = base.writer.join([complete, id], of: mediaType)
    }
    base.writer.schema.elements[mediaType.index].shape = id
  }

  private mutating func mediaTypeKey(_ name: Symbol) -> Symbol {
    if let known = mediaTypeKeys[name] { return known }
    // Quotes around a parameter's value say nothing, nor does their order (RFC 9110, section 5.6.6).
    var parts = text(name).lowercased().filter { $0 != " " && $0 != "\"" }
      .split(separator: ";").map(String.init)
    // JSON is UTF-8 in any case (RFC 8259, sections 8.1 and 11).
    if parts.first.map({ $0 == "application/json" || $0.hasSuffix("+json") }) ?? false {
      parts.removeAll { $0 == "charset=utf-8" }
    }
    let key = intern((parts.prefix(1) + parts.dropFirst().sorted()).joined(separator: ";"))
    mediaTypeKeys[name] = key
    return key
  }

  /// Swagger 2.0: one schema for all media types of the operation.
  mutating func lowerSwaggerContent(_ schema: Place, types: [Symbol], of owner: ElementID) {
    let names = types.isEmpty ? [intern("application/json")] : types
    for name in names {
      let element = add(.mediaType, name: name, parent: owner, at: schema)
      lowerBody(schema, of: element)
      base.writer.add(
        Edge(
          key: mediaTypeKey(name), group: Edge.Group.mediaType, target: element,
          range: tree(schema).place(schema.node)))
    }
  }

  private mutating func lowerBody(_ schema: Place, of mediaType: ElementID) {
    let element = base.declareOnce(.schema, name: .none, parent: mediaType, at: schema)
    base.writer.schema.elements[mediaType.index].shape = base.writer.schema[element].shape
  }
}
