internal import RuleEngine
internal import SchemaDiff
internal import SchemaModel
internal import SourceEdit
internal import SourceText

/// Changes the files of a version until nothing is left that fails, as far as proposals go.
///
/// After each round the version is read and judged again. What an edit did not settle is tried again with
/// what contains it: first the place itself, then its element, then the element around that.
struct FixRun {
  /// Reads and judges the version, with the texts that were changed so far by their paths.
  let judged: ([String: SourceFile]) throws -> Judged
  let now: CalendarDay
  /// Whether warnings that have a proposal are settled as well.
  let fixesWarnings: Bool

  /// One round of judging.
  struct Judged {
    /// The files of the version before; none where only one version is looked at.
    var before: [SourceFile]
    var after: [SourceFile]
    var formatVersion: String
    /// Of the version before.
    var earlierFormatVersion: String?
    var format: FormatName
    var findings: [Finding]
    /// The places of the operations before, by their names.
    var operations: [String: String] = [:]
  }

  /// What came of it.
  struct Result {
    /// The changed files, by their paths, as they were and as they are.
    var files: [(old: SourceFile, new: SourceFile)] = []
    /// What was settled, in the order in which it was.
    var settled: [Finding] = []
    /// What is left, with the reason where an edit was refused.
    var left: [(finding: Finding, reason: String?)] = []
  }

  /// What contains what contains a change: no document is nested deeper in a way that matters.
  private static let mostRounds = 12

  /// - Parameter earlier: texts that were changed for other APIs, by their paths.
  func run(after earlier: [String: SourceFile] = [:]) throws -> Result {
    var drafts = earlier
    var originals: [String: SourceFile] = [:]
    var tries: [String: Int] = [:]
    var reasons: [String: String] = [:]
    var seen: [String: Finding] = [:]
    var current = try judged(drafts)
    for file in current.after { originals[file.path] = file }
    for _ in 0..<Self.mostRounds {
      let open = current.findings.filter(isToBeFixed)
      for finding in open { seen[finding.id] = seen[finding.id] ?? finding }
      let changed = changedFiles(open, tries: &tries, current, reasons: &reasons)
      drafts.merge(changed) { _, new in new }
      let hasChanged = !changed.isEmpty
      if hasChanged { current = try judged(drafts) }
      // Where nothing was done, only what has not been tried everywhere is left to try.
      let canGoOn = open.contains { tries[$0.id] ?? 0 <= FixPlanner.lastLevel }
      guard hasChanged || canGoOn else { break }
      if current.findings.filter(isToBeFixed).isEmpty { break }
    }
    var result = Result()
    for (path, draft) in drafts.sorted(by: { $0.key < $1.key }) {
      guard let old = originals[path], old.bytes != draft.bytes else { continue }
      result.files.append((old, draft))
    }
    let left = current.findings.filter { $0.severity == .error }
    let leftIDs = Set(current.findings.filter(isToBeFixed).map(\.id))
    result.settled = seen.values.filter { !leftIDs.contains($0.id) }
      .sorted { ($0.rule, $0.coordinate, $0.id) < ($1.rule, $1.coordinate, $1.id) }
    result.left = left.map { ($0, reasons[$0.id] ?? "apilint knows no edit for it") }
    return result
  }

  /// The files as they are to be after one more round, by their paths.
  private func changedFiles(
    _ open: [Finding], tries: inout [String: Int], _ current: Judged,
    reasons: inout [String: String]
  ) -> [String: SourceFile] {
    if current.format == .graphql {
      let round = SDLFixPlanner(current, now: now).round(open, tries: tries)
      reasons.merge(round.refusals) { first, _ in first }
      for finding in open where !round.deferred.contains(finding.id) {
        tries[finding.id, default: 0] += 1
      }
      return round.files
    }
    let plan = FixPlanner(current, now: now).plan(open, tries: tries)
    for finding in open { tries[finding.id, default: 0] += 1 }
    reasons.merge(plan.refusals) { first, _ in first }
    var changed: [String: SourceFile] = [:]
    for (path, changes) in plan.changes {
      let outcome = changes.document.applying(changes.list.map(\.change))
      for (index, refusal) in outcome.refusals {
        let finding = changes.list[index].finding
        reasons[finding] = reasons[finding] ?? refusal.message
      }
      guard !outcome.edits.isEmpty else { continue }
      changed[path] = SourceFile(path: path, bytes: outcome.document.source.bytes)
    }
    return changed
  }

  private func isToBeFixed(_ finding: Finding) -> Bool {
    guard finding.proposal != nil else { return false }
    if finding.severity == .error { return true }
    if case .renameKey = finding.proposal { return true }
    return fixesWarnings && finding.severity == .warning
  }
}
