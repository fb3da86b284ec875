internal import GraphQLFormat
internal import RuleEngine
internal import SchemaModel
internal import SourceEdit
internal import SourceText

/// Gives findings the edits that `apilint fix` would try first, each by itself, for reports that can show them.
struct SuggestionFinder {
  /// How many findings of an API get one, the worst first: each edit is checked by reading the file again.
  private static let mostOfAPI = 100

  private let judged: FixRun.Judged
  private let now: CalendarDay
  private let progress = Progress("trying edits")

  /// Adds suggestions to a run.
  static func add(to outcome: inout RunOutcome) {
    for index in outcome.apis.indices {
      guard let finder = SuggestionFinder(outcome.apis[index], now: outcome.now) else { continue }
      finder.add(to: &outcome.apis[index].findings)
    }
  }

  /// - Returns: nil where there is no file to be edited.
  private init?(_ api: RunOutcome.APIOutcome, now: CalendarDay) {
    guard let after = api.after, let format = after.format else { return nil }
    judged = FixRun.Judged(
      before: api.before?.files ?? [], after: after.files, formatVersion: after.formatVersion,
      earlierFormatVersion: api.before?.formatVersion, format: format, findings: api.findings)
    self.now = now
  }

  private func add(to findings: inout [Finding]) {
    let chosen = findings.filter { $0.proposal != nil && $0.severity > .info }
      .prefix(Self.mostOfAPI)
    let edits = judged.format == .graphql ? editsOfSDL(Array(chosen)) : edits(Array(chosen))
    for index in findings.indices {
      guard let found = edits[findings[index].id] else { continue }
      findings[index].suggestion = Finding.Suggestion(edits: found)
    }
  }

  private func edits(_ findings: [Finding]) -> [String: [Finding.Suggestion.Edit]] {
    var result: [String: [Finding.Suggestion.Edit]] = [:]
    for (path, changes) in FixPlanner(judged, now: now).plan(findings, tries: [:]).changes {
      var own: [String: [DocumentChange]] = [:]
      for item in changes.list { own[item.finding, default: []].append(item.change) }
      for (index, (finding, list)) in own.enumerated() {
        progress?.step(index, of: own.count)
        let outcome = changes.document.applying(list)
        guard outcome.refusals.isEmpty else { continue }
        result[finding] = suggested(outcome.edits, in: path)
      }
    }
    return result
  }

  private func editsOfSDL(_ findings: [Finding]) -> [String: [Finding.Suggestion.Edit]] {
    var result: [String: [Finding.Suggestion.Edit]] = [:]
    let planner = SDLFixPlanner(judged, now: now)
    var editors: [String: SDLEditor] = [:]
    for (index, finding) in findings.enumerated() {
      progress?.step(index, of: findings.count)
      guard let (path, edits) = planner.edits(for: finding, &editors) else { continue }
      result[finding.id] = suggested(edits, in: path)
    }
    return result
  }

  /// - Returns: nil where the edits cannot be shown: those of a file that is not in the report, or of bytes that
  ///   are no text.
  private func suggested(_ edits: [TextEdit], in path: String) -> [Finding.Suggestion.Edit]? {
    guard !edits.isEmpty, let file = judged.after.firstIndex(where: { $0.path == path }) else {
      return nil
    }
    return edits.map { edit in
      Finding.Suggestion.Edit(
        range: SourceRange(
          file: FileIndex(file), start: UInt32(edit.range.lowerBound),
          end: UInt32(edit.range.upperBound)),
        text: String(decoding: edit.replacement, as: UTF8.self))
    }
  }
}
