internal import JSONSchemaFormat
internal import SchemaModel
internal import SourceText
internal import SyntaxTree

extension OpenAPILowering {
  /// Path items by their template with the names of parameters blanked, so that a renamed
  /// parameter is a change of its own (OpenAPI 3.1.0, section 4.8.8.1: templates that differ only
  /// in names are identical).
  mutating func lowerPaths(_ paths: Place, of owner: ElementID) {
    var places: [Symbol: [Place]] = [:]
    for (name, place) in entries(paths) {
      places[template(name).blanked, default: []].append(place)
    }
    for (name, place) in entries(paths) {
      checkPath(name, at: place)
      let blanked = template(name).blanked
      var key = blanked
      if let all = places[blanked], all.count > 1 {
        // Published documents have such twins all the same: each is known by its full template.
        key = name
        if place == all[1] {
          base.documents.diagnostics.append(
            Diagnostic(
              .warning,
              "two paths are the same once the names of their parameters are left out, so nobody "
                + "can tell which one a request is for",
              remedy: "keep one of them, or make their fixed parts differ",
              at: tree(place).place(place.node),
              related: [Diagnostic.Related("the other one", at: tree(all[0]).place(all[0].node))]))
        }
      }
      guard let element = lowerPathItem(place, name: name, kind: .path, of: owner) else { continue }
      base.writer.add(
        Edge(
          key: key, group: Edge.Group.path, target: element,
          range: tree(place).place(place.node)))
    }
  }

  /// The template of a path, taken apart once.
  private mutating func template(_ path: Symbol) -> PathTemplate {
    if let known = templates[path] { return known }
    let template = PathTemplate(path, &base.documents.symbols)
    templates[path] = template
    return template
  }

  /// A path item, through its `$ref`.
  mutating func lowerPathItem(
    _ place: Place, name: Symbol, kind: ElementKind, of owner: ElementID
  ) -> ElementID? {
    guard let chain = chain(from: place), let target = chain.last else { return nil }
    let identity = PathItemKey(place: place, name: name, kind: kind)
    if let known = pathItems[identity] { return known }
    let attributes = base.writer.attributeMark
    let element = add(kind, name: name, parent: owner, at: place)
    pathItems[identity] = element
    if kind != .path { base.writer.schema.elements[element.index].traits.insert(.turnsDirection) }
    describe(element, at: target, hasKeyword: false, attributes: attributes)
    // What stands beside the `$ref` of a path item is no less a part of it.
    for place in chain.dropLast() {
      base.attachLifecycle(at: place.node, in: tree(place), to: element, hasKeyword: false)
    }
    let mark = base.writer.edgeMark
    // What stands beside a `$ref` adds to what it leads to (OpenAPI 3.1.0, section 4.8.9).
    lowerServers(chain.first { child($0, words.servers) != nil } ?? target, of: element)
    let common = first(words.parameters, in: chain)
    if let common { checkRepetitions(children(common)) }
    let template = template(name)
    for (key, method) in words.methods where key != words.query || version == .v32 {
      if let operation = first(key, in: chain).flatMap({ operation(at: $0) }) {
        lowerOperation(
          operation, key: key, method: method, path: name, template: template, common: common,
          of: element)
      }
    }
    if version == .v32, let additional = first(words.additionalOperations, in: chain) {
      for (key, place) in entries(additional) {
        guard let operation = operation(at: place) else { continue }
        lowerOperation(
          operation, key: key, method: text(key), path: name, template: template, common: common,
          of: element)
      }
    }
    for place in chain { checkFields(of: place) }
    base.writer.schema.elements[element.index].children = base.writer.closeEdges(from: mark)
    return element
  }

  private func first(_ key: Symbol, in chain: [Place]) -> Place? {
    for place in chain {
      if let found = child(place, key) { return found }
    }
    return nil
  }

  mutating func lowerWebhook(_ place: Place, key: Symbol, of api: ElementID) {
    guard let element = lowerPathItem(place, name: key, kind: .webhook, of: api) else { return }
    base.writer.add(
      Edge(
        key: key, group: Edge.Group.webhook, target: element,
        range: tree(place).place(place.node)))
  }

  /// A callback: an expression for a URL, with a path item for each (OpenAPI 3.1.0, section 4.8.18).
  mutating func lowerCallback(_ place: Place, key: Symbol, of operation: ElementID) {
    guard let target = follow(place) else { return }
    let attributes = base.writer.attributeMark
    let element = add(.callback, name: key, parent: operation, at: place, traits: .turnsDirection)
    describe(element, at: target, hasKeyword: false, attributes: attributes)
    noteIgnoredAnnotations(beside: place, of: element)
    let mark = base.writer.edgeMark
    for (expression, item) in entries(target) {
      guard let path = lowerPathItem(item, name: expression, kind: .path, of: element) else {
        continue
      }
      base.writer.add(
        Edge(
          key: expression, group: Edge.Group.path, target: path,
          range: tree(item).place(item.node)))
    }
    base.writer.schema.elements[element.index].children = base.writer.closeEdges(from: mark)
    base.writer.add(
      Edge(
        key: key, group: Edge.Group.callback, target: element,
        range: tree(place).place(place.node)))
  }
}

/// A path with parameters in braces (OpenAPI 3.1.0, section 3.2).
struct PathTemplate {
  /// The path with every name between braces left out: `/users/{}`.
  let blanked: Symbol
  /// The names in the order in which they stand.
  let names: [Symbol]

  init(_ path: Symbol, _ symbols: inout SymbolTable) {
    var blanked: [UInt8] = []
    var found: [[UInt8]] = []
    var name: [UInt8]?
    symbols.withView(path) { view in
      for index in 0..<view.count {
        let byte = view[index]
        if byte == UInt8(ascii: "{"), name == nil {
          name = []
          blanked.append(byte)
        } else if byte == UInt8(ascii: "}"), let complete = name {
          found.append(complete)
          name = nil
          blanked.append(byte)
        } else if name != nil {
          name?.append(byte)
        } else {
          blanked.append(byte)
        }
      }
    }
    if let name { blanked += name }
    self.blanked = symbols.intern(String(decoding: blanked, as: UTF8.self))
    self.names = found.map { symbols.intern(String(decoding: $0, as: UTF8.self)) }
  }
}
