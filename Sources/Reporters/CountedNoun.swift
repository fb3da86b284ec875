/// Numbers with their nouns.
enum CountedNoun {
  /// `1 removal`, `2 removals`.
  static func text(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
