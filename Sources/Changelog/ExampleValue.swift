internal import SourceText

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

  /// The value as JSON.
  var text: String {
    var json = JSONWriter(.indented)
    write(to: &json)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private func write(to json: inout JSONWriter) {
    switch self {
    case .json(let text): json.token(text)
    case .string(let text): json.string(text)
    case .list(let items):
      json.array { json in
        for item in items { item.write(to: &json) }
      }
    case .object(let members):
      json.object { json in
        for member in members {
          json.key(member.name)
          member.value.write(to: &json)
        }
      }
    }
  }
}
