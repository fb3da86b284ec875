/// What a schema writes to refer to another file.
enum Reference {
  /// Refuses what is no relative path.
  static func check(_ reference: String, from path: String) throws(InputError) {
    if let reason = refusal(of: reference) {
      throw .refused(reference: reference, from: path, reason: reason)
    }
  }

  private static func refusal(of reference: String) -> InputError.Refusal? {
    if hasScheme(reference) || reference.hasPrefix("//") { return .address }
    if reference.hasPrefix("/") { return .absolutePath }
    return reference.utf8.contains { $0 == 0 || $0 == 10 } ? .malformed : nil
  }

  /// The spellings to try, the one as written first: `a%20b.yaml` may be a name or mean `a b.yaml`.
  /// What would be refused if it were written plainly is not tried.
  static func spellings(of reference: String) -> [String] {
    guard reference.utf8.contains(UInt8(ascii: "%")) else { return [reference] }
    var decoded: [UInt8] = []
    var rest = Array(reference.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        decoded.append(value)
        rest = rest.dropFirst(2)
      } else {
        decoded.append(byte)
      }
    }
    let text = String(decoding: decoded, as: UTF8.self)
    return text == reference || refusal(of: text) != nil ? [reference] : [reference, text]
  }

  /// `https:`, `file:`, `urn:`; a single letter is more likely a drive, and no path here has one.
  private static func hasScheme(_ reference: String) -> Bool {
    guard let colon = reference.firstIndex(of: ":") else { return false }
    let scheme = reference[..<colon]
    return scheme.first?.isLetter ?? false
      && scheme.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
  }
}
