/// A date that stands in prose behind words that say what it means: "will be removed on
/// 14 February 2027".
package struct ProseDate: Sendable, Equatable {
  package var meaning: AnnotationMeaning
  package var day: CalendarDay
  /// The date as written.
  package var text: String
  /// Whether the words before it announce by themselves.
  package var announces = false

  /// All dates that follow one of the lead-ins, in the order of the patterns and then of the text.
  /// A date without a day ("June 2026") is none.
  package static func find(in text: String, by table: AnnotationTable) -> [ProseDate] {
    // Markdown's emphasis is no part of what is said.
    let original = text.utf8.filter { $0 != 0x2A && $0 != 0x5F && $0 != 0x60 }
    let folded = original.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    var found: [(pattern: Int, date: ProseDate)] = []
    func take(_ index: Int, at start: Int) {
      let pattern = table.prose[index]
      guard folded[start...].starts(with: pattern.leadIn),
        let date = WrittenDate(original[(start + pattern.leadIn.count)...])
      else { return }
      found.append(
        (
          index,
          ProseDate(
            meaning: pattern.meaning, day: date.day, text: date.text, announces: pattern.announces)
        ))
    }
    for (index, pattern) in table.prose.enumerated() where pattern.isAtStart { take(index, at: 0) }
    for start in folded.indices {
      for index in table.proseByFirstByte[Int(folded[start])] { take(index, at: start) }
    }
    // Within a pattern they stand in the order of the text already.
    return found.enumerated()
      .sorted { ($0.element.pattern, $0.offset) < ($1.element.pattern, $1.offset) }
      .map(\.element.date)
  }
}

/// A date as people write it: `2027-02-14`, `14 February 2027`, `February 14th, 2027`.
private struct WrittenDate {
  var day: CalendarDay
  var text: String

  init?(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes.prefix(48)
    while let byte = rest.first, byte == 0x20 || byte == 0x0A { rest = rest.dropFirst() }
    let head = String(decoding: rest.prefix(10), as: UTF8.self)
    if let date = AnnotationDate(head), head.utf8.count == 10 {
      day = date.day
      text = head
      return
    }
    let words = rest.split { [0x20, 0x2C, 0x0A, 0x2E, 0x29].contains($0) }
      .prefix(3).map { String(decoding: $0, as: UTF8.self) }
    guard words.count == 3, let year = Int(words[2].prefix(4)), words[2].utf8.count >= 4 else {
      return nil
    }
    let found: CalendarDay?
    if let month = WrittenDate.month(words[0]), let number = WrittenDate.dayOfMonth(words[1]) {
      found = CalendarDay(year: year, month: month, day: number)
    } else if let month = WrittenDate.month(words[1]),
      let number = WrittenDate.dayOfMonth(words[0])
    {
      found = CalendarDay(year: year, month: month, day: number)
    } else {
      return nil
    }
    guard let found else { return nil }
    day = found
    text = words.joined(separator: " ")
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  /// A month by its English name or the first three letters of it.
  private static func month(_ word: String) -> Int? {
    let word = word.lowercased()
    guard word.utf8.count >= 3 else { return nil }
    return months.firstIndex { $0 == word || (word.utf8.count <= 4 && $0.hasPrefix(word)) }
      .map { $0 + 1 }
  }

  /// `14`, `1st`, `2nd`, `3rd`, `14th`.
  private static func dayOfMonth(_ word: String) -> Int? {
    let digits = word.prefix { $0.isASCII && $0.isNumber }
    let ending = word.dropFirst(digits.count).lowercased()
    guard ["", "st", "nd", "rd", "th"].contains(ending) else { return nil }
    return Int(digits)
  }
}
