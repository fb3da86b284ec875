package import SchemaModel

extension Finding {
  /// Excuses a finding: it is shown, and consumers are told at once.
  package mutating func excuse(by waiver: Waiver, _ verdicts: VerdictTable, now: CalendarDay) {
    let row = verdicts[.waived]
    var values = waiver.values
    values[.required] = notice.map { String($0.required) } ?? "promised"
    values[.now] = now.description
    verdict = .waived
    self.waiver = waiver
    severity = verdicts.severity(of: .waived, rule: severity, hasHistory: true)
    why = row.message.text { values[$0] ?? "" }
    advice = row.advice.text { values[$0] ?? "" }
  }
}

extension Waiver {
  /// What sentences say of it.
  var values: [MessageTemplate.Placeholder: String] {
    [
      .reason: reason, .owner: owner, .approver: approvedBy, .expires: expires.description,
    ]
  }
}
