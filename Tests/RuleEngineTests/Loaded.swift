import BuiltInRules
import SourceText

@testable import RuleEngine

/// The built-in rules, read once.
let builtInBook: (book: RuleBook, diagnostics: [Diagnostic]) = load()

/// A book of some files, each its path and its text.
func load(own: [RuleBook.File] = []) -> (book: RuleBook, diagnostics: [Diagnostic]) {
  load(builtIn: builtInRuleFiles.map { ($0.path, $0.text) }, own: own)
}

/// A book of other rules than those of apilint.
func load(
  builtIn: [RuleBook.File], own: [RuleBook.File] = []
) -> (book: RuleBook, diagnostics: [Diagnostic]) {
  var diagnostics: [Diagnostic] = []
  let book = RuleBook.load(builtIn: builtIn, own: own, diagnostics: &diagnostics)
  return (book, diagnostics)
}

/// A rule file with a match and nothing else of interest.
func ruleFile(_ id: String, in category: String = "presence", _ match: String) -> RuleBook.File {
  (
    "\(category)/\(id).yaml",
    """
    id: \(id)
    summary: Something changed
    compatibility: breaking
    match: \(match)
    message: "{noun} {name} changed"
    """
  )
}

/// What a diagnostic says, with the text that it points to.
func told(_ diagnostic: Diagnostic, in files: [SourceFile]) -> String {
  let bytes = files[Int(diagnostic.range.file.raw)].bytes
  let text = bytes[Int(diagnostic.range.start)..<Int(diagnostic.range.end)]
  return "[\(String(decoding: text, as: UTF8.self))] \(diagnostic.message)"
    + (diagnostic.remedy.map { " — \($0)" } ?? "")
}
