internal import RuleEngine
internal import SchemaModel
internal import SourceText

/// One finding at the terminal: what happened, to what, where, why it matters, what to do.
struct TextFinding {
  /// How many operations are named before the rest is counted.
  private static let namedOperations = 4

  private let finding: Finding

  init(_ finding: Finding) { self.finding = finding }

  /// The finding at length.
  func write(on page: inout TextPage, _ places: inout PlaceTables) {
    page.separate()
    page.statement(mark, role, finding.message, isStrong: true)
    page.place(finding.before, .before, &places.before, role)
    page.place(finding.after, .after, &places.after, role)
    page.place(finding.related, .other, &places.after, role)
    page.labelled("why", finding.why)
    page.labelled("do", finding.datedAdvice)
    page.labelled("notice", notice(&places))
    page.labelled("reaches", finding.operations.firstFew(Self.namedOperations))
  }

  /// The finding on one line, with its place last.
  func writeLine(on page: inout TextPage, _ places: inout PlaceTables) {
    var message = finding.message
    if let verdict = finding.verdict { message += " (\(verdict.rawValue))" }
    page.statement(mark, role, message, tail: location(&places))
  }

  /// The finding on one line with its place first, as compilers do and editors read.
  func writePlainLine(
    on page: inout TextPage, _ places: inout PlaceTables
  ) {
    let place = location(&places)
    let message = VisibleText.line(finding.message)
    page.line("\(place.isEmpty ? "" : "\(place): ")\(mark) \(message)")
  }

  private var mark: String {
    "\(finding.severity.rawValue)[\(VisibleText.line(finding.rule, limit: 120))]:"
  }

  private var role: TerminalStyle.Role {
    switch finding.severity {
    case .error: .error
    case .warning: .warning
    case .info, .off: .info
    }
  }

  private func notice(_ places: inout PlaceTables) -> [String] {
    guard let notice = finding.notice else { return [] }
    var parts: [String] = []
    if let place = places.before.place(of: notice.place) { parts.append(TextPage.location(place)) }
    if let announced = notice.announced {
      let evidence = notice.evidence.map { $0 == "claim" ? " by its own claim" : ", by \($0)" }
      parts.append("announced \(announced)\(evidence ?? "")")
    }
    if let sunset = notice.sunset { parts.append("sunset \(sunset)") }
    if let days = notice.days { parts.append("\(days) of \(notice.required) days") }
    return parts
  }

  private func location(_ places: inout PlaceTables) -> String {
    let place = places.after.place(of: finding.after) ?? places.before.place(of: finding.before)
    return place.map(TextPage.location) ?? ""
  }
}
