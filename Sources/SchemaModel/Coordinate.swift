internal import SourceText

extension Schema {
  /// The stable, human-readable identity of an element: from the nearest named declaration, or from
  /// the operation, down to it: `User.email`, `GET /users/{} · 200 · body · email`,
  /// `webhook order · POST · request`.
  package func coordinate(of element: ElementID) -> String {
    if isNominal { return schemaCoordinate(of: element) }
    var chain: [ElementID] = []
    var current: ElementID? = element
    while let id = current {
      chain.append(id)
      let item = self[id]
      // A value says more than that its alternative is a text.
      if item.kind == .unionMember, chain.count == 2, self[chain[0]].kind == .enumValue {
        chain.removeLast()
      }
      if item.traits.contains(.named) { break }
      // What consumers serve is known by the webhook or the callback.
      if item.kind == .operation || item.kind == .path, !isServedByConsumers(item) { break }
      // The API's own name says nothing of what is inside it.
      current = item.parent.flatMap { self[$0].kind == .api ? nil : $0 }
    }
    var text = ""
    for id in chain.reversed() { append(self[id], to: &text, isFirst: text.isEmpty) }
    return text
  }

  /// The coordinate of the operation or the declaration that an element belongs to, with which its own
  /// begins; that of the element where it belongs to none.
  package func ownerCoordinate(of element: ElementID) -> String {
    var owner = element
    while !self[owner].traits.contains(.named) {
      let item = self[owner]
      let isCalled = item.kind == .operation || item.kind == .path
      if isCalled, !isServedByConsumers(item) { break }
      guard let parent = item.parent, self[parent].kind != .api else { break }
      owner = parent
    }
    return coordinate(of: owner)
  }

  /// `User.email`, `User.posts(first:)`, `@cached(maxAge:)` (GraphQL, September 2025, section 3.14); what that
  /// has no words for is written behind it.
  private func schemaCoordinate(of element: ElementID) -> String {
    let item = self[element]
    let name = text(item.name)
    guard let parent = item.parent, !item.traits.contains(.named) else {
      return item.kind == .directive ? "@" + name : name
    }
    switch item.kind {
    case .property, .enumValue: return "\(schemaCoordinate(of: parent)).\(name)"
    case .argument, .directiveArgument: return "\(schemaCoordinate(of: parent))(\(name):)"
    case .item: return schemaCoordinate(of: parent) + "[]"
    case .unionMember: return "\(schemaCoordinate(of: parent)) | \(name)"
    case .implementation: return "\(schemaCoordinate(of: parent)) & \(name)"
    case .directiveUse: return "\(schemaCoordinate(of: parent)) @\(name)"
    default: return schemaCoordinate(of: parent)
    }
  }

  /// The coordinate of what contains an element; empty where nothing does that a reader would name.
  package func coordinateOfContainer(of element: ElementID) -> String {
    guard let parent = self[element].parent, !self[element].traits.contains(.named) else {
      return ""
    }
    return coordinate(of: parent)
  }

  private func append(_ element: Element, to text: inout String, isFirst: Bool) {
    let name = self.text(element.name)
    func step(_ segment: String) { text += (isFirst ? "" : " · ") + segment }
    switch element.kind {
    case .api: if isFirst { text += name }
    case .operation where isServedByConsumers(element):
      step(String(name.prefix { $0 != " " }))
    case .path where isServedByConsumers(element): if isFirst { step(name) }
    case .operation, .path: step(Schema.blanked(name))
    case .parameter, .argument:
      let location = self.text(element.qualifier)
      step(location.isEmpty ? name : "\(location) \(name)")
    case .requestBody: step("request")
    case .mediaType: step("body")
    case .header: step("header \(name)")
    case .schema:
      if !name.isEmpty { step(name) }
    case .property:
      // A step into an object is a dot; the first one below a body is a step of its own.
      if text.hasSuffix("body") || isFirst { step(name) } else { text += "." + name }
    case .item: text += name.isEmpty || name == "items" ? "[]" : ".*"
    case .enumValue: text += " = " + name
    case .unionMember: text += " | " + memberName(element)
    case .callback: step("callback \(name)")
    case .webhook: step("webhook \(name)")
    case .securityScheme: step("security scheme \(name)")
    case .scope: step("scope \(name)")
    case .server: step("server \(name)")
    case .tag: step("tag \(name)")
    case .link: step("link \(name)")
    default: step(name)
    }
  }

  /// Whether an operation or a path stands in a webhook or a callback.
  package func isServedByConsumers(_ element: Element) -> Bool {
    guard let parent = element.parent.map({ self[$0] }) else { return false }
    switch parent.kind {
    case .webhook, .callback: return true
    case .path: return element.kind == .operation && isServedByConsumers(parent)
    default: return false
    }
  }

  /// What a member of a union is called: the declaration it refers to, else its type.
  private func memberName(_ element: Element) -> String {
    guard let shape = element.shape.map({ self[$0] }) else { return "anything" }
    if let target = shape.reference?.target { return text(self[target].name) }
    return shape.types.name
  }

  /// A path with the names of its parameters left out.
  package static func blanked(_ text: String) -> String {
    var result = ""
    var isInside = false
    for character in text {
      if character == "}" { isInside = false }
      if !isInside { result.append(character) }
      if character == "{" { isInside = true }
    }
    return result
  }
}
