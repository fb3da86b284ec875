/// The text of one file of the `rules/` folder, as it stood when the executable was built.
package struct RuleFileText: Sendable {
  /// The path below `rules/`, such as `presence/property-removed.yaml`.
  package let path: String
  package let text: String
}
