internal import RuleEngine
internal import SourceText

/// Something that could not be read, at the terminal, in the style of findings.
struct TextDiagnostic {
  private let diagnostic: Diagnostic
  private let side: TextPage.Side

  init(_ diagnostic: Diagnostic, _ side: TextPage.Side) {
    self.diagnostic = diagnostic
    self.side = side
  }

  /// The diagnostic at length.
  func write(on page: inout TextPage, _ places: inout PlaceTable) {
    page.separate()
    page.statement(mark, role, diagnostic.message, isStrong: true)
    page.place(diagnostic.range, side, &places, role)
    for related in diagnostic.related {
      page.labelled("see", related.message)
      page.place(related.range, nil, &places, .info)
    }
    page.labelled("do", diagnostic.remedy ?? "")
  }

  /// The diagnostic on one line with its place first.
  func writeLine(on page: inout TextPage, _ places: inout PlaceTable) {
    let place = places.place(of: diagnostic.range).map { "\(TextPage.location($0)): " } ?? ""
    page.line("\(place)\(mark) \(VisibleText.line(diagnostic.message))")
  }

  private var mark: String { "\(diagnostic.severity.word)[input]:" }

  private var role: TerminalStyle.Role {
    switch diagnostic.severity {
    case .error: .error
    case .warning: .warning
    case .note: .info
    }
  }
}
