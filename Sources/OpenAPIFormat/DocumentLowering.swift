internal import JSONSchemaFormat
internal import SchemaModel
internal import SourceText
internal import SyntaxTree

extension OpenAPILowering {
  /// Lowers the document that is the root of `file`: what is used first, then the components, so
  /// that those which nothing uses are known as well.
  mutating func lowerDocument(_ file: Int) {
    let root = Place(file: file, node: base.documents.trees[file].root)
    let api = lowerAPI(root)
    base.writer.schema.root = api
    let mark = base.writer.edgeMark
    lowerServers(root, of: api)
    lowerTags(root, of: api)
    lowerSecuritySchemes(root, of: api)
    consumes = child(root, words.consumes).map { children($0).map { scalar($0) } } ?? []
    produces = child(root, words.produces).map { children($0).map { scalar($0) } } ?? []
    if let security = child(root, words.security) {
      base.writer.schema.security[api] = securityRequirement(security)
    }
    if let paths = child(root, words.paths) {
      lowerPaths(paths, of: api)
    }
    if let webhooks = child(root, words.webhooks) {
      for (key, place) in members(webhooks) { lowerWebhook(place, key: key, of: api) }
    }
    base.writer.schema.elements[api.index].children = base.writer.closeEdges(from: mark)
    lowerComponents(root, of: api)
    base.lowerPending()
    noteMisplacedAnnotations()
  }

  private mutating func lowerAPI(_ root: Place) -> ElementID {
    let info = child(root, words.info)
    let title = info.flatMap { child($0, words.title) }
    let api = add(.api, name: title.map { scalar($0) } ?? .none, parent: nil, at: root)
    if let info { base.writer.schema.elements[api.index].range = tree(info).place(info.node) }
    let mark = base.writer.attributeMark
    if let version = info.flatMap({ child($0, words.version) }) {
      note(.version, nil, value: scalar(version), at: version)
    }
    if let info {
      let tree = tree(info)
      base.writer.schema.contact = contact(of: info)
      base.attachLifecycle(at: info.node, in: tree, to: api, hasKeyword: false)
      for key in [words.title, words.description, words.summary] {
        if let text = child(info, key) {
          note(.description, nil, name: key, value: scalar(text), at: text)
        }
      }
    }
    base.attachExtensions(at: root.node, in: tree(root))
    base.attachLifecycle(at: root.node, in: tree(root), to: api, hasKeyword: false)
    base.writer.closeAttributes(from: mark, of: api)
    return api
  }

  /// The name, the address of mail and that of a page (OpenAPI 3.1.0, section 4.8.3), as far as they are given.
  private func contact(of info: Place) -> [String] {
    guard let contact = child(info, words.contact) else { return [] }
    return [words.name, words.email, words.url].compactMap { child(contact, $0) }
      .map { text(scalar($0)) }.filter { !$0.isEmpty }
  }

  /// Servers by their URL; Swagger 2.0 gives host, base path and schemes apart.
  mutating func lowerServers(_ parent: Place, of owner: ElementID) {
    if let servers = child(parent, words.servers) {
      let places = children(servers)
      for place in places {
        guard let url = child(place, words.url) else {
          noteMissingURL(of: place)
          continue
        }
        // What an API without servers has (OpenAPI 3.1.0, section 4.8.1).
        if places.count == 1, text(scalar(url)) == "/",
          base.writer.schema[owner].kind == .api
        {
          continue
        }
        let server = add(.server, name: scalar(url), parent: owner, at: place)
        base.writer.schema.elements[server.index].range = tree(url).range(url.node)
        let mark = base.writer.attributeMark
        describe(server, at: place, hasKeyword: false, attributes: mark)
        if let variables = child(place, words.variables) {
          lowerServerVariables(variables, of: server)
        }
        base.writer.add(
          Edge(
            key: serverKey(scalar(url)), group: Edge.Group.server, target: server,
            range: tree(place).place(place.node)))
      }
    } else if version == .v2, let host = child(parent, words.host) ?? child(parent, words.basePath)
    {
      lowerSwaggerServers(parent, host: host, of: owner)
    }
  }

