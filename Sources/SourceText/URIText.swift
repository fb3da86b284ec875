/// Addresses (RFC 3986) made of, or found in, the text of inputs.
package enum URIText {
  /// A relative reference to a path, or a `file` URI for an absolute one (RFC 8089). What is not allowed in a
  /// path is percent-encoded, and a colon in the first segment, which would be taken for a scheme (4.2).
  package static func reference(toPath path: String) -> String {
    let encoded = percentEncoded(path, keeping: "-._~!$&'()*+,;=@/")
    return path.hasPrefix("/") ? "file://\(encoded)" : encoded
  }

  /// Whether a text is the address of a web page and nothing else.
  package static func isWebAddress(_ text: String) -> Bool {
    let lowered = text.prefix(8).lowercased()
    guard lowered.hasPrefix("https://") || lowered.hasPrefix("http://"), text.utf8.count <= 2_000
    else { return false }
    return text.utf8.allSatisfy { isUnreserved($0) || "-._~:/?#[]@!$&'()*+,;=%".utf8.contains($0) }
  }

  /// Whether a text is a plain address of mail (RFC 5321, without quoted parts).
  package static func isMailAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), text.utf8.count <= 254,
      parts[1].contains(".")
    else { return false }
    return parts[0].utf8.allSatisfy { isUnreserved($0) || "-._+".utf8.contains($0) }
      && parts[1].utf8.allSatisfy { isUnreserved($0) || "-.".utf8.contains($0) }
  }

  /// A text with all bytes percent-encoded but letters, digits and those of `kept` (2.1).
  package static func percentEncoded(_ text: String, keeping kept: String) -> String {
    var result = ""
    for byte in text.utf8 {
      if isUnreserved(byte) || kept.utf8.contains(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return result
  }

  /// Letters and digits.
  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
