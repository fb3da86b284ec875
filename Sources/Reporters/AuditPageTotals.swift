internal import RuleEngine

/// The numbers of the page: a few large ones, and how many there are of each verdict.
struct AuditPageTotals {
  private let outcome: AuditOutcome
  private let totals: AuditTotals

  init(_ outcome: AuditOutcome, _ totals: AuditTotals) {
    self.outcome = outcome
    self.totals = totals
  }

  func write(to markup: inout MarkupWriter) {
    guard totals.records > 0 else { return }
    markup.block("section", ["aria-labelledby": "totals"]) { markup in
      markup.breakLine()
      markup.block("h2", ["id": "totals"], text: "Totals")
      markup.block("dl", ["class": "numbers"]) { markup in
        markup.breakLine()
        for (term, value) in numbers { number(term, value, to: &markup) }
      }
      markup.block("table", ["class": "verdicts"]) { writeVerdicts(to: &$0) }
    }
  }

  private var numbers: [(String, String)] {
    var numbers = [
      (totals.removals == 1 ? "removal" : "removals", String(totals.removals)),
      (totals.changes == 1 ? "breaking change" : "breaking changes", String(totals.changes)),
    ]
    if let percent = totals.keptPercent {
      numbers.append(("kept, of \(totals.decided) that can be decided", "\(percent) %"))
    }
    if let notice = totals.notice {
      numbers += [
        ("days, the shortest notice", String(notice.shortest)),
        ("days, the median notice", String(notice.median)),
        ("days, the longest notice", String(notice.longest)),
      ]
    }
    return numbers
  }

  /// The value stands before its name for the eye (by the style sheet), not in the source.
  private func number(_ term: String, _ value: String, to markup: inout MarkupWriter) {
    markup.block("div") { markup in
      markup.element("dt", text: term)
      markup.element("dd", text: value)
    }
  }

  private func writeVerdicts(to markup: inout MarkupWriter) {
    markup.breakLine()
    markup.block("caption", text: "By verdict")
    markup.block("thead") { markup in
      markup.element("tr") { markup in
        for heading in ["verdict", "number", "what it means"] {
          markup.element("th", ["scope": "col"], text: heading)
        }
      }
    }
    markup.block("tbody") { markup in
      markup.breakLine()
      for verdict in PromiseFate.allCases.flatMap(\.verdicts) where totals[verdict] > 0 {
        markup.block("tr") { markup in
          markup.element("th", ["scope": "row"]) { markup in
            let name = "pill \(PromiseFate(verdict).rawValue)"
            markup.element("span", ["class": name], text: verdict.rawValue)
          }
          markup.element("td", text: String(totals[verdict]))
          markup.element("td", text: Self.meaning(of: verdict))
        }
      }
    }
  }

  private static func meaning(of verdict: Verdict) -> String {
    switch verdict {
    case .unannounced: "nothing announced it"
    case .tooEarly: "it came before the day that was promised"
    case .tooShort: "it was announced, but too late"
    case .unproven: "it is not known when it was announced"
    case .undecided: "what would settle it lies in versions that cannot be seen"
    case .claimed: "its own annotation says that it was announced in time; nothing proves it"
    case .honoured: "it was announced in time, and came no earlier than promised"
    case .exempt: "its stability level promises no notice"
    case .reverted: "it restored what was there a few days before"
    case .waived: "a waiver excused it"
    }
  }
}
