import BuiltInRules
import SchemaDiff
import SchemaModel
import SourceText
import Testing

@testable import RuleEngine

@Suite("The built-in rules")
struct BuiltInRulesTests {
  let book = builtInBook.book
  let keys = [.openapi, .graphql].flatMap { LegalMatches.keys(in: $0, on: .stable) }

  @Test func areReadWithoutProblems() {
    #expect(builtInBook.diagnostics.map { told($0, in: book.files) } == [])
  }

  @Test func judgeTheSameWithoutTheirDetails() {
    var diagnostics: [Diagnostic] = []
    let short = RuleBook.load(
      builtIn: builtInRuleFiles.map { ($0.path, $0.judgingText) }, extent: .judging,
      diagnostics: &diagnostics)
    #expect(diagnostics == [])
    #expect(short.rules.map(\.id) == book.rules.map(\.id))
    for (short, rule) in zip(short.rules, book.rules) {
      #expect(short.match == rule.match)
      #expect(short.severity == rule.severity && short.compatibility == rule.compatibility)
      #expect(short.bump == rule.bump && short.summary == rule.summary)
      #expect(short.message == rule.message && short.advice == rule.advice)
      #expect(short.consumers == rule.consumers)
      #expect(short.explanation.isEmpty && short.references.isEmpty && short.examples.isEmpty)
    }
  }

  @Test func sayEverythingThatIsToBeSaid() {
    for rule in book.rules {
      #expect(!rule.advice.isEmpty && !rule.consumers.isEmpty, "\(rule.id)")
      #expect(!rule.explanation.isEmpty && !rule.references.isEmpty, "\(rule.id)")
    }
  }

  @Test func oneRuleSpeaksOfEverythingThatCanOccur() {
    var silent: [String] = []
    for key in keys {
      if book.rule(for: key) == nil { silent.append(key.description) }
    }
    #expect(silent == [])
  }

  @Test func everyRuleSpeaksOfSomething() {
    var winners: Set<String> = []
    for key in keys {
      if let rule = book.rule(for: key) { winners.insert(rule.id) }
    }
    #expect(book.rules.map(\.id).filter { !winners.contains($0) } == [])
  }

  /// Of all rules that match something, one lies within every other.
  @Test func theOneThatSpeaksIsNarrowerThanAllOthers() {
    for key in keys {
      let matching = book.rules.filter { $0.match.matches(key) }
      guard let winner = book.rule(for: key) else { continue }
      let wider = matching.filter { !winner.match.isSubset(of: $0.match) }
      #expect(wider.map(\.id) == [], "\(winner.id) at \(key)")
    }
  }

  @Test func haveTablesOfVerdictsAndAnnotations() throws {
    let verdicts = try #require(book.verdicts)
    #expect(verdicts.severity(of: .unannounced, rule: .warning, hasHistory: true) == .warning)
    #expect(verdicts.severity(of: .unproven, rule: .error, hasHistory: false) == .warning)
    #expect(verdicts.severity(of: .unproven, rule: .warning, hasHistory: true) == .error)
    #expect(verdicts.worst(of: [.honoured, .tooShort, .exempt]) == .tooShort)
    #expect(verdicts.first.first == .waived)
    #expect(verdicts.backdating.reviewDays == 14)
    let sunset = try #require(book.annotations.spellings.first { $0.key == "x-sunset" })
    #expect(sunset.isCanonical)
    #expect(sunset.meaning == .sunset)
    #expect(book.annotations.spellings.contains { $0.key == "x-removed-at" })
    let leading = try #require(book.annotations.prose.first { $0.isAtStart })
    #expect(leading.meaning == .announced)
  }

  @Test func examplesAreWholeDocuments() {
    for rule in book.rules {
      for example in rule.examples where example.place != .graphql {
        for text in [ExampleDocument.before(example), ExampleDocument.after(example)] {
          let problems = problems(inYAML: text)
          #expect(problems == [], "\(rule.id):\n\(text)")
        }
      }
    }
  }

  @Test func examplesExpectKnownRules() {
    for rule in book.rules {
      for example in rule.examples {
        for id in example.expected where book.rule(id: id) == nil {
          Issue.record("\(rule.id) expects \(id)")
        }
      }
    }
  }
}
