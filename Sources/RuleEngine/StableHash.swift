/// A hash that is the same on every machine and in every version: FNV-1a of 64 bits (draft-eastlake-fnv), as 16
/// hexadecimal digits. It tells things apart; it protects nothing.
package enum StableHash {
  /// The hash of some texts, each of which counts with its end.
  package static func of(_ texts: some Sequence<String>) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for text in texts {
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      hash = (hash ^ 0xff) &* 0x100_0000_01b3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
