import SchemaModel

/// A small API with every kind of element that OpenAPI can annotate, and annotations on some of them.
struct AnnotatedShop {
  static let kinds: [ElementKind] = [
    .api, .path, .operation, .parameter, .header, .requestBody, .mediaType, .response, .schema,
    .property, .enumValue, .securityScheme, .server, .webhook, .callback,
  ]

  /// The kinds that have a `deprecated` of their own (OpenAPI 3.1.0, section 4.8). Elsewhere
  /// `x-deprecated` says it; in an annotation of a value the mere entry.
  static let kindsWithKeyword: Set<ElementKind> = [
    .operation, .parameter, .header, .schema, .property,
  ]

  var openapi = "3.1.0"
  /// What is said of the element of each kind, one `key: value` each. `deprecated: true` is written as
  /// the kind has it.
  var annotations: [ElementKind: [String]] = [:]
  /// The same for another element of each kind, beside that one.
  var siblings: [ElementKind: [String]] = [:]
  /// The kinds whose element is left out.
  var removed: Set<ElementKind> = []
  /// What else the element of a kind says, as it is written.
  var extras: [ElementKind: String] = [:]

  init() {}

  init(_ kind: ElementKind, _ annotations: [String]) { self.annotations[kind] = annotations }

  /// The name of the other element of a kind; nil where there is none.
  static func sibling(of kind: ElementKind) -> String? {
    switch kind {
    case .path: "/carts"
    case .operation: "GET /orders"
    case .parameter: "page"
    case .header: "X-Sum"
    case .mediaType: "application/json"
    case .response: "200"
    case .schema: "Card"
    case .property: "id"
    case .enumValue: "newest"
    case .securityScheme: "token"
    case .server: "https://api.example.com"
    case .webhook: "orderPaid"
    case .callback: "paid"
    default: nil
    }
  }

  /// The document in YAML.
  var text: String {
    """
    openapi: \(openapi)
    info: {title: Shop, version: 1.0.0\(said(of: .api))}
    servers:
      - {url: "https://api.example.com"\(said(of: .server, isSibling: true))}
    \(unlessRemoved(.server, #"  - {url: "https://old.example.com"\#(said(of: .server))}"#))
    security: [{token: []}, {key: []}]
    paths:
      /orders:
        get: {responses: {"200": {description: ok}}\(said(of: .operation, isSibling: true))}
    \(unlessRemoved(.operation, "    delete: {responses: {\"200\": {description: ok}}\(said(of: .operation))}"))
        post:
          parameters:
            - {name: page, in: query, schema: {type: integer}\(said(of: .parameter, isSibling: true))}
    \(unlessRemoved(.parameter, "        - {name: old, in: query, schema: {type: string}\(said(of: .parameter))}"))
            - name: sort
              in: query
              schema: {type: string, enum: [newest\(removed.contains(.enumValue) ? "" : ", oldest")]\(values)}
    \(unlessRemoved(.requestBody, "      requestBody: {content: {application/json: {schema: {oneOf: [{$ref: \"#/components/schemas/Card\"}, \(removed.contains(.schema) ? "" : "{$ref: \"#/components/schemas/Cheque\"}, "){type: string}]}}}\(said(of: .requestBody))}"))
          responses:
            "200":
              description: ok
    \(fields(of: .response, indent: 10))
              headers:
                X-Sum: {schema: {type: integer}\(said(of: .header, isSibling: true))}
    \(unlessRemoved(.header, "            X-Total: {schema: {type: integer}\(said(of: .header))}"))
              content:
                application/json:
                  schema:
                    type: object
                    properties:
                      id: {type: string\(said(of: .property, isSibling: true))}
    \(unlessRemoved(.property, "                  email: {type: string\(said(of: .property))}"))
    \(fields(of: .mediaType, indent: 14))
    \(unlessRemoved(.mediaType, "            text/csv: {schema: {type: string}\(said(of: .mediaType))}"))
    \(unlessRemoved(.response, "        \"202\": {description: later\(said(of: .response))}"))
          callbacks:
            paid: {"{$request.query.url}/paid": {post: {responses: {"200": {description: ok}}}}\(said(of: .callback, isSibling: true))}
    \(unlessRemoved(.callback, "        sent: {\"{$request.query.url}/sent\": {post: {responses: {\"200\": {description: ok}}}}\(said(of: .callback))}"))
      /carts: {get: {responses: {"200": {description: ok}}}\(said(of: .path, isSibling: true))}
    \(unlessRemoved(.path, "  /baskets: {get: {responses: {\"200\": {description: ok}}}\(said(of: .path))}"))
    webhooks:
      orderPaid: {post: {responses: {"200": {description: ok}}}\(said(of: .webhook, isSibling: true))}
    \(unlessRemoved(.webhook, "  orderSent: {post: {responses: {\"200\": {description: ok}}}\(said(of: .webhook))}"))
    components:
      schemas:
        Card: {type: object, required: [number], properties: {number: {type: string}}\(said(of: .schema, isSibling: true))}
    \(unlessRemoved(.schema, "    Cheque: {type: object, required: [bank], properties: {bank: {type: string}}\(said(of: .schema))}"))
      securitySchemes:
        token: {type: http, scheme: bearer\(said(of: .securityScheme, isSibling: true))}
    \(unlessRemoved(.securityScheme, "    key: {type: apiKey, name: X-Key, in: header\(said(of: .securityScheme))}"))

    """
  }

  private func unlessRemoved(_ kind: ElementKind, _ line: String) -> String {
    removed.contains(kind) ? "" : line
  }

  private func said(of kind: ElementKind, isSibling: Bool = false) -> String {
    let lines = (isSibling ? siblings : annotations)[kind] ?? []
    let own = isSibling ? "" : extras[kind].map { ", \($0)" } ?? ""
    return own + lines.map { ", " + Self.spelt($0, on: kind) }.joined()
  }

  /// What is said of an element that is written in block style.
  private func fields(of kind: ElementKind, indent: Int) -> String {
    (siblings[kind] ?? []).map { String(repeating: " ", count: indent) + Self.spelt($0, on: kind) }
      .joined(separator: "\n")
  }

  /// What is said of the values, which stands beside the list of them.
  private var values: String {
    var entries: [String] = []
    for (value, lines) in [("oldest", annotations[.enumValue]), ("newest", siblings[.enumValue])] {
      guard let lines, !lines.isEmpty else { continue }
      let members = lines.filter { $0 != "deprecated: true" }.map { line in
        line.hasPrefix("x-") ? String(line.dropFirst(2)) : line
      }
      entries.append("\(value): {\(members.joined(separator: ", "))}")
    }
    return entries.isEmpty ? "" : ", x-enum-deprecations: {\(entries.joined(separator: ", "))}"
  }

  private static func spelt(_ line: String, on kind: ElementKind) -> String {
    line == "deprecated: true" && !kindsWithKeyword.contains(kind) ? "x-deprecated: true" : line
  }
}
