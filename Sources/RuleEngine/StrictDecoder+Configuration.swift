internal import SchemaModel
internal import SyntaxTree

extension StrictDecoder {
  /// The file `.apilint.yaml`.
  mutating func configuration() -> Configuration? {
    var configuration = Configuration()
    guard
      let fields = fields(
        tree.root, of: "the configuration",
        optional: [
          "apis", "base", "release", "notice", "severity", "fail-on", "strict", "now", "rules",
          "annotations", "waivers", "public-components",
        ])
    else { return nil }
    configuration.places = fields.mapValues { tree.place($0) }
    configuration.ruleFolders = fields["rules"].flatMap { strings($0) } ?? []
    configuration.severities.entries = fields["severity"].map { severities($0) } ?? []
    if let notice = fields["notice"] { read(notice, into: &configuration.notice) }
    configuration.failOn = fields["fail-on"].flatMap { word($0, "threshold") }
    configuration.spellings = fields["annotations"].flatMap { spellings($0) } ?? []
    configuration.apis = fields["apis"].flatMap { apis($0) } ?? []
    configuration.base = fields["base"].flatMap { string($0) }
    configuration.release = fields["release"].flatMap { release($0) }
    configuration.isStrict = fields["strict"].flatMap { boolean($0) } ?? false
    configuration.notice.hasPublicComponents =
      fields["public-components"].flatMap { boolean($0) } ?? false
    configuration.isClockFixed =
      fields["now"].flatMap { word($0, "clock", among: ["clock"]) } != nil
    configuration.waivers = fields["waivers"].flatMap { waivers($0) } ?? []
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
      let fields = fields(
        node, of: "'notice'", optional: levels.reversed() + ["merge-slack", "paths"])
    else { return }
    for (level, days) in periods(fields) { policy[level] = days }
    if let field = fields["merge-slack"], let days = count(field) { policy.mergeSlack = days }
    guard let paths = fields["paths"], let items = items(paths) else { return }
    policy.paths = items.compactMap { item in
      guard
        let fields = self.fields(
          item, of: "the notice of a path", required: ["path"], optional: levels.reversed()),
        let pattern = string(fields["path"]!)
      else { return nil }
      return NoticePolicy.PathPeriods(
        pattern: GlobPattern(pattern, separator: "/"), periods: periods(fields))
    }
  }

  private mutating func periods(_ fields: Fields) -> [StabilityLevel: Int] {
    var periods: [StabilityLevel: Int] = [:]
    for level in StabilityLevel.allCases {
      if let field = fields[level.rawValue], let days = count(field) { periods[level] = days }
    }
    return periods
  }
}
