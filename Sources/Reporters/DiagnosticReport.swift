package import SourceText
internal import RuleEngine

/// What is wrong with files that belong to no version: the configuration and rules of one's own.
package enum DiagnosticReport {
  /// The problems for people at a terminal, in UTF-8.
  /// - Parameters:
  ///   - files: The files that the problems refer to.
  ///   - topic: What could not be read, in a word: `configuration`.
  package static func render(
    _ diagnostics: [Diagnostic], files: [SourceFile], topic: String, _ options: ReportOptions
  ) -> [UInt8] {
    var page = TextPage(options)
    var places = PlaceTable(files: files)
    for diagnostic in diagnostics {
      TextDiagnostic(diagnostic, nil, topic: topic).write(on: &page, &places)
    }
    return Array(page.text.utf8)
  }
}
