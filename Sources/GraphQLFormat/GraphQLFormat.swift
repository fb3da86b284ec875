package import SchemaModel
package import SourceText

/// Reads GraphQL schemas: SDL (GraphQL, September 2025, and what older documents use).
package struct GraphQLFormat: SchemaFormat {
  package init() {}

  package var name: FormatName { .graphql }

  package func deprecationKey(of kind: ElementKind, in formatVersion: String) -> String {
    "@deprecated"
  }

  package func canTake(elementsOf earlier: String, in later: String) -> Bool { true }

  package func lower(_ source: SourceFile, in context: LoweringContext) -> LoweredVersion? {
    guard SchemaSniffing.isSDL(source) else { return nil }
    var symbols = SymbolTable()
    symbols.reserve(forFileOf: source.bytes.count)
    let parsed = DocumentReader.parse(source, file: FileIndex(0), symbols: &symbols)
    var lowering = GraphQLLowering(
      [parsed.document], files: [source], symbols: consume symbols,
      annotations: context.annotations)
    let schema = lowering.lower()
    return LoweredVersion(
      schema: schema, files: [source], diagnostics: parsed.diagnostics + lowering.diagnostics)
  }
}
