/// How a format writes what is to be announced: for advice.
package struct CanonicalSpellings: Sendable {
  package var sunset: String
  package var replacement: String
  package var reason: String
  package var enumValue: String

  package init(sunset: String, replacement: String, reason: String, enumValue: String) {
    self.sunset = sunset
    self.replacement = replacement
    self.reason = reason
    self.enumValue = enumValue
  }

  /// The keys of OpenAPI and JSON Schema.
  package static let extensions = CanonicalSpellings(
    sunset: "x-sunset", replacement: "x-replacement", reason: "x-deprecated-reason",
    enumValue: "x-enum-deprecations")
}
