package import SchemaModel
package import SourceText

/// All that one run has to say: what every report is made from.
package struct RunOutcome: Sendable {
  package var toolVersion: String
  package var now: CalendarDay
  /// Whether `now` was given by the user, rather than read from the clock.
  package var nowWasGiven: Bool
  /// What was judged: a change, or the state of one version.
  package var subject = Subject.change
  /// The inputs as the user wrote them.
  package var beforeInput: String
  package var afterInput: String
  /// What stands before the colon in the paths of either side's files, where git has these.
  package var beforeRevision: String?
  package var afterRevision: String?
  /// The rules by which was judged, for reports that tell of them.
  package var rules: [Rule] = []
  /// One an API: a file on both sides, or a pair of files at the same path of two folders.
  package var apis: [APIOutcome]
  /// How the run came about, and what it could not know.
  package var notes: [Note] = []

  package init(
    toolVersion: String, now: CalendarDay, nowWasGiven: Bool, beforeInput: String,
    afterInput: String, apis: [APIOutcome]
  ) {
    self.toolVersion = toolVersion
    self.now = now
    self.nowWasGiven = nowWasGiven
    self.beforeInput = beforeInput
    self.afterInput = afterInput
    self.apis = apis
  }

  /// Something that readers of the report need to know of the run itself.
  package struct Note: Sendable, Equatable {
    package var text: String
    package var remedy: String?
    /// What could not be known: under `strict` that is not good enough.
    package var isDoubt: Bool

    package init(_ text: String, remedy: String? = nil, isDoubt: Bool = false) {
      self.text = text
      self.remedy = remedy
      self.isDoubt = isDoubt
    }
  }

  package enum Subject: Sendable {
    case change
    case state
  }

  /// One API, compared.
  package struct APIOutcome: Sendable {
    /// The path below the inputs where these are folders, else empty.
    package var path: String
    package var before: Version?
    package var after: Version?
    /// Worst first, then in the order of the document.
    package var findings: [Finding]
    /// The least severity that reports show; what a run comes to is said of all findings.
    package var shownFrom = Severity.info

    package init(path: String, before: Version?, after: Version?, findings: [Finding]) {
      self.path = path
      self.before = before
      self.after = after
      self.findings = findings
    }
  }

  /// One side of a comparison.
  package struct Version: Sendable {
    package var format: FormatName?
    /// The version of the format, such as `3.1.0`.
    package var formatVersion: String
    /// The name and the version that the API states of itself.
    package var title: String
    package var apiVersion: String
    /// The files that ranges refer to by index.
    package var files: [SourceFile]
    package var diagnostics: [Diagnostic]

    package init(
      format: FormatName?, formatVersion: String, title: String, apiVersion: String,
      files: [SourceFile], diagnostics: [Diagnostic]
    ) {
      self.format = format
      self.formatVersion = formatVersion
      self.title = title
      self.apiVersion = apiVersion
      self.files = files
      self.diagnostics = diagnostics
    }
  }
}
