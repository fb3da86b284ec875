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
    let there = try Judged(before, after, path: path).comparison.changes.compactMap(signature)
    let back = try Judged(after, before, path: path).comparison.changes.map(swapped)
      .compactMap(signature)
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

  /// A change without its places; nil for annotations, of which a deprecation swallows the others
  /// on one side only.
  private func signature(_ change: Change) -> String? {
    switch change.aspect {
    case .deprecation, .announcement, .sunset, .replacement, .reason, .guide, .plan: nil
    default:
      "\(change.aspect) \(change.relation) \(change.kind) \(change.direction) "
        + "\(change.attribute?.rawValue ?? "")"
    }
  }

  private func swapped(_ change: Change) -> Change {
    var change = change
    change.relation =
      switch change.relation {
      case .added: .removed
      case .removed: .added
      case .narrowed: .widened
      case .widened: .narrowed
      case .raised: .lowered
      case .lowered: .raised
      case .earlier: .later
      case .later: .earlier
      case let other: other
      }
    return change
  }
}

extension RuleExample {
  /// A name of the file that tells its format.
  fileprivate var path: String { place == .graphql ? "api.graphql" : "api.yaml" }
}
