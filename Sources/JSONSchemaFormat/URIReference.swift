/// A URI reference, as far as resolving one against a base needs it (RFC 3986, section 5.2). The
/// fragment is left to the caller.
struct URIReference: Hashable {
  var scheme: Substring?
  var authority: Substring?
  var path: String
  var query: Substring?

  /// - Parameter text: a URI or relative reference without a fragment.
  init(_ text: some StringProtocol) {
    var rest = Substring(text)
    if let colon = rest.utf8.firstIndex(of: UInt8(ascii: ":")),
      URIReference.isScheme(rest[..<colon])
    {
      scheme = rest[..<colon]
      rest = rest[rest.utf8.index(after: colon)...]
    }
    if rest.hasPrefix("//") {
      rest = rest.dropFirst(2)
      let end = rest.utf8.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") }
      authority = rest[..<(end ?? rest.endIndex)]
      rest = rest[(end ?? rest.endIndex)...]
    }
    if let mark = rest.utf8.firstIndex(of: UInt8(ascii: "?")) {
      query = rest[rest.utf8.index(after: mark)...]
      rest = rest[..<mark]
    }
    path = String(rest)
  }

  var isAbsolute: Bool { scheme != nil }

  /// The reference resolved against this base, which may itself be relative.
  func resolving(_ reference: URIReference) -> URIReference {
    var target = reference
    if reference.scheme == nil {
      target.scheme = scheme
      if reference.authority == nil {
        target.authority = authority
        if reference.path.isEmpty {
          target.path = path
          target.query = reference.query ?? query
        } else if !reference.path.hasPrefix("/") {
          target.path = merged(reference.path)
        }
      }
    }
    target.path = URIReference.withoutDots(target.path)
    return target
  }

  /// The path of a relative reference behind the last slash of the base (section 5.2.3).
  private func merged(_ relative: String) -> String {
    if authority != nil, path.isEmpty { return "/" + relative }
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return relative }
    return path[...slash] + relative
  }

  /// A path without `.` and `..` (section 5.2.4).
  private static func withoutDots(_ path: String) -> String {
    guard path.utf8.contains(UInt8(ascii: ".")) else { return path }
    let isRooted = path.hasPrefix("/")
    var segments: [Substring] = []
    let all = path.dropFirst(isRooted ? 1 : 0).split(
      separator: "/", omittingEmptySubsequences: false)
    for (index, segment) in all.enumerated() {
      switch segment {
      case ".": if index == all.count - 1 { segments.append("") }
      case "..":
        if let last = segments.last, last != ".." {
          segments.removeLast()
        } else if !isRooted {
          segments.append(segment)
        }
        if index == all.count - 1 { segments.append("") }
      default: segments.append(segment)
      }
    }
    return (isRooted ? "/" : "") + segments.joined(separator: "/")
  }

  private static func isScheme(_ text: Substring) -> Bool {
    guard let first = text.utf8.first, (0x61...0x7A).contains(first | 0x20) else { return false }
    return text.utf8.allSatisfy {
      (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "+")
        || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
    }
  }
}
