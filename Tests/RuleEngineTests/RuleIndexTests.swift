import Reporters
import RuleEngine
import TestSupport
import Testing

/// The index of rules that people read in the repository.
@Suite struct RuleIndexTests {
  /// What no pair of small documents shows: whole files, settings, other days, and what is left over.
  private static let unshown: Set<String> = [
    "api-added", "api-removed", "attribute-changed", "plan-overdue", "policy-loosened",
    "waiver-expired", "waiver-spent", "waiver-too-long", "waiver-unused",
  ]

  @Test func isFresh() throws {
    let written = try PackageFolder.bytes(of: "rules/README.md")
    #expect(
      RuleIndex.markdown(builtInBook.book) == written,
      "write it anew: apilint rules --format markdown > rules/README.md")
  }

  @Test func everyRuleHasWhatReadersAskFor() {
    for rule in builtInBook.book.rules {
      #expect(!rule.consumers.isEmpty, "\(rule.id) tells consumers nothing")
      #expect(
        !rule.explanation.isEmpty && !rule.advice.isEmpty, "\(rule.id) says not why, or what to do")
      #expect(rule.examples.isEmpty == Self.unshown.contains(rule.id), "\(rule.id): its example")
      // Code scanning links to it.
      #expect(rule.references.contains { $0.hasPrefix("https://") }, "\(rule.id) has no reference")
    }
  }
}
