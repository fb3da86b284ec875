/// Which named thing a change speaks of, where the aspect alone does not say it.
/// Open-ended names (`x-foo`, a directive's name) are values, never cases.
/// The axis `attribute` that rules match on.
package enum AttributeName: String, CaseIterable, Sendable, Hashable {
  case minimum
  case maximum
  case minLength = "min-length"
  case maxLength = "max-length"
  case minItems = "min-items"
  case maxItems = "max-items"
  case minProperties = "min-properties"
  case maxProperties = "max-properties"
  case minContains = "min-contains"
  case maxContains = "max-contains"
  case uniqueItems = "unique-items"
  case multipleOf = "multiple-of"
  case format
  case contentEncoding = "content-encoding"
  case contentMediaType = "content-media-type"
  case contentSchema = "content-schema"
  case contains
  case propertyNames = "property-names"
  case dependentRequired = "dependent-required"
  case dependentSchemas = "dependent-schemas"
  case `if`
  case then
  case `else`
  case not
  case prefixItems = "prefix-items"
  case patternProperties = "pattern-properties"
  case unevaluatedItems = "unevaluated-items"
  case unevaluatedProperties = "unevaluated-properties"
  case propertyName = "property-name"
  case mapping
  case style
  case explode
  case allowReserved = "allow-reserved"
  case allowEmptyValue = "allow-empty-value"
  case encoding
  /// How a value is written as XML.
  case xml
  case operationId = "operation-id"
  case tags
  case `extension`
  case schemeType = "scheme-type"
  case authorizationUrl = "authorization-url"
  case tokenUrl = "token-url"
  case refreshUrl = "refresh-url"
  case openidUrl = "openid-url"
  case apiKeyName = "api-key-name"
  case apiKeyLocation = "api-key-location"
  case httpScheme = "http-scheme"
  case basePath = "base-path"
  case oneOf = "one-of"
  case anyOf = "any-of"
  case repeatable
  case locations
  case specifiedBy = "specified-by"
  case rootQuery = "root-query"
  case rootMutation = "root-mutation"
  case rootSubscription = "root-subscription"
  case directiveUse = "directive-use"
  case syntax
  case `package`
  case jsonName = "json-name"
  case enumOpenness = "enum-openness"
  case jsonFormat = "json-format"
  case fieldPresence = "field-presence"
  case utf8Validation = "utf8-validation"
  case cppStringType = "cpp-string-type"
  case javaUtf8 = "java-utf8"
  case jstype
  case packed
  case messageEncoding = "message-encoding"
  case noStandardAccessor = "no-standard-accessor"
  case clientStreaming = "client-streaming"
  case serverStreaming = "server-streaming"
  case idempotency
  case optimizeFor = "optimize-for"
  case ccEnableArenas = "cc-enable-arenas"
  case ccGeneric = "cc-generic"
  case javaGeneric = "java-generic"
  case pyGeneric = "py-generic"
  case javaPackage = "java-package"
  case javaMultipleFiles = "java-multiple-files"
  case javaOuterClassname = "java-outer-classname"
  case goPackage = "go-package"
  case csharpNamespace = "csharp-namespace"
  case objcPrefix = "objc-prefix"
  case phpClassPrefix = "php-class-prefix"
  case phpNamespace = "php-namespace"
  case phpMetadataNamespace = "php-metadata-namespace"
  case rubyPackage = "ruby-package"
  case swiftPrefix = "swift-prefix"
  case customOption = "custom-option"
  case reservedRange = "reserved-range"
  case reservedName = "reserved-name"
  case extensionRange = "extension-range"
}
