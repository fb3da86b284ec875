import History
import RuleEngine
import SchemaDiff
import SchemaModel

/// One step of the history, judged as of its day, and what of a recorded row can be told from it.
struct GitHubStep {
  enum Outcome: String {
    case agree
    /// The record looks at the days between announcement and removal alone; the promised day had not come.
    case beforeThePromisedDay = "before-the-promised-day"
    /// It was there for a week at most, and taking it back restored what was there before.
    case takenBack = "taken-back"
    /// Versions between the two may be missing for longer than a notice takes.
    case hiddenVersions = "hidden-versions"
    /// The record leaves out that a type comes where an interface is promised that it implements, and that
    /// the interface can be named in a fragment where the type comes.
    case interfaceDispatch = "interface-dispatch"
    /// A part had a notice of its own, but the type that went with it had none.
    case partOfType = "part-of-type"
    /// Nothing led to it but what was under notice, which the record tells of nothing leading to it.
    case unreachedButAnnounced = "unreached-but-announced"
    case unexplained
  }

  private let edge: HistoryEdge
  private let findings: [String: Finding]
  private let reach: TypeReach

  init(_ edge: HistoryEdge, book: RuleBook) {
    self.edge = edge
    let all = judge(
      edge.comparison, by: book, policy: NoticePolicy(), overrides: SeverityOverrides(), path: "",
      now: edge.after.day,
      evidence: JudgingEvidence(
        notices: edge.notices, recent: edge.recent, missedSince: edge.missedSince))
    let removals = all.filter { $0.aspect == .presence && $0.relation == .removed }
    findings = Dictionary(removals.map { ($0.coordinate, $0) }) { first, _ in first }
    reach = TypeReach(edge.comparison.before)
  }

  /// What is told of a row: of itself, or of what it went with.
  private func told(_ row: GitHubRemoval) -> Finding? {
    row.containers.lazy.compactMap { findings[$0] }.first
  }

  func text(of row: GitHubRemoval) -> String {
    told(row).map { "\($0.coordinate) \($0.verdict.map(\.rawValue) ?? "-")" } ?? "nothing"
  }

  func compare(_ row: GitHubRemoval) -> Outcome {
    guard let finding = told(row) else {
      // What hurts nobody is no record of an audit.
      return row.verdict == .harmless ? .agree : .unexplained
    }
    let isSelf = finding.coordinate == row.coordinate
    if isSelf, let promised = row.promised, finding.notice?.sunset != promised {
      return .unexplained
    }
    switch (row.verdict, finding.verdict) {
    case (.kept, .honoured), (.none, .unannounced), (.short, .tooShort), (.undecided, .undecided),
      (.harmless, nil):
      return .agree
    case (_, .tooEarly):
      let sunset = finding.notice?.sunset
      return sunset.map { edge.after.day < $0 } ?? false ? .beforeThePromisedDay : .unexplained
    case (.none, .reverted):
      return edge.after.day - row.firstSeen <= 7 ? .takenBack : .unexplained
    case (_, .undecided) where edge.after.day - edge.before.day > 84: return .hiddenVersions
    default: break
    }
    let type = row.containers[row.containers.count - 1]
    let isPart = row.isInside && !isSelf && row.via.contains("own @deprecated")
    switch finding.verdict {
    case .unannounced:
      if reach.isReached(type), !reach.isReachedWithoutDispatch(type) { return .interfaceDispatch }
      return isPart ? .partOfType : .unexplained
    case .honoured where row.verdict == .harmless:
      return reach.isReachedWithoutDispatch(type) ? .unexplained : .unreachedButAnnounced
    default: return isPart ? .partOfType : .unexplained
    }
  }
}

/// Which types of a version operations lead to, through nothing that is under notice.
private struct TypeReach {
  private var reached: Set<String> = []
  private var withoutDispatch: Set<String> = []

  init(_ schema: Schema) {
    reached = Self.types(schema, dispatches: true)
    withoutDispatch = Self.types(schema, dispatches: false)
  }

  func isReached(_ type: String) -> Bool { reached.contains(type) }
  func isReachedWithoutDispatch(_ type: String) -> Bool { withoutDispatch.contains(type) }

  private static func types(_ schema: Schema, dispatches: Bool) -> Set<String> {
    var seen: Set<ElementID> = []
    var pending = [schema.root]
    var names: Set<String> = []
    while let element = pending.popLast() {
      guard schema.lifecycle(of: element)?.noticeSunset == nil, seen.insert(element).inserted
      else { continue }
      let item = schema[element]
      if item.traits.contains(.named) { names.insert(schema.text(item.name)) }
      for edge in schema.edges[item.children.indices]
      where dispatches || edge.group != Edge.Group.implementation {
        pending.append(edge.target)
      }
      if let shape = item.shape.map({ schema[$0] }) {
        if let target = shape.reference?.target { pending.append(target) }
        if let items = shape.items { pending.append(items) }
      }
      if dispatches { pending += schema.standIns[element] ?? [] }
    }
    return names
  }
}
