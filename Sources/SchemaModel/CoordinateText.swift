/// Coordinates as people write them, brought to one spelling so that they can be compared.
package enum CoordinateText {
  /// Without the names of path parameters, without the step `request` (a body says it all), and with one
  /// blank around each dot between steps.
  package static func normalized(_ text: String) -> String {
    let steps = text.split(separator: "·").map { step in
      step.split(separator: " ").joined(separator: " ")
    }
    return Schema.blanked(steps.filter { $0 != "request" }.joined(separator: " · "))
  }

  /// Whether what one coordinate names contains what another one names.
  package static func contains(_ outer: String, _ inner: String) -> Bool {
    guard !outer.isEmpty, inner.hasPrefix(outer) else { return false }
    let rest = inner.dropFirst(outer.count)
    return [".", "[", "(", " · ", " | ", " = ", " & ", " @"].contains { rest.hasPrefix($0) }
  }

  /// A coordinate that begins in a named declaration, continued from a place where that is used:
  /// `GET /users · 200 · body` and `.email` give `GET /users · 200 · body · email`.
  package static func join(_ place: String, _ steps: String) -> String {
    guard place.hasSuffix("body"), steps.hasPrefix(".") else { return place + steps }
    return place + " · " + steps.dropFirst()
  }
}
