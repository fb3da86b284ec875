internal import SchemaModel

extension Finding {
  /// A hash (FNV-1a, 64 bits) of what makes the finding this one: its rule, its element and the
  /// values, not its lines.
  var fingerprint: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for text in [
      rule, coordinate, attribute?.rawValue ?? "", name, beforeValue ?? "", afterValue ?? "",
    ] {
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      hash = (hash ^ 0xff) &* 0x100_0000_01b3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
