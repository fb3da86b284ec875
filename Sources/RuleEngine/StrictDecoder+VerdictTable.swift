internal import SyntaxTree

extension StrictDecoder {
  /// The file `verdicts.yaml`.
  mutating func verdictTable() -> VerdictTable? {
    guard
      let fields = fields(
        tree.root, of: "the table of verdicts",
        required: ["verdicts", "order", "backdated", "arrived"]),
      let items = items(fields["verdicts"]!)
    else { return nil }
    var rows: [VerdictTable.Row] = []
    for item in items {
      guard let row = verdictRow(item) else { continue }
      if rows.contains(where: { $0.verdict == row.verdict }) {
        report("the verdict '\(row.verdict.rawValue)' has a row already", at: item)
      }
      rows.append(row)
    }
    for verdict in Verdict.allCases where !rows.contains(where: { $0.verdict == verdict }) {
      report("the verdict '\(verdict.rawValue)' has no row", at: fields["verdicts"]!)
    }
    let backdating = backdating(fields["backdated"]!)
    let arrived = self.fields(fields["arrived"]!, of: "'arrived'", required: ["under-notice"])
    let arrival = arrived.flatMap { word($0["under-notice"]!, "severity", as: Severity.self) }
    guard
      let order = self.fields(fields["order"]!, of: "the order", required: ["first", "worst"]),
      let first = verdictOrder(order["first"]!), let worst = verdictOrder(order["worst"]!),
      let backdating, let arrival, Set(rows.map(\.verdict)).count == Verdict.allCases.count
    else { return nil }
    return VerdictTable(
      rows: rows, first: first, worst: worst, backdating: backdating, arrivalUnderNotice: arrival)
  }

  private mutating func verdictRow(_ node: NodeID) -> VerdictTable.Row? {
    guard
      let fields = fields(
        node, of: "a verdict", required: ["verdict", "severity", "message", "advice"],
        optional: ["check"])
    else { return nil }
    let verdict = word(fields["verdict"]!, "verdict", as: Verdict.self)
    let severity = word(
      fields["severity"]!, "severity", among: ["rule"] + Severity.allCases.map(\.rawValue))
    let check = fields["check"].flatMap { word($0, "severity", as: Severity.self) }
    let message = template(fields["message"]!)
    let advice = template(fields["advice"]!)
    guard let verdict, let severity, let message, let advice else { return nil }
    return VerdictTable.Row(
      verdict: verdict, severity: Severity(rawValue: severity), severityInCheck: check,
      message: message, advice: advice)
  }

  /// A list that names every verdict once.
  private mutating func verdictOrder(_ node: NodeID) -> [Verdict]? {
    guard let order = words(node, "verdict", as: Verdict.self) else { return nil }
    guard order.count == Verdict.allCases.count, Set(order).count == order.count else {
      report("the order must name every verdict once", at: node)
      return nil
    }
    return order
  }

  private mutating func backdating(_ node: NodeID) -> VerdictTable.Backdating? {
    guard
      let fields = fields(
        node, of: "'backdated'",
        required: ["within-review", "beyond-review", "leaves-too-little", "review-days"]),
      let within = word(fields["within-review"]!, "severity", as: Severity.self),
      let beyond = word(fields["beyond-review"]!, "severity", as: Severity.self),
      let tooLittle = word(fields["leaves-too-little"]!, "severity", as: Severity.self),
      let days = count(fields["review-days"]!)
    else { return nil }
    var backdating = VerdictTable.Backdating()
    backdating.withinReview = within
    backdating.beyondReview = beyond
    backdating.leavesTooLittle = tooLittle
    backdating.reviewDays = days
    return backdating
  }
}
