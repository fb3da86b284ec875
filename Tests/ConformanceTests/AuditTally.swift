import History

/// How apilint's audit of one series and the record of what was removed go together.
struct AuditTally {
  /// What is compared: each with its own numbers.
  enum Part: String, CaseIterable {
    case removals = "recorded removals"
    case cascaded = "recorded as gone with an ancestor"
    case own = "told and not recorded"
    case facts = "deprecated since, days of notice, announced day"
    case verdicts = "sunset and days by which an announced removal is judged"
  }

  /// Something on which the two differ for no reason that code knows.
  struct Difference {
    var version: String
    var element: String
    var what: String
  }

  private(set) var agreeing: [Part: Int] = [:]
  private(set) var explained: [Part: [Explanation: Int]] = [:]
  private(set) var differences: [Part: [Difference]] = [:]

  mutating func agree(_ part: Part) { agreeing[part, default: 0] += 1 }

  mutating func explain(_ part: Part, _ why: Explanation) {
    explained[part, default: [:]][why, default: 0] += 1
  }

  mutating func differ(_ part: Part, _ difference: Difference) {
    differences[part, default: []].append(difference)
  }

  /// A line for each part.
  func summary(of series: String) -> String {
    Part.allCases.map { part in
      let reasons = (explained[part] ?? [:]).sorted { $0.value > $1.value }
      let other = differences[part]?.count ?? 0
      let total = (agreeing[part] ?? 0) + reasons.reduce(0) { $0 + $1.value } + other
      let list = reasons.map { "\($0.key.rawValue) \($0.value)" }.joined(separator: ", ")
      return "\(series), \(part.rawValue): \(total), of which \(agreeing[part] ?? 0) agree"
        + (list.isEmpty ? "" : "; \(list)") + (other == 0 ? "" : "; one by one \(other)")
    }.joined(separator: "\n")
  }
}

extension AuditTally {
  /// Compares what apilint tells of one step with what is recorded of it.
  mutating func compare(_ step: inout VersionStep, with rows: [RecordedRemoval]) {
    let version = step.edge.after.name
    for row in rows {
      let part = row.isCascaded ? Part.cascaded : .removals
      let verdict = step.verdict(on: row)
      take(verdict, part, version, row.element)
      switch verdict {
      case .agrees(let change), .explained(_, let change?):
        guard row.announcedRemoval != nil else { break }
        if let doubt = step.doubt(on: row, toldBy: change) {
          take(doubt, .verdicts, version, row.element)
        } else {
          agree(.verdicts)
        }
      default: break
      }
      compareFacts(of: row, &step)
    }
    for own in step.removals(besides: rows) { take(own.verdict, .own, version, own.text) }
  }

  private mutating func compareFacts(of row: RecordedRemoval, _ step: inout VersionStep) {
    let (facts, why) = step.facts(of: row)
    if facts != row.facts {
      let what = "recorded: \(row.facts.description); apilint: \(facts.description)"
      let difference = Difference(
        version: step.edge.after.name, element: row.element, what: what)
      differ(.facts, difference)
    } else if let why {
      explain(.facts, why)
    } else if !facts.isEmpty {
      agree(.facts)
    }
  }

  private mutating func take(
    _ verdict: RemovalVerdict, _ part: Part, _ version: String, _ element: String
  ) {
    switch verdict {
    case .agrees: agree(part)
    case .explained(let why, _): explain(part, why)
    case .unexplained(let what):
      differ(part, Difference(version: version, element: element, what: what))
    }
  }
}
