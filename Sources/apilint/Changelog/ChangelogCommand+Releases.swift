internal import Changelog
internal import History
internal import RuleEngine
internal import SchemaDiff
internal import SchemaModel
internal import SourceInput
internal import SourceText

/// Where the releases of a changelog come from.
extension ChangelogCommand {
  /// Releases, and how they were come by.
  struct Releases {
    var list: [ChangelogRelease]
    var input: String
    var notes: [String] = []
    /// The day of the run, where a check decided on it.
    var now: CalendarDay?
  }

  /// What is checked out, by the history and the waivers.
  func releasesOfChange() throws -> Releases {
    var check = try ProjectCheck(
      base: base, now: now, config: settings.config, rules: settings.ruleFolders)
    let day = check.now
    var list: [ChangelogRelease] = []
    let outcome = try check.run { api, comparison in
      list.append(ChangelogRelease(of: api, comparison, on: day))
    }
    var releases = Releases(
      list: list, input: "\(outcome.beforeInput) → \(outcome.afterInput)")
    releases.notes = outcome.notes.map { $0.text }
    releases.now = day
    return releases
  }

  func releasesOfPair(_ today: CalendarDay) async throws -> Releases {
    let pair = try InputPair(inputs[0], inputs[1])
    let settings = try settings.load(near: pair.configurationFolder, extent: .judging)
    var policy = settings.configuration.notice
    if let noticeDays { policy[.stable] = noticeDays }
    try pair.check(today)
    let pipeline = Pipeline(
      book: settings.book, policy: policy, overrides: settings.configuration.severities,
      prefixes: prefixes.prefixes, now: today)
    var apis: [RunOutcome.APIOutcome] = []
    var releases: [ChangelogRelease] = []
    for pairing in try pair.pairings() {
      guard
        let judged = try await pipeline.judgeVersions(pairing, of: pair.before, with: pair.after)
      else { continue }
      apis.append(judged.outcome)
      releases.append(ChangelogRelease(of: judged.outcome, judged.comparison, on: today))
    }
    try pair.check(apis)
    return Releases(
      list: releases, input: "\(pair.before.displayName) → \(pair.after.displayName)")
  }

  func releasesOfHistory(_ today: CalendarDay) throws -> Releases {
    let settings = try settings.load(near: source.git ? "" : inputs.first ?? "", extent: .judging)
    var policy = settings.configuration.notice
    if let noticeDays { policy[.stable] = noticeDays }
    let found = try source.find(
      inputs, settings.configuration, config: self.settings.config, until: today)
    var releases = Releases(
      list: [], input: found.histories.map(\.description).joined(separator: ", "))
    releases.notes = found.histories.compactMap(\.cut).map { "\($0.description): \($0.remedy)" }
    var versions = 0
    for (history, subject) in try found.subjects() {
      let replay = AuditReplay(
        book: settings.book, policy: policy, overrides: settings.configuration.severities,
        waivers: found.waivers(of: history))
      var isFirst = true
      let summary = try replay.replay(history, subject, everyVersion: source.everyVersion) {
        edge, findings in
        let names = VersionNames(of: edge, isNamed: history.namesVersions)
        if isFirst {
          releases.list += Self.standing(edge, subject, history, names.before, policy)
          isFirst = false
        }
        let release = ChangelogRelease(
          of: findings, edge.comparison, api: subject.name, named: names.after,
          before: names.before, on: edge.after.day)
        // One without entries may still end what was announced before.
        releases.list.append(release)
      }
      versions += summary?.versions ?? 0
      if let summary, summary.versions < 2, history.namesVersions {
        releases.notes.append(
          "\(subject.path) is in one of the tags alone: files that were renamed are not followed from tag to tag"
        )
      }
      releases.notes += (summary?.skipped ?? []).map {
        "\($0.version.description) could not be read, and is left out: \($0.reason)"
      }
    }
    guard versions > 0 else {
      throw Failure(
        status: 3, message: "no version of an API could be read in \(releases.input)",
        remedy: releases.notes.first ?? "give files of \(Formats.description)")
    }
    return releases
  }

  /// What is under notice in the first version that can be seen: nobody knows since when, but it stands.
  private static func standing(
    _ edge: HistoryEdge, _ subject: AuditReplay.Subject, _ history: PublishedHistory,
    _ name: String, _ policy: NoticePolicy
  ) -> [ChangelogRelease] {
    let schema = edge.comparison.before
    let entries = schedule(
      comparisonOfState(schema), policy: policy, evidence: .none, api: subject.name,
      files: PlaceTable(files: schema.files), now: edge.before.day)
    let release = ChangelogRelease(
      standing: entries, in: schema, api: subject.name, named: name, on: edge.before.day)
    return release.entries.isEmpty ? [] : [release]
  }
}
