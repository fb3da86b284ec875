/// What ``JSONWriter`` writes in one piece: a scalar, null, or an array of such.
package protocol JSONValue {
  /// Writes the value where the writer stands.
  func write(to json: inout JSONWriter)
}

extension String: JSONValue {
  /// Writes a JSON string.
  package func write(to json: inout JSONWriter) { json.string(self) }
}

extension Int: JSONValue {
  /// Writes a JSON number.
  package func write(to json: inout JSONWriter) { json.token(String(self)) }
}

extension Bool: JSONValue {
  /// Writes `true` or `false`.
  package func write(to json: inout JSONWriter) { json.token(self ? "true" : "false") }
}

extension Optional: JSONValue where Wrapped: JSONValue {
  /// Writes the value, or `null` where there is none.
  package func write(to json: inout JSONWriter) {
    switch self {
    case let value?: value.write(to: &json)
    case nil: json.token("null")
    }
  }
}

extension Array: JSONValue where Element: JSONValue {
  /// Writes a JSON array.
  package func write(to json: inout JSONWriter) {
    json.array { json in
      for element in self { json.value(element) }
    }
  }
}
