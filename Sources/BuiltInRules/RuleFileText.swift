/// The text of one file of the `rules/` folder, as it stood when the executable was built.
package struct RuleFileText: Sendable {
  /// The path below `rules/`, such as `presence/property-removed.yaml`.
  package let path: String
  package let text: String
  /// What judging needs of it, as JSON: without explanation, references and examples.
  package let judgingText: String
}
