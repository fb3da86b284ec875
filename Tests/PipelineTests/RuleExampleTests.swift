import RuleEngine
import SchemaDiff
import SchemaModel
import Testing

/// The examples in the rule files are their documentation and their tests.
@Suite struct RuleExampleTests {
  static let examples = Judged.book.rules.flatMap { rule in
    rule.examples.enumerated().map {
      Named(name: "\(rule.id) \($0.offset + 1)", example: $0.element)
    }
  }

  struct Named: CustomTestStringConvertible, Sendable {
    var name: String
    var example: RuleExample
    var testDescription: String { name }
  }

  @Test(arguments: examples)
  func findsWhatItSays(_ named: Named) throws {
    let judged = try judge(named.example)
    #expect(judged.rules == named.example.expected.sorted())
  }

  @Test(arguments: examples)
  func isSilentAgainstItself(_ named: Named) throws {
    for text in [ExampleDocument.before(named.example), ExampleDocument.after(named.example)] {
      let judged = try Judged(text, text, path: named.example.path)
      #expect(judged.comparison.changes.isEmpty)
      #expect(judged.findings.isEmpty)
    }
  }

  @Test(arguments: examples)
  func swapsWithItsSides(_ named: Named) throws {
    let before = ExampleDocument.before(named.example)
    let after = ExampleDocument.after(named.example)
    let path = named.example.path
    let there = try Judged(before, after, path: path).comparison.changes.compactMap(
      ChangeSignature.text)
    let back = try Judged(after, before, path: path).comparison.changes.map(ChangeSignature.swapped)
      .compactMap(ChangeSignature.text)
    #expect(there.sorted() == back.sorted())
  }

  @Test(arguments: examples)
  func everyFindingHasAPlaceAndEveryChangeARule(_ named: Named) throws {
    let judged = try judge(named.example)
    for finding in judged.findings {
      #expect(finding.before != nil || finding.after != nil)
      #expect(!finding.message.isEmpty && !finding.consumers.isEmpty)
    }
    for change in judged.comparison.changes {
      let key = MatchKey(change, format: judged.comparison.before.format, stability: .stable)
      #expect(Judged.book.rule(for: key) != nil, "\(key.description)")
    }
  }

  private func judge(_ example: RuleExample) throws -> Judged {
    try Judged(
      ExampleDocument.before(example), ExampleDocument.after(example),
      now: example.now.description, path: example.path)
  }
}

extension RuleExample {
  /// A name of the file that tells its format.
  fileprivate var path: String { place == .graphql ? "api.graphql" : "api.yaml" }
}
