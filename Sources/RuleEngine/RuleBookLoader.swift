package import SchemaModel
package import SourceText

extension RuleBook {
  /// One file of a rules folder.
  package typealias File = (path: String, text: String)

  /// How much of the built-in rules is needed.
  package enum Extent: Sendable {
    case complete
    /// What a comparison asks for. That built-in rules do not overlap is not checked again.
    case judging
  }

  /// Reads rules and tables.
  /// - Parameters:
  ///   - builtIn: The files of apilint itself.
  ///   - own: The files of a team's own folders. Their rules beat the built-in ones, their spellings
  ///     of annotations come before the built-in ones.
  ///   - spellings: Spellings that the configuration adds in front of all.
  ///   - diagnostics: Gets what is wrong; ranges refer to ``files``.
  /// - Returns: The book without what could not be read.
  package static func load(
    builtIn: [File], own: [File] = [], spellings: [AnnotationTable.Spelling] = [],
    extent: Extent = .complete, diagnostics: inout [Diagnostic]
  ) -> RuleBook {
    var loading = Loading()
    for file in builtIn { loading.read(file, isOwn: false) }
    for file in own { loading.read(file, isOwn: true) }
    if extent == .complete || !own.isEmpty { loading.findOverlaps() }
    diagnostics += loading.diagnostics
    var annotations = loading.annotations
    annotations.spellings = AnnotationTable.merge(spellings, before: annotations.spellings)
    return RuleBook(
      rules: loading.rules, verdicts: loading.verdicts, annotations: annotations,
      files: loading.files)
  }
}

extension AnnotationTable {
  /// Spellings of which those in front win where a key occurs in both.
  static func merge(_ own: [Spelling], before others: [Spelling]) -> [Spelling] {
    let keys = Set(own.map(\.key))
    return own + others.filter { !keys.contains($0.key) }
  }
}

/// The reading of rule files, one after the other.
private struct Loading {
  var rules: [Rule] = []
  var verdicts: VerdictTable?
  var annotations = AnnotationTable(spellings: [], prose: [])
  var files: [SourceFile] = []
  var diagnostics: [Diagnostic] = []
  private var placeByID: [String: SourceRange] = [:]

  mutating func read(_ file: RuleBook.File, isOwn: Bool) {
    let source = SourceFile(path: file.path, bytes: Array(file.text.utf8))
    let index = FileIndex(files.count)
    files.append(source)
    let components = file.path.split(separator: "/").map(String.init)
    switch components.last {
    case "verdicts.yaml" where !isOwn:
      verdicts = StrictDecoder.decode(source, file: index, diagnostics: &diagnostics) {
        $0.verdictTable()
      }
    case "verdicts.yaml":
      diagnostics.append(
        Diagnostic(
          .error, "the table of verdicts cannot be replaced",
          remedy: "set severities in the configuration",
          at: SourceRange(file: index, start: 0, end: 0)))
    case "annotations.yaml":
      let table = StrictDecoder.decode(source, file: index, diagnostics: &diagnostics) {
        $0.annotationTable()
      }
      guard let table else { return }
      annotations.spellings = AnnotationTable.merge(
        table.spellings, before: annotations.spellings)
      annotations.prose = table.prose + annotations.prose
      annotations.sideFiles = table.sideFiles + annotations.sideFiles
    default:
      let name = components.last.map { $0.hasSuffix(".yaml") ? String($0.dropLast(5)) : $0 } ?? ""
      let category = components.count > 1 ? components[components.count - 2] : "own"
      let rule = StrictDecoder.decode(source, file: index, diagnostics: &diagnostics) {
        $0.rule(named: name, category: category, isOwn: isOwn)
      }
      if let rule { add(rule) }
    }
  }

  private mutating func add(_ rule: Rule) {
    if let place = placeByID[rule.id] {
      diagnostics.append(
        Diagnostic(
          .error, "there is a rule '\(rule.id)' already", remedy: "choose another id",
          at: rule.place, related: [Diagnostic.Related("the first one", at: place)]))
      return
    }
    placeByID[rule.id] = rule.place
    rules.append(rule)
  }

  /// Of any two rules of one origin that may speak of the same, one must be narrower.
  mutating func findOverlaps() {
    for (index, rule) in rules.enumerated() {
      for other in rules[..<index] where other.isOwn == rule.isOwn {
        guard rule.match.touches(other.match),
          rule.match == other.match
            || !(rule.match.isSubset(of: other.match) || other.match.isSubset(of: rule.match)),
          let witness = LegalMatches.witness(rule.match, other.match)
        else { continue }
        diagnostics.append(
          Diagnostic(
            .error,
            "the rules '\(other.id)' and '\(rule.id)' both speak of (\(witness)),"
              + " and neither is narrower",
            remedy: "restrict one of them until it lies within the other or apart from it",
            at: rule.place, related: [Diagnostic.Related("the other match", at: other.place)]))
      }
    }
  }
}
