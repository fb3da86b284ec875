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

  private mutating func warn(
    _ message: String, remedy: String, at range: SourceRange, related: Diagnostic.Related? = nil
  ) {
    base.documents.diagnostics.append(
      Diagnostic(
        .warning, message, remedy: remedy, at: range, related: related.map { [$0] } ?? []))
  }
}
