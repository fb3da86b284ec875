internal import RuleEngine
package import SchemaModel

/// A piece of an answer. How it looks is the format's affair.
package enum AnswerSpan: Sendable, Equatable {
  /// Words.
  case text(String)
  /// Something as it is written in code: a coordinate, an operation, a value.
  case code(String)
  /// What is meant to be the address of a page; whoever shows it decides whether it can be followed.
  case link(String)
}

/// One question of a reader, with the answer of an entry.
package struct EntryAnswer: Sendable, Equatable {
  package var question: String
  package var spans: [AnswerSpan]

  /// The answer as plain text.
  package var text: String {
    spans.map { span in
      switch span {
      case .text(let text), .code(let text), .link(let text): text
      }
    }.joined()
  }
}

extension ChangelogEntry {
  /// How many operations are named before the rest is counted: a shared type can reach hundreds.
  private static let namedOperations = 5

  /// What the entry has to say, question by question. Every format says it in these words.
  /// - Parameters:
  ///   - now: the day from which days are counted; nil leaves out how many are left, for texts that must not
  ///     change from day to day.
  ///   - saysWhomToAsk: for forms in which an entry stands by itself.
  package func answers(now: CalendarDay?, saysWhomToAsk: Bool = false) -> [EntryAnswer] {
    var answers: [EntryAnswer] = []
    func answer(_ question: String, _ spans: [AnswerSpan]?) {
      if let spans, !spans.isEmpty {
        answers.append(EntryAnswer(question: question, spans: spans))
      }
    }
    func answer(_ question: String, _ text: String?) {
      if let text, !text.isEmpty { answer(question, [.text(text)]) }
    }
    answer("Where", whereSpans)
    answer("When", when(now: now))
    if !titleSaysItAll { answer("What changes", message) }
    answer("Values", values)
    answer("Reaches", operationSpans)
    // What was said of a notice that was taken back, or that something came of, is no advice any more.
    if supersession == nil { answer("What to do", action) }
    if kind != .deprecationWithdrawn, supersession == nil {
      answer(
        "Use instead", replacement.map { [$0.contains("://") ? .link($0) : .code($0)] })
      answer("Why", reason)
      answer("Read more", guide.map { [.link($0)] })
    }
    answer("Notice", notice)
    answer(
      "Waiver",
      waiver.map(\.sentence))
    if saysWhomToAsk { answer("Questions", contact.joined(separator: ", ")) }
    return answers
  }

  private var whereSpans: [AnswerSpan] {
    let felt: String? =
      switch direction {
      case .request: ", in what you send"
      case .response: ", in what you receive"
      case .both: ", in what you send and receive"
      case .none: nil
      }
    return [.code(coordinate)] + (felt.map { [.text($0)] } ?? [])
  }

  /// When it comes, or came, in words.
  package func when(now: CalendarDay?) -> String? {
    switch kind {
    case .deprecated, .sunsetPostponed, .plannedChange:
      if let supersession { return superseded(supersession) }
      guard let sunset else { return "no date has been announced" }
      let distance = now.map { "; \(sunset.distance(from: $0))" } ?? ""
      let day = "\(sunset.dayText) (\(sunset), UTC\(distance))"
      if let now, sunset <= now {
        return kind == .plannedChange ? "may have changed on \(day)" : "may be gone since \(day)"
      }
      return kind == .plannedChange ? "changes on \(day)" : "removed on \(day)"
    case .removed, .changed, .added, .deprecationWithdrawn:
      return "since \(effective.dayText) (\(effective), UTC)"
    }
  }

  /// What was said then, and what became of it.
  private func superseded(_ later: Supersession) -> String {
    let said = sunset.map { "announced for \($0.dayText) (\($0)), " } ?? ""
    let day = "\(later.entry == nil ? "since" : "on") \(later.day.dayText) (\(later.day), UTC)"
    switch later.kind {
    case .removed: return "\(said)removed \(day)"
    case .changed where later.entry == nil: return "\(said)no longer under notice \(day)"
    case .changed where plan == nil: return "\(said)the day was taken back \(day)"
    case .changed: return "\(said)changed \(day)"
    case .deprecationWithdrawn: return "\(said)taken back \(day)"
    case .deprecated, .sunsetPostponed, .plannedChange, .added:
      return "\(said)announced anew \(day)"
    }
  }

  private var values: [AnswerSpan]? {
    // The whole of a value that came or went is shown by its name.
    switch (beforeValue, afterValue) {
    case (nil, nil): nil
    case (let before?, nil): [.code(before), .text(" before")]
    case (nil, let after?): [.code(after), .text(" now")]
    case (let before?, let after?):
      [.code(before), .text(" before, "), .code(after), .text(" now")]
    }
  }

  private var operationSpans: [AnswerSpan] {
    var spans: [AnswerSpan] = []
    for (index, operation) in operations.prefix(Self.namedOperations).enumerated() {
      if index > 0 { spans.append(.text(", ")) }
      spans.append(.code(operation))
    }
    let rest = operations.count - Self.namedOperations
    if rest > 0 { spans.append(.text(", +\(rest) more")) }
    return spans
  }

  private var notice: String? {
    guard let requiredDays else { return nil }
    if requiredDays == 0 { return "none is promised at its stability level" }
    var parts: [String] = []
    if let announced { parts.append("announced on \(announced.dayText) (\(announced))") }
    if announced == nil, verdict == .undecided || verdict == .unproven {
      return "whether it was announced cannot be seen (\(requiredDays) days are promised)"
    }
    if let noticeDays {
      parts.append("\(noticeDays) days ahead (\(requiredDays) are promised)")
    } else if announced == nil {
      parts.append(
        isAnnouncement
          ? "\(requiredDays) days are promised" : "none (\(requiredDays) days are promised)")
    }
    if let verdict { parts.append(verdict.phrase) }
    return parts.joined(separator: ", ")
  }

  /// Whether the message would only repeat the title.
  private var titleSaysItAll: Bool {
    switch kind {
    case .added, .removed, .deprecated: true
    case .sunsetPostponed, .deprecationWithdrawn, .plannedChange, .changed: false
    }
  }
}

extension Verdict {
  /// The verdict as readers who know nothing of the policy understand it.
  fileprivate var phrase: String {
    switch self {
    case .unannounced: "which breaks the promise"
    case .tooEarly: "it came before the announced day"
    case .tooShort: "it came too soon after its announcement"
    case .undecided, .unproven: "it is not known when it was announced"
    case .claimed: "by its own claim"
    case .honoured: "so the promise was kept"
    case .exempt: "though not at its stability level"
    case .reverted: "it restores an earlier form"
    case .waived: "a waiver excuses it"
    }
  }
}
