internal import SourceText

/// The keys of OpenAPI objects, as symbols of one revision.
struct OpenAPIWords {
  let openapi, swagger, info, title, version, summary, description, contact, email: Symbol
  let servers, url, variables, host, basePath, schemes, tags, name: Symbol
  let paths, webhooks, components, definitions: Symbol
  let parameters, responses, securityDefinitions: Symbol
  let schemas, requestBodies, headers, securitySchemes, links, callbacks, pathItems: Symbol
  let operationId, requestBody, content, schema, required, deprecated, security: Symbol
  let reference, `in`, style, explode, allowReserved, allowEmptyValue, collectionFormat: Symbol
  let encoding, contentType, consumes, produces, type, scheme, flows, flow, scopes: Symbol
  let openIdConnectUrl, authorizationUrl, tokenUrl, refreshUrl, additionalOperations: Symbol
  let items, body, formData, `default`, itemSchema, prefixEncoding, itemEncoding: Symbol
  let operationRef, deviceAuthorizationUrl, oauth2MetadataUrl, parent, kind: Symbol
  /// What a link says beside its description, which is compared as a whole.
  let linkFields: [Symbol]
  let path, query, querystring, header, cookie: Symbol
  /// HTTP methods of a path item in the order of the specification, and the method's name.
  let methods: [(key: Symbol, method: String)]

  init(_ symbols: inout SymbolTable) {
    openapi = symbols.intern("openapi")
    swagger = symbols.intern("swagger")
    info = symbols.intern("info")
    title = symbols.intern("title")
    version = symbols.intern("version")
    summary = symbols.intern("summary")
    description = symbols.intern("description")
    contact = symbols.intern("contact")
    email = symbols.intern("email")
    servers = symbols.intern("servers")
    url = symbols.intern("url")
    variables = symbols.intern("variables")
    host = symbols.intern("host")
    basePath = symbols.intern("basePath")
    schemes = symbols.intern("schemes")
    tags = symbols.intern("tags")
    name = symbols.intern("name")
    paths = symbols.intern("paths")
    webhooks = symbols.intern("webhooks")
    components = symbols.intern("components")
    definitions = symbols.intern("definitions")
    parameters = symbols.intern("parameters")
    responses = symbols.intern("responses")
    securityDefinitions = symbols.intern("securityDefinitions")
    schemas = symbols.intern("schemas")
    requestBodies = symbols.intern("requestBodies")
    headers = symbols.intern("headers")
    securitySchemes = symbols.intern("securitySchemes")
    links = symbols.intern("links")
    callbacks = symbols.intern("callbacks")
    pathItems = symbols.intern("pathItems")
    operationId = symbols.intern("operationId")
    requestBody = symbols.intern("requestBody")
    content = symbols.intern("content")
    schema = symbols.intern("schema")
    required = symbols.intern("required")
    deprecated = symbols.intern("deprecated")
    security = symbols.intern("security")
    reference = symbols.intern("$ref")
    `in` = symbols.intern("in")
    style = symbols.intern("style")
    explode = symbols.intern("explode")
    allowReserved = symbols.intern("allowReserved")
    allowEmptyValue = symbols.intern("allowEmptyValue")
    collectionFormat = symbols.intern("collectionFormat")
    encoding = symbols.intern("encoding")
    contentType = symbols.intern("contentType")
    consumes = symbols.intern("consumes")
    produces = symbols.intern("produces")
    type = symbols.intern("type")
    scheme = symbols.intern("scheme")
    flows = symbols.intern("flows")
    flow = symbols.intern("flow")
    scopes = symbols.intern("scopes")
    openIdConnectUrl = symbols.intern("openIdConnectUrl")
    authorizationUrl = symbols.intern("authorizationUrl")
    tokenUrl = symbols.intern("tokenUrl")
    refreshUrl = symbols.intern("refreshUrl")
    additionalOperations = symbols.intern("additionalOperations")
    body = symbols.intern("body")
    formData = symbols.intern("formData")
    `default` = symbols.intern("default")
    items = symbols.intern("items")
    itemSchema = symbols.intern("itemSchema")
    prefixEncoding = symbols.intern("prefixEncoding")
    itemEncoding = symbols.intern("itemEncoding")
    operationRef = symbols.intern("operationRef")
    deviceAuthorizationUrl = symbols.intern("deviceAuthorizationUrl")
    oauth2MetadataUrl = symbols.intern("oauth2MetadataUrl")
    parent = symbols.intern("parent")
    kind = symbols.intern("kind")
    linkFields = ["operationRef", "operationId", "parameters", "requestBody", "server"].map {
      symbols.intern($0)
    }
    path = symbols.intern("path")
    query = symbols.intern("query")
    querystring = symbols.intern("querystring")
    header = symbols.intern("header")
    cookie = symbols.intern("cookie")
    methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"].map {
      (symbols.intern($0), $0.uppercased())
    }
  }
}
