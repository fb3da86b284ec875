import SchemaModel
import SourceText
import Testing

@testable import RuleEngine

@Suite("The configuration")
struct ConfigurationTests {
  private func read(_ text: String) -> (configuration: Configuration?, problems: [String]) {
    var diagnostics: [Diagnostic] = []
    let source = SourceFile(path: Configuration.fileName, bytes: Array(text.utf8))
    let configuration = Configuration.read(source, file: FileIndex(0), diagnostics: &diagnostics)
    return (configuration, diagnostics.map { told($0, in: [source]) })
  }

  @Test func readsAllOfIt() throws {
    let (read, problems) = read(
      """
      rules: [team/rules]
      severity:
        - {rule: response-property-removed, severity: warning}
        - {rule: response-property-removed, severity: off, path: "internal/**", element: "User.*"}
      notice: {stable: 180, alpha: 7, merge-slack: 5}
      fail-on: warning
      annotations:
        - {key: x-gone-by, meaning: sunset}
      """)
    #expect(problems == [])
    let configuration = try #require(read)
    #expect(configuration.ruleFolders == ["team/rules"])
    #expect(configuration.notice[.stable] == 180)
    #expect(configuration.notice[.beta] == 28)
    #expect(configuration.notice[.alpha] == 7)
    #expect(configuration.notice.mergeSlack == 5)
    #expect(configuration.failOn == .warning)
    #expect(configuration.spellings.map(\.key) == ["x-gone-by"])
    let severities = configuration.severities
    func severity(_ path: String, _ coordinate: String) -> Severity? {
      severities.severity(
        of: "response-property-removed", path: path, coordinate: coordinate)
    }
    #expect(severity("api.yaml", "User.email") == .warning)
    #expect(severity("internal/v1/api.yaml", "User.email") == .off)
    #expect(severity("internal/v1/api.yaml", "Pet.name") == .warning)
    #expect(severities.severity(of: "other", path: "", coordinate: "") == nil)
  }

  @Test func aShortFormForSeverities() throws {
    let (configuration, problems) = read("severity: {response-property-removed: info}")
    #expect(problems == [])
    #expect(
      configuration?.severities.severity(
        of: "response-property-removed", path: "a", coordinate: "b") == .info)
  }

  @Test func nothingDecidesNothing() {
    let (configuration, problems) = read("# rules: []\n")
    #expect(problems == [])
    #expect(configuration?.notice == NoticePolicy())
  }

  @Test func unknownWordsComeWithWhatWasMeant() {
    #expect(
      read("notcie: {stable: 84}\nfail-on: errors\n").problems == [
        "[notcie] 'notcie' is no key of the configuration — did you mean 'notice'?"
      ])
    #expect(
      read("notice: {stabel: 84, beta: -1}\n").problems == [
        "[stabel] 'stabel' is no key of 'notice' — did you mean 'stable'?"
      ])
    #expect(
      read("notice: {beta: -1}\nfail-on: errors\n").problems == [
        "[beta] 'beta' must be between 0 and 100,000",
        "[errors] 'errors' is no threshold — did you mean 'error'?",
      ])
  }

  @Test func unknownRulesComeWithWhatWasMeant() throws {
    let (read, _) = read("severity: {response-property-remove: info, whatever: error}")
    let configuration = try #require(read)
    #expect(
      configuration.problems(with: builtInBook.book).map { "\($0.message) — \($0.remedy ?? "")" }
        == [
          "there is no rule 'response-property-remove' — did you mean 'response-property-removed'?",
          "there is no rule 'whatever' — `apilint rules` lists them all",
        ])
  }

  @Test func isFoundUpward() {
    var asked: [String] = []
    let found = Configuration.find(upwardFrom: "/srv/api/v1") { path in
      asked.append(path)
      return path == "/srv/.apilint.yaml" ? [] : nil
    }
    #expect(found?.path == "/srv/.apilint.yaml")
    #expect(
      asked == ["/srv/api/v1/.apilint.yaml", "/srv/api/.apilint.yaml", "/srv/.apilint.yaml"])
    #expect(Configuration.find(upwardFrom: "a/./b") { $0 == ".apilint.yaml" ? [] : nil } != nil)
  }

  @Test func thresholdsAreReachedFromThemselvesUpward() {
    #expect(Configuration.FailureThreshold.warning.isReached(by: .warning))
    #expect(Configuration.FailureThreshold.warning.isReached(by: .error))
    #expect(!Configuration.FailureThreshold.warning.isReached(by: .info))
    #expect(!Configuration.FailureThreshold.never.isReached(by: .error))
  }
}
