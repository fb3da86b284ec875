/// Writes whole values: in block notation as lines, in flow notation and JSON as one line or several.
///
/// Lines begin at column 0; who puts them into a document indents them.
struct ValueWriter {
  let style: DocumentStyle

  /// The lines of an entry of a mapping in block notation.
  func block(_ entry: DocumentEntry) -> [[UInt8]] {
    let key = Array(ScalarWriter.key(entry.key, in: .block).utf8) + [UInt8(ascii: ":")]
    return block(entry.value, behind: key)
  }

  /// The lines of an item of a sequence in block notation.
  func block(item: DocumentValue) -> [[UInt8]] {
    let dash = [UInt8(ascii: "-")]
    guard item.hasParts else { return block(item, behind: dash) }
    return parts(of: item).enumerated().map { index, line in
      index == 0 ? dash + [0x20] + line : line.isEmpty ? line : [0x20, 0x20] + line
    }
  }

  /// The lines of the entries or items of a value.
  func parts(of value: DocumentValue) -> [[UInt8]] {
    switch value {
    case .mapping(let entries): entries.flatMap { block($0) }
    case .sequence(let items): items.flatMap { block(item: $0) }
    default: []
    }
  }

  private func block(_ value: DocumentValue, behind introduction: [UInt8]) -> [[UInt8]] {
    if value.hasParts {
      let indentation: [UInt8] =
        if case .sequence = value { EditPlanner.spaces(style.dashStep) } else { style.step }
      return [introduction]
        + parts(of: value).map { $0.isEmpty ? $0 : indentation + $0 }
    }
    if case .text(let text) = value, let lines = literal(text) {
      return [introduction + [0x20] + lines[0]]
        + lines.dropFirst().map { $0.isEmpty ? $0 : style.step + $0 }
    }
    return [introduction + [0x20] + Array((ScalarWriter.scalar(value, in: .block) ?? "").utf8)]
  }

  /// A text of several lines as a literal block scalar (YAML 1.2.2 §8.1.2), the header first; nil where
  /// it is one line or would not come back as it is.
  private func literal(_ text: String) -> [[UInt8]]? {
    let endsLine = text.utf8.last == 0x0A
    let body = endsLine ? text.dropLast() : text[...]
    guard body.utf8.contains(0x0A), body.utf8.first != 0x20, body.utf8.first != 0x0A,
      body.utf8.last != 0x0A,
      text.unicodeScalars.allSatisfy({ $0 == "\n" || ScalarWriter.isPrintable($0) })
    else { return nil }
    let lines = Lines.split(Array(body.utf8)[...])
    guard lines.allSatisfy({ $0.last != 0x20 }) else { return nil }
    return [Array((endsLine ? "|" : "|-").utf8)] + lines
  }

  /// A value on one line; nil where JSON does not have it.
  func line(_ value: DocumentValue, in surroundings: ScalarWriter.Surroundings) -> [UInt8]? {
    let comma: [UInt8] = [UInt8(ascii: ",")] + (surroundings == .json ? style.space : [0x20])
    switch value {
    case .mapping(let entries):
      let parts = entries.map { line($0, in: surroundings) }
      guard !parts.contains(nil) else { return nil }
      return Array("{".utf8) + Array(parts.compactMap(\.self).joined(separator: comma))
        + Array("}".utf8)
    case .sequence(let items):
      let parts = items.map { line($0, in: surroundings) }
      guard !parts.contains(nil) else { return nil }
      return Array("[".utf8) + Array(parts.compactMap(\.self).joined(separator: comma))
        + Array("]".utf8)
    default: return ScalarWriter.scalar(value, in: surroundings).map { Array($0.utf8) }
    }
  }

  func line(_ entry: DocumentEntry, in surroundings: ScalarWriter.Surroundings) -> [UInt8]? {
    line(entry.value, in: surroundings).map { key(entry.key, in: surroundings) + $0 }
  }

  /// The key with its colon and what follows that, for a value on the same line.
  func key(_ key: String, in surroundings: ScalarWriter.Surroundings) -> [UInt8] {
    Array(ScalarWriter.key(key, in: surroundings).utf8) + [UInt8(ascii: ":")]
      + (surroundings == .json ? style.space : [0x20])
  }

  /// A value of JSON in as many lines as it has parts; nil where JSON does not have it.
  func lines(_ value: DocumentValue) -> [[UInt8]]? {
    var parts: [[[UInt8]]] = []
    let brackets: String
    switch value {
    case .mapping(let entries) where !entries.isEmpty:
      brackets = "{}"
      for entry in entries {
        guard let lines = lines(entry) else { return nil }
        parts.append(lines)
      }
    case .sequence(let items) where !items.isEmpty:
      brackets = "[]"
      for item in items {
        guard let lines = lines(item) else { return nil }
        parts.append(lines)
      }
    default: return line(value, in: .json).map { [$0] }
    }
    var result: [[UInt8]] = [[brackets.utf8.first ?? 0]]
    for index in parts.indices {
      var lines = parts[index].map { style.step + $0 }
      if index < parts.count - 1 { lines[lines.count - 1].append(UInt8(ascii: ",")) }
      result += lines
    }
    return result + [[brackets.utf8.last ?? 0]]
  }

  func lines(_ entry: DocumentEntry) -> [[UInt8]]? {
    lines(entry.value).map { lines in
      [key(entry.key, in: .json) + lines[0]] + lines.dropFirst()
    }
  }
}
