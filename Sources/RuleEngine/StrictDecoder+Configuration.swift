internal import SchemaModel
internal import SyntaxTree

extension StrictDecoder {
  /// The file `.apilint.yaml`.
  mutating func configuration() -> Configuration? {
    var configuration = Configuration()
    // A file in which everything is commented out decides nothing.
    guard kind(tree.root) != .null else { return configuration }
    guard
      let fields = fields(
        tree.root, of: "the configuration",
        optional: ["rules", "severity", "notice", "fail-on", "annotations"])
    else { return nil }
    configuration.ruleFolders = fields["rules"].flatMap { strings($0) } ?? []
    configuration.severities.entries = fields["severity"].map { severities($0) } ?? []
    if let notice = fields["notice"] { read(notice, into: &configuration.notice) }
    configuration.failOn = fields["fail-on"].flatMap { word($0, "threshold") }
    configuration.spellings = fields["annotations"].flatMap { spellings($0) } ?? []
    return configuration
  }

  /// Either a mapping of rules to severities, or a list of entries that may name files and elements.
  private mutating func severities(_ node: NodeID) -> [SeverityOverrides.Entry] {
    guard kind(node) == .sequence else {
      return (members(node) ?? []).compactMap { rule, value in
        guard let severity = word(value, "severity", as: Severity.self) else { return nil }
        return SeverityOverrides.Entry(
          rule: rule, severity: severity, path: nil, element: nil, place: tree.place(value))
      }
    }
    return (items(node) ?? []).compactMap { item in
      guard
        let fields = fields(
          item, of: "a severity", required: ["rule", "severity"], optional: ["path", "element"])
      else { return nil }
      let rule = string(fields["rule"]!)
      let severity = word(fields["severity"]!, "severity", as: Severity.self)
      let path = fields["path"].flatMap { string($0) }
      let element = fields["element"].flatMap { string($0) }
      guard let rule, let severity else { return nil }
      return SeverityOverrides.Entry(
        rule: rule, severity: severity, path: path.map { GlobPattern($0, separator: "/") },
        element: element.map { GlobPattern($0) }, place: tree.range(fields["rule"]!))
    }
  }

  private mutating func read(_ node: NodeID, into policy: inout NoticePolicy) {
    let levels = StabilityLevel.allCases.map(\.rawValue)
    guard
      let fields = fields(node, of: "'notice'", optional: levels.reversed() + ["merge-slack"])
    else { return }
    for level in StabilityLevel.allCases {
      if let field = fields[level.rawValue], let days = count(field) { policy[level] = days }
    }
    if let field = fields["merge-slack"], let days = count(field) { policy.mergeSlack = days }
  }
}
