import Testing

@testable import RuleEngine

@Suite("Patterns of names")
struct GlobPatternTests {
  @Test(arguments: [
    ("api/*.yaml", "api/users.yaml", true), ("api/*.yaml", "api/v1/users.yaml", false),
    ("api/**", "api/v1/users.yaml", true), ("api/**/users.yaml", "api/users.yaml", true),
    ("api/**/users.yaml", "api/v1/x/users.yaml", true),
    ("api/**/users.yaml", "api/v1/old-users.yaml", false), ("**/*.yaml", "users.yaml", true),
    ("user?.yaml", "users.yaml", true), ("user?.yaml", "user/.yaml", false),
    ("*", "", true), ("a*b*c", "aXbYbZc", true), ("a*b*c", "aXbYbZ", false),
  ])
  func ofPaths(_ pattern: String, _ path: String, _ fits: Bool) {
    #expect(GlobPattern(pattern, separator: "/").matches(path) == fits)
  }

  @Test(arguments: [
    ("GET /users*", "GET /users/{} · 200 · body · email", true), ("User.*", "User.email", true),
    ("User.*", "UserList.email", false), ("* · email", "GET /users/{} · 200 · body · email", true),
  ])
  func ofCoordinates(_ pattern: String, _ coordinate: String, _ fits: Bool) {
    #expect(GlobPattern(pattern).matches(coordinate) == fits)
  }
}
