package import SchemaModel
package import SourceText
internal import SyntaxTree

/// Reads GraphQL schemas: SDL (GraphQL, September 2025, and what older documents use), and the results of
/// introspection queries in JSON.
package struct GraphQLFormat: SchemaFormat {
  package init() {}

  package var name: FormatName { .graphql }

  /// Whether a file is, or is a part of, a GraphQL schema.
  package static func mayRead(_ source: SourceFile) -> Bool {
    SchemaSniffing.isIntrospection(source) || SchemaSniffing.isSDL(source)
  }

  package func deprecationKey(of kind: ElementKind, in formatVersion: String) -> String {
    "@deprecated"
  }

  package func canTake(elementsOf earlier: String, in later: String) -> Bool { earlier == later }

  package func lower(_ source: SourceFile, in context: LoweringContext) -> LoweredVersion? {
    let isIntrospection = SchemaSniffing.isIntrospection(source)
    guard isIntrospection || SchemaSniffing.isSDL(source) else { return nil }
    var reader = DocumentReader()
    if isIntrospection { reader.readIntrospection(source) } else { reader.readSDL(source) }
    for part in context.parts { reader.readSDL(part) }
    // What was not read would be taken for removed.
    let isBroken = reader.diagnostics.contains { $0.severity == .error }
    guard !isBroken, !reader.documents.isEmpty else {
      return LoweredVersion(schema: nil, files: reader.files, diagnostics: reader.diagnostics)
    }
    let changes = reader.readUpcomingChanges(beside: source, context)
    let diagnostics = reader.diagnostics
    let files = reader.files
    var lowering = GraphQLLowering(
      reader.documents, files: files, symbols: reader.takeSymbols(),
      annotations: context.annotations, knowsDirectiveUses: !isIntrospection)
    let schema = lowering.lower(with: changes)
    return LoweredVersion(
      schema: schema, files: files, diagnostics: diagnostics + lowering.diagnostics)
  }
}
