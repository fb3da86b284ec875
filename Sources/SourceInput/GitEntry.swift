/// One entry of a git tree or of the index.
struct GitEntry: Sendable, Equatable {
  enum Kind: Sendable { case file, link, folder, other }

  /// The name in a tree; the path from the root in the index.
  let path: String
  let kind: Kind
  /// In hexadecimal digits.
  let id: String

  /// A line of `git ls-files --stage`: `100644 ID 0<tab>path`. Only what is settled (stage 0) counts.
  init?(indexLine line: some Collection<UInt8>) {
    let parts = line.split(separator: UInt8(ascii: "\t"), maxSplits: 1)
    guard parts.count == 2 else { return nil }
    let fields = parts[0].split(separator: UInt8(ascii: " "))
    guard fields.count == 3, fields[2].elementsEqual("0".utf8) else { return nil }
    path = String(decoding: parts[1], as: UTF8.self)
    kind = Self.kind(ofMode: fields[0])
    id = String(decoding: fields[1], as: UTF8.self)
  }

  private init(path: String, kind: Kind, id: String) {
    self.path = path
    self.kind = kind
    self.id = id
  }

  /// The entries of a tree object: `mode name\0id`, the id in bytes.
  static func entries(ofTree bytes: [UInt8], idLength: Int) -> [GitEntry] {
    var entries: [GitEntry] = []
    var rest = bytes[...]
    while let space = rest.firstIndex(of: UInt8(ascii: " ")),
      let zero = rest[space...].firstIndex(of: 0), zero + idLength < rest.endIndex
    {
      let id = rest[(zero + 1)...(zero + idLength)]
      entries.append(
        GitEntry(
          path: String(decoding: rest[(space + 1)..<zero], as: UTF8.self),
          kind: kind(ofMode: rest[..<space]), id: hexadecimal(id)))
      rest = rest[(zero + 1 + idLength)...]
    }
    return entries
  }

  private static func kind(ofMode mode: some Collection<UInt8>) -> Kind {
    switch String(decoding: mode, as: UTF8.self) {
    case "40000", "040000": .folder
    case "120000": .link
    case let mode where mode.hasPrefix("100"): .file
    default: .other
    }
  }

  private static func hexadecimal(_ bytes: some Collection<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
