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
      places[intern(PathTemplate(text(name)).blanked), default: []].append(place)
    }
    for (name, place) in entries(paths) {
      let blanked = intern(PathTemplate(text(name)).blanked)
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

  /// A path item, through its `$ref`.
  mutating func lowerPathItem(
    _ place: Place, name: Symbol, kind: ElementKind, of owner: ElementID
  ) -> ElementID? {
    guard let target = follow(place), openPlaces.insert(target).inserted else { return nil }
    defer { openPlaces.remove(target) }
    let attributes = base.writer.attributeMark
    let element = add(kind, name: name, parent: owner, at: place)
    if kind != .path { base.writer.schema[element].traits.insert(.turnsDirection) }
    describe(element, at: target, hasKeyword: false, attributes: attributes)
    let mark = base.writer.edgeMark
    lowerServers(target, of: element)
    let common = child(target, words.parameters)
    let template = PathTemplate(text(name))
    for (key, method) in words.methods {
      if let operation = child(target, key) {
        lowerOperation(
          operation, key: key, method: method, path: name, template: template, common: common,
          of: element)
      }
    }
    if let additional = child(target, words.additionalOperations) {
      for (key, operation) in entries(additional) {
        lowerOperation(
          operation, key: key, method: text(key), path: name, template: template, common: common,
          of: element)
      }
    }
    base.writer.schema[element].children = base.writer.closeEdges(from: mark)
    return element
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
    base.writer.schema[element].children = base.writer.closeEdges(from: mark)
    base.writer.add(
      Edge(
        key: key, group: Edge.Group.callback, target: element,
        range: tree(place).place(place.node)))
  }
}

/// A path with parameters in braces (OpenAPI 3.1.0, section 3.2).
struct PathTemplate {
  /// The path with every name between braces left out: `/users/{}`.
  let blanked: String
  /// The names in the order in which they stand.
  let names: [String]

  init(_ text: String) {
    var blanked = ""
    var names: [String] = []
    var open: String?
    for character in text {
      switch (character, open) {
      case ("{", nil):
        open = ""
        blanked.append(character)
      case ("}", let name?):
        names.append(name)
        open = nil
        blanked.append(character)
      case (_, let name?): open = name + String(character)
      default: blanked.append(character)
      }
    }
    if let open { blanked += open }
    self.blanked = blanked
    self.names = names
  }
}
