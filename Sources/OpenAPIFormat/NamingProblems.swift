internal import JSONSchemaFormat
internal import SchemaModel
internal import SourceText
internal import SyntaxTree

/// Names that mean two things, or nothing: what OpenAPI forbids and a reader can get over. Each is a
/// warning, since published documents have them.
extension OpenAPILowering {
  /// Operation ids are unique among all operations of an API (OpenAPI 3.1.0, section 4.8.10.1).
  mutating func checkOperationID(_ id: Place) {
    guard tree(id).kind(id.node) == .string else { return }
    guard let other = operationIDs[scalar(id)] else {
      operationIDs[scalar(id)] = id
      return
    }
    // What is referred to from two places is one operation.
    guard other != id else { return }
    warn(
      "the operationId '\(text(scalar(id)))' is used twice, so nobody can tell which operation is meant",
      remedy: "give one of the operations another id", at: tree(id).range(id.node),
      related: Diagnostic.Related("the other one", at: tree(other).range(other.node)))
  }

  /// A list has no parameter twice (OpenAPI 3.1.0, section 4.8.10.1).
  mutating func checkRepetitions(_ parameters: [Place]) {
    guard parameters.count > 1 else { return }
    var seen: [(name: Symbol, location: Symbol)] = []
    for parameter in parameters {
      guard let target = follow(parameter), let name = child(target, words.name),
        let location = child(target, words.in)
      else { continue }
      let key = (scalar(name), scalar(location))
      if seen.contains(where: { $0 == key }) {
        warn(
          "the \(text(key.1)) parameter '\(text(key.0))' is in this list twice; the first one is read",
          remedy: "remove one of them", at: tree(parameter).place(parameter.node))
      } else {
        seen.append(key)
      }
    }
  }

  /// A path begins with a slash, and its braces are in pairs (OpenAPI 3.1.0, sections 4.8.8.1 and 3.2).
  mutating func checkPath(_ name: Symbol, at place: Place) {
    let path = text(name)
    if !path.hasPrefix("/") {
      warn(
        "the path '\(path)' does not begin with a slash", remedy: "write '/\(path)'",
        at: tree(place).place(place.node))
    }
    var isOpen = false
    var isPaired = true
    for character in path where character == "{" || character == "}" {
      isPaired = isPaired && isOpen == (character == "}")
      isOpen = character == "{"
    }
    if isOpen || !isPaired {
      warn(
        "the braces in the path '\(path)' are not in pairs",
        remedy: "write the name of each parameter between { and }",
        at: tree(place).place(place.node))
    }
  }

  /// A status is a number of three digits from 100 to 599, a range such as 4XX, or `default` (OpenAPI
  /// 3.1.0, section 4.8.16.1).
  mutating func checkStatus(_ status: Symbol, at place: Place) {
    let text = text(status)
    if text.lowercased() == "default" { return }
    let bytes = Array(text.utf8)
    let isRange = version != .v2 && text.uppercased().hasSuffix("XX")
    let isStatus =
      bytes.count == 3 && (UInt8(ascii: "1")...UInt8(ascii: "5")).contains(bytes[0])
      && (isRange || bytes.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    guard !isStatus else { return }
    warn(
      "'\(text)' is no status of a response",
      remedy:
        "use a status such as 200, \(version == .v2 ? "" : "a range such as 4XX, ")or default",
      at: tree(place).place(place.node))
  }

  /// A server has a URL (OpenAPI 3.1.0, section 4.8.5.1).
  mutating func noteMissingURL(of server: Place) {
    guard tree(server).kind(server.node) == .mapping else { return }
    warn(
      "a server must have a 'url', so this one is not read",
      remedy: "add it, such as url: https://api.example.com/v1",
      at: tree(server).place(server.node))
  }

  /// An operation, though it is but a reference to one, which OpenAPI does not have (3.1.0, section
  /// 4.8.10).
  mutating func operation(at place: Place) -> Place? {
    if let reference = child(place, words.reference),
      tree(reference).kind(reference.node) == .string
    {
      warn(
        "an operation cannot be a reference; it is read all the same, others may not do so",
        remedy: "refer to the path item as a whole", at: tree(reference).place(reference.node))
    }
    return follow(place)
  }

  /// The fields of a path item (OpenAPI 3.1.0, section 4.8.9), of which unknown ones are not read.
  mutating func checkFields(of pathItem: Place) {
    let known =
      words.methods.map(\.key) + [
        words.reference, words.summary, words.description, words.servers, words.parameters,
        words.additionalOperations,
      ]
    for (key, place) in entries(pathItem) where !known.contains(key) {
      let name = text(key)
      let method = words.methods.first { $0.method == name.uppercased() }
      warn(
        "'\(name)' is no field of a path item, so it is not read",
        remedy: method.map { "write '\($0.method.lowercased())'" }
          ?? "use a method such as get, or a name that begins with 'x-'",
        at: tree(place).place(place.node))
    }
  }

  private mutating func warn(
    _ message: String, remedy: String, at range: SourceRange, related: Diagnostic.Related? = nil
  ) {
    base.documents.diagnostics.append(
      Diagnostic(
        .warning, message, remedy: remedy, at: range, related: related.map { [$0] } ?? []))
  }
}
