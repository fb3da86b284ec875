internal import SourceText
internal import SyntaxTree

/// Turns the result of an introspection query, in JSON, into the syntax of the schema that it describes
/// (GraphQL, September 2025, section 4).
///
/// Nodes keep the places of the JSON that says the same.
struct IntrospectionReader {
  let tree: SyntaxTree
  let file: FileIndex
  var document: Document
  var symbols: SymbolTable
  var diagnostics: [Diagnostic] = []
  private var knowsDeprecatedArguments = false
  private var hasArguments = false
  var hasDeprecated = false

  init(_ tree: SyntaxTree, file: FileIndex, symbols: consuming SymbolTable) {
    self.tree = tree
    self.file = file
    self.symbols = symbols
    document = Document(file: file)
  }

  /// - Returns: nil where there is no `__schema`.
  mutating func read() -> Document? {
    guard let schema = self.schema else { return nil }
    let root = open(.document, at: schema)
    readRoots(schema)
    for type in items(of: schema, "types", isNeeded: true) { readType(type) }
    for directive in items(of: schema, "directives") { readDirective(directive) }
    close(root)
    tellWhatIsUnknown(schema)
    return document
  }

  /// `__schema`, below `data` or on top.
  private var schema: NodeID? {
    let found =
      child(tree.root, "__schema") ?? child(tree.root, "data").flatMap { child($0, "__schema") }
    return found.flatMap { tree.kind($0) == .mapping ? $0 : nil }
  }

  /// What an introspection result does not say, so that nobody takes silence for an answer.
  private mutating func tellWhatIsUnknown(_ schema: NodeID) {
    func note(_ message: String, _ remedy: String) {
      diagnostics.append(Diagnostic(.note, message, remedy: remedy, at: tree.place(schema)))
    }
    note(
      "an introspection result does not say which directives are applied",
      "compare SDL files where @sunset and other directives of your own count")
    if hasArguments, !knowsDeprecatedArguments {
      note(
        "this introspection result does not say which arguments and input fields are deprecated",
        "query isDeprecated of them, with includeDeprecated: true")
    }
    if !hasDeprecated {
      note(
        "nothing in this introspection result is deprecated",
        "if the query did not give includeDeprecated: true, what is deprecated is missing from it")
    }
  }
}

// MARK: Definitions

extension IntrospectionReader {
  private mutating func readRoots(_ schema: NodeID) {
    let index = open(.schema, at: schema)
    readDescription(schema)
    for (key, operation) in [
      ("queryType", "query"), ("mutationType", "mutation"), ("subscriptionType", "subscription"),
    ] {
      guard let type = child(schema, key), tree.kind(type) != .null else { continue }
      guard let name = name(of: type) else { continue }
      let root = open(.rootOperation, at: name)
      document.nodes[root].name = symbols.intern(operation)
      let named = open(.namedType, at: name)
      document.nodes[named].name = tree.scalar(name)
      close(named)
      close(root)
    }
    close(index)
  }

  private mutating func readType(_ node: NodeID) {
    guard let name = name(of: node), !symbols.hasPrefix(tree.scalar(name), "__") else { return }
    guard let kind = text(node, "kind") else {
      tell("a type says no kind", node)
      return
    }
    let kinds: [String: SyntaxNode.Kind] = [
      "SCALAR": .scalar, "OBJECT": .object, "INTERFACE": .interface, "UNION": .union,
      "ENUM": .enum, "INPUT_OBJECT": .input,
    ]
    guard let known = kinds[kind] else {
      diagnostics.append(
        Diagnostic(
          .error, "'\(kind)' is no kind of type", remedy: "use OBJECT, INTERFACE, ENUM and so on",
          at: tree.range(node)))
      return
    }
    // The scalars that every schema has are listed, too.
    if known == .scalar,
      ["String", "Int", "Float", "Boolean", "ID"].contains(symbols.text(tree.scalar(name)))
    {
      return
    }
    let index = open(known, named: name)
    readDescription(node)
    for interface in items(of: node, "interfaces") where known != .union {
      readReference(interface, .implementation)
    }
    if let url = child(node, "specifiedByURL") ?? child(node, "specifiedByUrl"),
      tree.kind(url) == .string
    {
      apply("specifiedBy", "url", url)
    }
    if isTrue(node, "isOneOf") { apply("oneOf", nil, child(node, "isOneOf")!) }
    switch known {
    case .object, .interface:
      for field in items(of: node, "fields", isNeeded: true) { readField(field) }
    case .input:
      for field in items(of: node, "inputFields", isNeeded: true) { readInput(field, .inputField) }
    case .enum:
      for value in items(of: node, "enumValues", isNeeded: true) { readValue(value) }
    case .union:
      for member in items(of: node, "possibleTypes", isNeeded: true) {
        readReference(member, .unionMember)
      }
    default: break
    }
    close(index)
  }

  private mutating func readReference(_ node: NodeID, _ kind: SyntaxNode.Kind) {
    guard let name = name(of: node) else { return }
    close(open(kind, named: name))
  }

  private mutating func readField(_ node: NodeID) {
    guard let name = name(of: node) else { return }
    let index = open(.field, named: name)
    readDescription(node)
    for argument in items(of: node, "args") { readInput(argument, .argumentDefinition) }
    if let type = child(node, "type") {
      readTypeReference(type)
    } else {
      tell("this says no type", node)
    }
    readDeprecation(node)
    close(index)
  }

  private mutating func readInput(_ node: NodeID, _ kind: SyntaxNode.Kind) {
    guard let name = name(of: node) else { return }
    hasArguments = true
    if child(node, "isDeprecated") != nil { knowsDeprecatedArguments = true }
    let index = open(kind, named: name)
    readDescription(node)
    if let type = child(node, "type") {
      readTypeReference(type)
    } else {
      tell("this says no type", node)
    }
    if let value = child(node, "defaultValue"), tree.kind(value) == .string { readDefault(value) }
    readDeprecation(node)
    close(index)
  }

  private mutating func readValue(_ node: NodeID) {
    guard let name = name(of: node) else { return }
    let index = open(.enumValue, named: name)
    readDescription(node)
    readDeprecation(node)
    close(index)
  }

  private mutating func readDirective(_ node: NodeID) {
    guard let name = name(of: node) else { return }
    let index = open(.directiveDefinition, named: name)
    readDescription(node)
    for argument in items(of: node, "args") { readInput(argument, .argumentDefinition) }
    document.nodes[index].isRepeatable = isTrue(node, "isRepeatable")
    for location in items(of: node, "locations") {
      close(open(.location, named: location))
    }
    close(index)
  }

  /// `{"kind": "NON_NULL", "ofType": …}` (section 4.2.2).
  private mutating func readTypeReference(_ node: NodeID, isNonNull: Bool = false) {
    let kind = text(node, "kind")
    let inner = child(node, "ofType").flatMap { tree.kind($0) == .mapping ? $0 : nil }
    if kind == "NON_NULL", let inner {
      readTypeReference(inner, isNonNull: true)
    } else if kind == "LIST", let inner {
      let index = open(.listType, at: node)
      document.nodes[index].isNonNull = isNonNull
      readTypeReference(inner)
      close(index)
    } else if let name = child(node, "name"), tree.kind(name) == .string {
      let index = open(.namedType, named: name)
      document.nodes[index].isNonNull = isNonNull
      close(index)
    } else {
      diagnostics.append(
        Diagnostic(
          .error, "a type ends without a name",
          remedy: "query more levels of ofType: the usual introspection query has nine",
          at: tree.range(node)))
    }
  }
}
