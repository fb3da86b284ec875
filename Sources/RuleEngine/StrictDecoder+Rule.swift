internal import SchemaModel
internal import SourceText
internal import SyntaxTree

extension StrictDecoder {
  /// A rule file.
  /// - Parameters:
  ///   - name: The name of the file without its ending, which the id must repeat.
  ///   - category: The name of the folder that it stands in.
  mutating func rule(named name: String, category: String, isOwn: Bool) -> Rule? {
    guard
      let fields = fields(
        tree.root, of: "a rule", required: ["id", "summary", "compatibility", "match", "message"],
        optional: [
          "public", "severity", "bump", "advice", "consumers", "explanation", "references",
          "examples",
        ])
    else { return nil }
    let id = string(fields["id"]!)
    if let id, id != name {
      report("the id '\(id)' is not the name of the file, '\(name)'", at: fields["id"]!)
    } else if let id, !id.utf8.allSatisfy(Self.belongsInID) {
      report("the id '\(id)' is not in lower-case words with hyphens", at: fields["id"]!)
    }
    let summary = string(fields["summary"]!)
    let compatibility = word(
      fields["compatibility"]!, "compatibility", as: Compatibility.self)
    let severity = fields["severity"].flatMap { word($0, "severity", as: Severity.self) }
    let bump = fields["bump"].flatMap { word($0, "bump", as: Bump.self) }
    let match = match(fields["match"]!)
    let message = template(fields["message"]!)
    let advice = fields["advice"].flatMap { template($0) }
    let consumers = fields["consumers"].flatMap { template($0) }
    let explanation = fields["explanation"].flatMap { string($0) }
    let references = fields["references"].flatMap { strings($0) }
    let examples = fields["examples"].flatMap { items($0) }?.compactMap { example($0) }
    guard let id, let summary, let compatibility, let match, let message else { return nil }
    let nothing = MessageTemplate(verbatim: "")
    var rule = Rule(
      id: id, category: category, summary: summary, compatibility: compatibility,
      severity: severity, bump: bump, match: match, message: message, advice: advice ?? nothing,
      consumers: consumers ?? nothing, explanation: explanation ?? "",
      references: references ?? [], examples: examples ?? [], isOwn: isOwn,
      place: tree.place(fields["match"]!))
    rule.publicCompatibility = fields["public"].flatMap {
      word($0, "compatibility", as: Compatibility.self)
    }
    return rule
  }

  /// What a rule is about: axes, each with one of its words or a list of them.
  mutating func match(_ node: NodeID) -> RuleMatch? {
    guard let fields = fields(node, of: "a match", optional: MatchAxis.names) else { return nil }
    guard !fields.isEmpty else {
      report("the match is empty, so it would be about everything", at: node)
      return nil
    }
    var match = RuleMatch()
    var isComplete = true
    for axis in MatchAxis.allCases {
      guard let field = fields[axis.rawValue] else { continue }
      guard let items = itemsOrItself(field) else {
        isComplete = false
        continue
      }
      let words = items.compactMap { word($0, axis.rawValue, among: axis.words) }
      if words.count == items.count {
        match.restrict(axis, to: words)
      } else {
        isComplete = false
      }
    }
    return isComplete ? match : nil
  }

  private mutating func example(_ node: NodeID) -> RuleExample? {
    guard
      let fields = fields(
        node, of: "an example", required: ["place", "before", "after", "expect"],
        optional: ["openapi", "now"])
    else { return nil }
    let place = word(fields["place"]!, "place", as: RuleExample.Place.self)
    let before = string(fields["before"]!)
    let after = string(fields["after"]!)
    var version = RuleExample.usualOpenAPIVersion
    if let field = fields["openapi"] { version = string(field) ?? version }
    var now = RuleExample.usualDay
    if let field = fields["now"] { now = day(field) ?? now }
    let expected = expectedRules(fields["expect"]!)
    guard let place, let before, let after, let expected else { return nil }
    return RuleExample(
      place: place, before: before, after: after, openAPIVersion: version, now: now,
      expected: expected.sorted())
  }

  /// The ids of rules; there may be none.
  private mutating func expectedRules(_ node: NodeID) -> [String]? {
    kind(node) == .sequence && tree.children(node).isEmpty ? [] : strings(node)
  }

  /// A day as `YYYY-MM-DD`.
  mutating func day(_ node: NodeID) -> CalendarDay? {
    guard let text = string(node) else { return nil }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    if parts.map(\.utf8.count) == [4, 2, 2], text.utf8.allSatisfy({ $0 < 0x3A && $0 != 0x2B }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      let result = CalendarDay(year: year, month: month, day: day)
    {
      return result
    }
    report("'\(text)' is not a day", remedy: "write it as 2026-11-22", at: tree.range(node))
    return nil
  }

  private static func belongsInID(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
