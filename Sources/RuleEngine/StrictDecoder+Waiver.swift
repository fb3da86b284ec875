package import History
internal import SchemaModel
internal import SourceText
internal import SyntaxTree

extension StrictDecoder {
  /// The file `.apilint-waivers.yaml`.
  mutating func waiverFile() -> [Waiver]? {
    guard let fields = fields(tree.root, of: "the file of waivers", required: ["waivers"]) else {
      return nil
    }
    return waivers(fields["waivers"]!)
  }

  /// A list of waivers; each has to say everything (POLICY.md, 27).
  mutating func waivers(_ node: NodeID) -> [Waiver]? {
    guard let items = items(node) else { return nil }
    return items.compactMap { waiver($0) }
  }

  private mutating func waiver(_ node: NodeID) -> Waiver? {
    guard
      let fields = fields(
        node, of: "a waiver",
        required: ["rule", "element", "change", "reason", "owner", "approved-by", "expires"],
        optional: ["sunset", "api"])
    else { return nil }
    let rule = string(fields["rule"]!)
    let element = string(fields["element"]!)
    let change = scalarText(fields["change"]!)
    let reason = string(fields["reason"]!)
    let owner = string(fields["owner"]!)
    let approver = string(fields["approved-by"]!)
    let expires = day(fields["expires"]!)
    guard let rule, let element, let change, let reason, let owner, let approver, let expires
    else { return nil }
    if owner.lowercased() == approver.lowercased() {
      report(
        "a waiver cannot be approved by its owner, '\(owner)'",
        remedy: "have another person approve of it", at: fields["approved-by"]!)
    }
    var waiver = Waiver(
      rule: rule, element: element, fingerprint: change, reason: reason, owner: owner,
      approvedBy: approver, expires: expires, place: tree.range(node))
    waiver.api = fields["api"].flatMap { string($0) }
    if let dates = fields["sunset"] { waiver.sunset = sunsets(dates) }
    return waiver
  }

  private mutating func sunsets(_ node: NodeID) -> Waiver.Sunsets? {
    guard
      let fields = fields(node, of: "the sunsets of a waiver", required: ["from", "to"]),
      let from = day(fields["from"]!), let to = day(fields["to"]!)
    else { return nil }
    return Waiver.Sunsets(from: from, to: to)
  }

  /// The file `.apilint-baseline.yaml`: per API the notices that stood before its first version.
  package mutating func baselines() -> [String: [NoticeBaseline.Entry]]? {
    guard let fields = fields(tree.root, of: "the baseline", required: ["apis"]),
      let apis = items(fields["apis"]!)
    else { return nil }
    var result: [String: [NoticeBaseline.Entry]] = [:]
    for api in apis {
      guard let parts = self.fields(api, of: "an API", required: ["name", "notices"]),
        let name = string(parts["name"]!), let notices = items(parts["notices"]!)
      else { continue }
      result[name] = notices.compactMap { notice in
        guard
          let entry = self.fields(
            notice, of: "a notice", required: ["element", "announced", "sunset"]),
          let element = string(entry["element"]!), let announced = day(entry["announced"]!),
          let sunset = day(entry["sunset"]!)
        else { return nil }
        return .init(element: element, announced: announced, sunset: sunset)
      }
    }
    return result
  }
}
