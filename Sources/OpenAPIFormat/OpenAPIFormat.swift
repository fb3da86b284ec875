internal import JSONSchemaFormat
package import SchemaModel
package import SourceText
internal import SyntaxTree

/// Reads OpenAPI documents: 2.0 (Swagger), 3.0, 3.1 and 3.2, in YAML and JSON.
package struct OpenAPIFormat: SchemaFormat {
  package init() {}

  package var name: FormatName { .openapi }

  /// `deprecated` is a keyword of operations, and since 3.0 of parameters, headers and schemas (OpenAPI
  /// 3.0.3, sections 4.7.10 to 4.7.24); an extension says it of everything else.
  package func deprecationKey(of kind: ElementKind, in formatVersion: String) -> String {
    switch kind {
    case .operation: "deprecated"
    case .parameter, .header, .schema, .property, .item, .unionMember:
      formatVersion.hasPrefix("2") ? "x-deprecated" : "deprecated"
    default: "x-deprecated"
    }
  }

  /// Swagger 2.0 writes bodies, responses and the places of components in another way than 3.
  package func canTake(elementsOf earlier: String, in later: String) -> Bool {
    earlier.hasPrefix("2") == later.hasPrefix("2")
  }

  package func lower(_ source: SourceFile, in context: LoweringContext) -> LoweredVersion? {
    var documents = DocumentSet(loader: context.loader, like: context.earlier)
    guard let file = documents.add(source) else {
      return LoweredVersion(
        schema: nil, files: documents.files, diagnostics: documents.diagnostics)
    }
    let words = OpenAPIWords(&documents.symbols)
    let tree = documents.trees[file]
    let statement = tree.child(tree.root, words.openapi) ?? tree.child(tree.root, words.swagger)
    guard tree.kind(tree.root) == .mapping, let statement else { return nil }
    let text = documents.symbols.text(tree.scalar(statement))
    let isSwagger = tree.key(statement) == words.swagger
    guard
      let version = isSwagger ? OpenAPIVersion(swagger: text) : OpenAPIVersion(openapi: text)
    else {
      documents.diagnostics.append(
        Diagnostic(
          .error, "'\(text)' is not a version of OpenAPI that can be read",
          remedy: "use 2.0 (as swagger), 3.0, 3.1 or 3.2, such as openapi: 3.1.0",
          at: tree.range(statement)))
      return LoweredVersion(
        schema: nil, files: documents.files, diagnostics: documents.diagnostics)
    }
    var lowering = OpenAPILowering(
      documents: consume documents, version: version, versionText: text, words: words,
      annotations: context.annotations)
    lowering.lowerDocument(file)
    lowering.base.documents.diagnostics += lowering.problems.diagnostics
    let schema = lowering.base.finish()
    return LoweredVersion(
      schema: schema, files: schema.files, diagnostics: lowering.base.documents.diagnostics)
  }
}
