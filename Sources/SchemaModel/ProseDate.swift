/// A date that stands in prose behind words that say what it means: "will be removed on
/// 14 February 2027".
package struct ProseDate: Sendable, Equatable {
  package var meaning: AnnotationMeaning
  package var day: CalendarDay
  /// The date as written.
  package var text: String

  /// All dates that follow one of the lead-ins, in the order of the patterns and then of the text.
  /// A date without a day ("June 2026") is none.
  package static func find(in text: String, by patterns: [AnnotationTable.ProsePattern])
    -> [ProseDate]
  {
    // Markdown's emphasis is no part of what is said.
    let original = text.utf8.filter { $0 != 0x2A && $0 != 0x5F && $0 != 0x60 }
    let folded = original.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    var dates: [ProseDate] = []
    for pattern in patterns {
      let leadIn = Array(pattern.text.prefix(upToText: "{date}").lowercased().utf8)
      for start in starts(of: leadIn, in: folded, onlyFirst: pattern.isAtStart) {
        guard let date = WrittenDate(original[(start + leadIn.count)...]) else { continue }
        dates.append(ProseDate(meaning: pattern.meaning, day: date.day, text: date.text))
      }
    }
    return dates
  }

  private static func starts(of word: [UInt8], in text: [UInt8], onlyFirst: Bool) -> [Int] {
    if onlyFirst { return text.starts(with: word) ? [0] : [] }
    guard let first = word.first, text.count > word.count else { return [] }
    return text.indices.dropLast(word.count).filter { index in
      text[index] == first && text[index..<index + word.count].elementsEqual(word)
    }
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

extension String {
  /// What stands before a piece of text, or all of it where that does not occur.
  fileprivate func prefix(upToText marker: String) -> Substring {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(marker) { return self[..<index] }
      index = self.index(after: index)
    }
    return self[...]
  }
}
