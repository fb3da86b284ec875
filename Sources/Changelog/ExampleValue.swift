/// A value of JSON that is made up to show something, written with two spaces a level.
indirect enum ExampleValue: Equatable {
  /// A scalar, or any other value that is given as it is, as JSON on one line.
  case json(String)
  case string(String)
  case list([ExampleValue])
  /// Names and values in the order in which they are declared.
  case object([Member])

  struct Member: Equatable {
    var name: String
    var value: ExampleValue
  }

  /// The value as JSON (RFC 8259).
  var text: String { text(indent: "") }

  private func text(indent: String) -> String {
    let inner = indent + "  "
    switch self {
    case .json(let text): return text
    case .string(let text): return Self.quoted(text)
    case .list(let items):
      if items.isEmpty { return "[]" }
      let lines = items.map { inner + $0.text(indent: inner) }
      return "[\n\(lines.joined(separator: ",\n"))\n\(indent)]"
    case .object(let members):
      if members.isEmpty { return "{}" }
      let lines = members.map {
        "\(inner)\(Self.quoted($0.name)): \($0.value.text(indent: inner))"
      }
      return "{\n\(lines.joined(separator: ",\n"))\n\(indent)}"
    }
  }

  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
