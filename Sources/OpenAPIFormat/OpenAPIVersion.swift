internal import JSONSchemaFormat

/// The versions of OpenAPI, as far as lowering tells them apart.
enum OpenAPIVersion: Sendable {
  case v2
  case v30
  case v31
  case v32

  /// - Parameter text: the value of `swagger` or `openapi`, such as `3.0.3`.
  init?(swagger text: String) {
    guard text == "2.0" || text == "2" else { return nil }
    self = .v2
  }

  init?(openapi text: String) {
    if text == "3.0" || text.hasPrefix("3.0.") {
      self = .v30
    } else if text == "3.1" || text.hasPrefix("3.1.") {
      self = .v31
    } else if text == "3.2" || text.hasPrefix("3.2.") {
      self = .v32
    } else {
      return nil
    }
  }

  var dialect: JSONSchemaDialect {
    switch self {
    case .v2: .openAPI2
    case .v30: .openAPI30
    case .v31, .v32: .draft2020
    }
  }
}
