/// A problem in an input, with its place. A verdict on the API is a finding, not a diagnostic.
package struct Diagnostic: Sendable, Equatable {
  package enum Severity: UInt8, Sendable, Comparable {
    /// Worth knowing; nothing was misread.
    case note
    /// Read, but probably not as the author meant it.
    case warning
    /// Something could not be read: the run does not exit with 0.
    case error

    package static func < (left: Severity, right: Severity) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  /// A second place that belongs to the problem, such as the first of two equal keys.
  package struct Related: Sendable, Equatable {
    package var message: String
    package var range: SourceRange

    package init(_ message: String, at range: SourceRange) {
      self.message = message
      self.range = range
    }
  }

  package var severity: Severity
  /// What happened, to what; one sentence without a full stop.
  package var message: String
  /// What to do about it, where that is known; one sentence without a full stop.
  package var remedy: String?
  package var range: SourceRange
  package var related: [Related]

  package init(
    _ severity: Severity, _ message: String, remedy: String? = nil, at range: SourceRange,
    related: [Related] = []
  ) {
    self.severity = severity
    self.message = message
    self.remedy = remedy
    self.range = range
    self.related = related
  }
}