  /// A URL in the form in which it is compared: scheme and host without case, no default port, no
  /// slash at the end (RFC 3986, section 6.2). Names of variables keep their case.
  private mutating func serverKey(_ url: Symbol) -> Symbol {
    var key = ""
    var isInHost = true
    var isInVariable = false
    var slashes = 0
    for character in text(url) {
      if character == "{" { isInVariable = true }
      if character == "}" { isInVariable = false }
      if character == "/" { slashes += 1 }
      if slashes == 3 || (slashes == 1 && key.isEmpty) { isInHost = false }
      key += isInHost && !isInVariable ? character.lowercased() : String(character)
    }
    while key.hasSuffix("/") { key.removeLast() }
    for (scheme, port) in [("https://", ":443"), ("http://", ":80")] where key.hasPrefix(scheme) {
      let rest = key.dropFirst(scheme.count)
      let host = rest.prefix { $0 != "/" }
      if host.hasSuffix(port) {
        key = scheme + host.dropLast(port.count) + rest.dropFirst(host.count)
      }
    }
    return intern(key)
  }

  /// The variables of a server's URL: texts that consumers choose, each with a default (OpenAPI
  /// 3.1.0, section 4.8.6).
  private mutating func lowerServerVariables(_ variables: Place, of server: ElementID) {
    let mark = base.writer.edgeMark
    for (name, place) in members(variables) {
      let element = add(.parameter, name: name, parent: server, at: place)
      base.writer.schema.elements[element.index].qualifier = intern("server")
      base.writer.schema.elements[element.index].traits.insert(.textual)
      base.attachShape(at: place, to: element)
      if let shape = base.writer.schema[element].shape {
        base.writer.schema.shapes[shape.index].types.formIntersection(.string)
      }
      base.writer.add(
        Edge(
          key: name, group: Edge.Group.serverVariable, target: element,
          range: tree(place).place(place.node)))
    }
    base.writer.schema.elements[server.index].children = base.writer.closeEdges(from: mark)
  }

  private mutating func lowerSwaggerServers(_ parent: Place, host: Place, of owner: ElementID) {
    let hostText = child(parent, words.host).map { text(scalar($0)) } ?? ""
    var path = child(parent, words.basePath).map { text(scalar($0)) } ?? ""
    if path == "/" { path = "" }
    let schemes = child(parent, words.schemes).map { children($0).map { text(scalar($0)) } } ?? []
    for scheme in schemes.isEmpty ? [""] : schemes {
      let prefix = hostText.isEmpty ? "" : (scheme.isEmpty ? "//" : scheme + "://") + hostText
      let url = intern(prefix + path)
      let server = add(.server, name: url, parent: owner, at: host)
      base.writer.add(
        Edge(
          key: serverKey(url), group: Edge.Group.server, target: server,
          range: tree(host).place(host.node)))
    }
  }

  private mutating func lowerTags(_ root: Place, of api: ElementID) {
    guard let tags = child(root, words.tags) else { return }
    for place in children(tags) {
      guard let name = child(place, words.name) else { continue }
      let mark = base.writer.attributeMark
      let tag = add(.tag, name: scalar(name), parent: api, at: place)
      base.writer.schema.elements[tag.index].range = tree(name).range(name.node)
      for key in [words.parent, words.kind] {
        if let field = child(place, key) {
          note(.attribute, .tags, name: key, value: scalar(field), at: field)
        }
      }
      describe(tag, at: place, hasKeyword: false, attributes: mark)
      base.writer.add(
        Edge(
          key: scalar(name), group: Edge.Group.tag, target: tag,
          range: tree(place).place(place.node)))
    }
  }

  /// Declares every component, used or not. Schemas are declarations of their own; the others are
  /// lowered so that what they refer to is known, and count only where they are used.
  private mutating func lowerComponents(_ root: Place, of api: ElementID) {
    let components = version == .v2 ? root : child(root, words.components)
    guard let components else { return }
    if let schemas = child(components, version == .v2 ? words.definitions : words.schemas) {
      for (name, place) in members(schemas) {
        base.declareComponent(name: name, parent: api, at: place)
      }
    }
    nameDeclarations(child(components, words.parameters))
    nameDeclarations(child(components, words.responses))
    nameDeclarations(child(components, words.headers))
    nameDeclarations(child(components, words.requestBodies))
  }

  /// Gives shared declarations the name of their component, which is what people know them by.
  /// They are contained in the API, not in the operation that used them first.
  private mutating func nameDeclarations(_ components: Place?) {
    guard let components else { return }
    for (name, place) in members(components) {
      guard let element = knownElement(at: place) else { continue }
      base.writer.schema.elements[element.index].traits.insert(.named)
      base.writer.schema.elements[element.index].parent = base.writer.schema.root
      if base.writer.schema[element].kind == .response {
        base.writer.schema.elements[element.index].name = name
      }
    }
  }
}
