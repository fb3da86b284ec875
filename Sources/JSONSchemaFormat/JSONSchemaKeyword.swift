internal import SourceText

/// The keywords that lowering knows, so that a key is recognised by one look into a table.
enum JSONSchemaKeyword: UInt8, CaseIterable {
  case unknown = 0
  case reference, dynamicReference, type, format, enumeration, const, extensibleEnum
  case minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf
  case minLength, maxLength, pattern
  case minItems, maxItems, uniqueItems, items, additionalItems, prefixItems
  case contains, minContains, maxContains
  case minProperties, maxProperties, properties, required, additionalProperties
  case patternProperties, propertyNames, dependentRequired, dependentSchemas, dependencies
  case unevaluatedItems, unevaluatedProperties
  case allOf, anyOf, oneOf, not, ifKeyword, thenKeyword, elseKeyword
  case contentEncoding, contentMediaType, contentSchema
  case nullable, readOnly, writeOnly, defaultValue, discriminator
  case description, title
  /// Says that `$recursiveRef` or `$dynamicRef` lead here.
  case anchor
  /// Says nothing about the contract.
  case annotation
  case example, examples
  /// How the value is written as XML (OpenAPI 3.1.0, section 4.8.26).
  case xml

  /// The spellings of each keyword (JSON Schema 2020-12 and OpenAPI 3.0, section 4.7.24).
  static let spellings: [(String, JSONSchemaKeyword)] = [
    ("$ref", .reference), ("$dynamicRef", .dynamicReference), ("$recursiveRef", .dynamicReference),
    ("type", .type), ("format", .format), ("enum", .enumeration), ("const", .const),
    ("x-extensible-enum", .extensibleEnum),
    ("minimum", .minimum), ("maximum", .maximum), ("exclusiveMinimum", .exclusiveMinimum),
    ("exclusiveMaximum", .exclusiveMaximum), ("multipleOf", .multipleOf),
    ("minLength", .minLength), ("maxLength", .maxLength), ("pattern", .pattern),
    ("minItems", .minItems), ("maxItems", .maxItems), ("uniqueItems", .uniqueItems),
    ("items", .items), ("additionalItems", .additionalItems), ("prefixItems", .prefixItems),
    ("contains", .contains), ("minContains", .minContains), ("maxContains", .maxContains),
    ("minProperties", .minProperties), ("maxProperties", .maxProperties),
    ("properties", .properties), ("required", .required),
    ("additionalProperties", .additionalProperties), ("patternProperties", .patternProperties),
    ("propertyNames", .propertyNames), ("dependentRequired", .dependentRequired),
    ("dependentSchemas", .dependentSchemas), ("dependencies", .dependencies),
    ("unevaluatedItems", .unevaluatedItems), ("unevaluatedProperties", .unevaluatedProperties),
    ("allOf", .allOf), ("anyOf", .anyOf), ("oneOf", .oneOf), ("not", .not), ("if", .ifKeyword),
    ("then", .thenKeyword), ("else", .elseKeyword), ("contentEncoding", .contentEncoding),
    ("contentMediaType", .contentMediaType), ("contentSchema", .contentSchema),
    ("nullable", .nullable), ("x-nullable", .nullable), ("readOnly", .readOnly),
    ("writeOnly", .writeOnly),
    ("default", .defaultValue), ("discriminator", .discriminator), ("description", .description),
    ("title", .title), ("example", .example), ("examples", .examples),
    ("externalDocs", .annotation), ("$comment", .annotation), ("$schema", .annotation),
    ("$id", .annotation), ("id", .annotation), ("$anchor", .annotation),
    ("$dynamicAnchor", .anchor), ("$recursiveAnchor", .anchor),
    ("$vocabulary", .annotation), ("$defs", .annotation), ("definitions", .annotation),
    ("deprecated", .annotation), ("xml", .xml),
  ]
}

/// The keyword that each symbol of a document spells.
struct JSONSchemaKeywords {
  private var bySymbol: [JSONSchemaKeyword] = []

  init(_ symbols: inout SymbolTable) {
    for (spelling, keyword) in JSONSchemaKeyword.spellings {
      let index = Int(symbols.intern(spelling).id)
      if index >= bySymbol.count {
        bySymbol.append(
          contentsOf: repeatElement(.unknown, count: index + 1 - bySymbol.count))
      }
      bySymbol[index] = keyword
    }
  }

  /// The keyword that a key spells, `.unknown` for all others.
  subscript(key: Symbol) -> JSONSchemaKeyword {
    let index = Int(key.id)
    return index < bySymbol.count ? bySymbol[index] : .unknown
  }
}
