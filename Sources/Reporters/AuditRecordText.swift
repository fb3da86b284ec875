internal import RuleEngine
internal import SchemaModel

extension AuditOutcome.API {
  /// The records that reports show: all that are not switched off.
  var reportedRecords: [AuditRecord] { records.filter { $0.severity != .off } }

  /// What a report calls it where there may be others.
  var title: String { name.isEmpty ? "API" : name }
}

extension AuditRecord {
  /// What became of the promise.
  var fate: PromiseFate { PromiseFate(verdict) }

  /// The days of notice that count: none where nothing was announced; nil where they are not known.
  var countedDays: Int? {
    if let noticeDays { return noticeDays }
    return verdict == .unannounced || (fate == .excused && sunset == nil) ? 0 : nil
  }

  /// The day of the announcement, or that there was none. What may lie in versions that cannot be seen
  /// is not known.
  var announcedText: String {
    if let announced { return announced.description }
    return fate == .open || sunset != nil ? "not known" : "never"
  }

  /// `52 of 84`. Where the announcement is older than what can be seen, the days are the least that
  /// there were.
  var noticeText: String {
    let isLeast = verdict == .unproven || verdict == .undecided
    if required == 0, countedDays ?? 0 == 0 { return "none owed" }
    let given = countedDays.map { (isLeast ? "≥" : "") + String($0) } ?? "?"
    return "\(given) of \(required)"
  }

  /// `removed` or `changed`.
  var what: String { isRemoval ? "removed" : "changed" }

  /// The sunset that was promised first, where another one bound in the end.
  var movedSunset: CalendarDay? { firstSunset == sunset ? nil : firstSunset }

  /// By what the announcement is known, as it stands behind its day.
  var evidenceText: String? {
    guard announced != nil, let evidence else { return nil }
    return evidence == "claim" ? "by its own claim" : "by \(evidence)"
  }
}
