internal import RuleEngine

/// The findings of one operation or type.
struct FindingGroup {
  /// The operation as written, or the type; empty for the API itself.
  var owner: String
  var findings: [Finding]

  /// Findings by their owners, in the order in which these come first: worst first stays worst first.
  static func groups(of findings: [Finding]) -> [FindingGroup] {
    var groups: [FindingGroup] = []
    var indices: [String: Int] = [:]
    for finding in findings {
      let owner = finding.ownerAsWritten
      if let index = indices[owner] {
        groups[index].findings.append(finding)
      } else {
        indices[owner] = groups.count
        groups.append(FindingGroup(owner: owner, findings: [finding]))
      }
    }
    return groups
  }
}
