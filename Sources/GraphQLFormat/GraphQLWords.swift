internal import SourceText

/// The words that lowering looks for and those that it writes, interned once.
struct GraphQLWords {
  let query, mutation, subscription: Symbol
  let queryType, mutationType, subscriptionType: Symbol
  let specifiedBy, oneOf, url, `true`: Symbol
  let type, interface, union, `enum`, scalar, input, field, inputField: Symbol
  let schema: Symbol
  /// The scalars that every schema has (GraphQL, September 2025, section 3.5).
  let builtInScalars: [Symbol]
  /// The directives that every schema has (section 3.13); a definition of one of them is no news.
  let builtInDirectives: Set<Symbol>

  init(_ symbols: inout SymbolTable) {
    query = symbols.intern("query")
    mutation = symbols.intern("mutation")
    subscription = symbols.intern("subscription")
    queryType = symbols.intern("Query")
    mutationType = symbols.intern("Mutation")
    subscriptionType = symbols.intern("Subscription")
    specifiedBy = symbols.intern("specifiedBy")
    oneOf = symbols.intern("oneOf")
    url = symbols.intern("url")
    `true` = symbols.intern("true")
    type = symbols.intern("type")
    interface = symbols.intern("interface")
    union = symbols.intern("union")
    `enum` = symbols.intern("enum")
    scalar = symbols.intern("scalar")
    input = symbols.intern("input type")
    field = symbols.intern("field")
    inputField = symbols.intern("input field")
    schema = symbols.intern("schema")
    builtInScalars = ["String", "Int", "Float", "Boolean", "ID"].map { symbols.intern($0) }
    builtInDirectives = Set(
      ["skip", "include", "deprecated", "specifiedBy", "oneOf"].map { symbols.intern($0) })
  }

  /// How a kind of type is called.
  func noun(_ kind: SyntaxNode.Kind) -> Symbol {
    switch kind {
    case .interface: interface
    case .union: union
    case .enum: `enum`
    case .scalar: scalar
    case .input: input
    default: type
    }
  }
}
