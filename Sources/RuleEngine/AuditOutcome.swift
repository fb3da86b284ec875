package import History
package import SchemaModel

/// What a whole history comes to: how each promise of the past was kept (`apilint audit`).
package struct AuditOutcome: Sendable {
  package var toolVersion: String
  /// The last day of the history that was asked for; later versions do not exist for the run.
  package var now: CalendarDay
  package var nowWasGiven: Bool
  /// What was replayed, as the user wrote it.
  package var input: String
  /// How the days of the versions are known, in one sentence.
  package var dating: String
  /// The days of notice that stable elements are promised.
  package var noticeDays: Int
  package var apis: [API]

  package init(
    toolVersion: String, now: CalendarDay, nowWasGiven: Bool, input: String, dating: String,
    noticeDays: Int, apis: [API]
  ) {
    self.toolVersion = toolVersion
    self.now = now
    self.nowWasGiven = nowWasGiven
    self.input = input
    self.dating = dating
    self.noticeDays = noticeDays
    self.apis = apis
  }

  /// One API over time.
  package struct API: Sendable {
    /// Its name, or the path of its file; empty where there is only one.
    package var name: String
    /// How many versions were read.
    package var versions: Int
    package var first: PublishedVersion?
    package var last: PublishedVersion?
    package var skipped: [SkippedVersion]
    /// In the order in which they took effect, then as they stand in the document.
    package var records: [AuditRecord]

    package init(
      name: String, versions: Int, first: PublishedVersion?, last: PublishedVersion?,
      skipped: [SkippedVersion], records: [AuditRecord]
    ) {
      self.name = name
      self.versions = versions
      self.first = first
      self.last = last
      self.skipped = skipped
      self.records = records
    }
  }
}

/// One element that was removed, or one promise that was broken: what consumers were told and what they
/// got.
package struct AuditRecord: Sendable {
  package var rule: String
  package var severity: Severity
  package var verdict: Verdict
  package var kind: ElementKind
  package var noun: String
  package var coordinate: String
  /// What happened, in one sentence.
  package var message: String
  /// Why the verdict is as it is.
  package var why: String
  /// The element is gone; otherwise it changed in a way that breaks consumers.
  package var isRemoval: Bool
  /// When it was first announced; nil where it never was.
  package var announced: CalendarDay?
  /// By which version, or claim, that is known.
  package var evidence: String?
  /// The sunset that was promised first and the one that bound in the end.
  package var firstSunset: CalendarDay?
  package var sunset: CalendarDay?
  /// The version in which it took effect, and the last one before.
  package var gone: PublishedVersion
  package var lastSeen: PublishedVersion
  /// The days of notice that consumers got; nil where there was no notice.
  package var noticeDays: Int?
  /// The days that they were promised.
  package var required: Int
  /// How many operations it reaches.
  package var operations: Int
  /// The file in which it stood before, with line and column.
  package var place: String

  /// What a finding at one step of the history tells; nil where no notice was needed.
  package init?(
    _ finding: Finding, from lastSeen: PublishedVersion, to gone: PublishedVersion, place: String
  ) {
    guard let verdict = finding.verdict else { return nil }
    rule = finding.rule
    severity = finding.severity
    self.verdict = verdict
    kind = finding.kind
    noun = finding.noun
    coordinate = finding.coordinate
    message = finding.message
    why = finding.why
    isRemoval = finding.aspect == .presence && finding.relation == .removed
    announced = finding.notice?.announced
    evidence = finding.notice?.evidence
    firstSunset = finding.notice?.firstSunset ?? finding.notice?.sunset
    sunset = finding.notice?.sunset
    noticeDays = finding.notice?.days
    required = finding.notice?.required ?? 0
    operations = finding.operations.count
    self.place = place
    self.gone = gone
    self.lastSeen = lastSeen
  }
}
