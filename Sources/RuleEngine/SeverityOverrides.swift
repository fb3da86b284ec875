package import SourceText

/// Severities that a configuration gives to rules, everywhere or only for some files and elements.
package struct SeverityOverrides: Sendable {
  /// One line of the configuration.
  package struct Entry: Sendable {
    package var rule: String
    package var severity: Severity
    /// The files that it is about; nil is all of them.
    package var path: GlobPattern?
    /// The coordinates of the elements that it is about; nil is all of them.
    package var element: GlobPattern?
    /// Where the rule is named.
    package var place: SourceRange

    package init(
      rule: String, severity: Severity, path: GlobPattern?, element: GlobPattern?,
      place: SourceRange
    ) {
      self.rule = rule
      self.severity = severity
      self.path = path
      self.element = element
      self.place = place
    }
  }

  /// In the order of the file.
  package var entries: [Entry]

  package init(entries: [Entry] = []) { self.entries = entries }

  /// Whether any entry is about a rule.
  func mentions(_ rule: String) -> Bool { entries.contains { $0.rule == rule } }

  /// The severity that the last fitting entry gives; nil where none fits.
  /// - Parameters:
  ///   - path: The file that a finding is in, as the user would write it.
  ///   - coordinate: The element that a finding is about.
  package func severity(of rule: String, path: String, coordinate: String) -> Severity? {
    entries.last { entry in
      entry.rule == rule && entry.path?.matches(path) ?? true
        && entry.element?.matches(coordinate) ?? true
    }?.severity
  }

  /// The severity that a rule has where nothing is said of single files and elements.
  package func generalSeverity(of rule: Rule) -> Severity {
    entries.last { $0.rule == rule.id && $0.path == nil && $0.element == nil }?.severity
      ?? rule.severity
  }
}
