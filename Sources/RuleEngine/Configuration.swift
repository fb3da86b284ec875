package import SchemaModel
package import SourceText

/// What a team decides for itself (`.apilint.yaml`).
package struct Configuration: Sendable {
  /// From which severity on findings fail a run.
  package enum FailureThreshold: String, CaseIterable, Sendable {
    case error
    case warning
    case info
    case never

    /// Whether a finding fails the run.
    package func isReached(by severity: Severity) -> Bool {
      Severity(rawValue: rawValue).map { severity >= $0 } ?? false
    }
  }

  /// The name of the file.
  package static let fileName = ".apilint.yaml"

  /// Folders with rules of their own, relative to the folder of the configuration.
  package var ruleFolders: [String] = []
  package var severities = SeverityOverrides()
  package var notice = NoticePolicy()
  /// Nil where the file does not say.
  package var failOn: FailureThreshold?
  /// The APIs by name; empty where they are found by their content.
  package var apis: [ConfiguredAPI] = []
  /// The revision that `check` compares with; nil where it is found.
  package var base: String?
  /// Where published versions are; nil where that is the remote's default branch.
  package var release: ReleaseSource?
  /// What could not be known for certain fails a check.
  package var isStrict = false
  /// `check` judges as of today, whatever it is told.
  package var isClockFixed = false
  package var waivers: [Waiver] = []
  /// Where each of the keys that it has stands.
  package var places: [String: SourceRange] = [:]
  /// Spellings of annotations, which come before the built-in ones.
  package var spellings: [AnnotationTable.Spelling] = []

  /// The configuration of those who have none.
  package init() {}

  /// Reads a configuration strictly; nil where it has an error. One in which everything is commented
  /// out decides nothing.
  package static func read(
    _ source: SourceFile, file: FileIndex, diagnostics: inout [Diagnostic]
  ) -> Configuration? {
    let lines = source.bytes.split(separator: UInt8(ascii: "\n"))
    let isEmpty = lines.allSatisfy { line in
      let first = line.first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\r") }
      return first == nil || first == UInt8(ascii: "#")
    }
    if isEmpty { return Configuration() }
    return StrictDecoder.decode(source, file: file, diagnostics: &diagnostics) {
      $0.configuration()
    }
  }

  /// What cannot be checked before the rules are known: severities for rules that do not exist.
  package func problems(with book: RuleBook) -> [Diagnostic] {
    severities.entries.compactMap { entry in
      guard book.rule(id: entry.rule) == nil else { return nil }
      return Diagnostic(
        .error, "there is no rule '\(entry.rule)'",
        remedy: book.nearestID(to: entry.rule).map { "did you mean '\($0)'?" }
          ?? "`apilint rules` lists them all",
        at: entry.place)
    }
  }

  /// The configuration file that is nearest to a folder, upward from it.
  /// - Parameters:
  ///   - folder: The folder to begin in; an absolute path is followed up to the root.
  ///   - read: The bytes of the file at a path, nil where there is none.
  package static func find(
    upwardFrom folder: String, read: (String) -> [UInt8]?
  ) -> SourceFile? {
    let isAbsolute = folder.hasPrefix("/")
    var components = folder.split(separator: "/").filter { $0 != "." }
    while true {
      let path =
        (isAbsolute ? "/" : "") + (components + [Substring(fileName)]).joined(separator: "/")
      if let bytes = read(path) { return SourceFile(path: path, bytes: bytes) }
      guard components.popLast() != nil else { return nil }
    }
  }
}
