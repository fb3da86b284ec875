package import SchemaModel

/// Everything that is under notice, with the days that are left (`apilint schedule`).
package struct ScheduleOutcome: Sendable {
  package var toolVersion: String
  package var now: CalendarDay
  package var nowWasGiven: Bool
  /// What was read, as the user wrote it.
  package var input: String
  /// How announcements are known, in one sentence: from which history, or by their own claims.
  package var dating: String
  /// Overdue ones first, then by sunset, API and coordinate.
  package var entries: [Entry]

  package init(
    toolVersion: String, now: CalendarDay, nowWasGiven: Bool, input: String, dating: String,
    entries: [Entry]
  ) {
    self.toolVersion = toolVersion
    self.now = now
    self.nowWasGiven = nowWasGiven
    self.input = input
    self.dating = dating
    self.entries = entries
  }

  /// One element under notice, or one planned change.
  package struct Entry: Sendable {
    /// The name of the API, or the path of its file.
    package var api: String
    package var kind: ElementKind
    package var noun: String
    package var coordinate: String
    /// What is planned, such as `requirement narrowed`; nil for a removal.
    package var change: String?
    package var level: StabilityLevel
    /// When it was announced; nil where that is not known.
    package var announced: CalendarDay?
    /// By which version, or by its own claim, that is known.
    package var evidence: String?
    /// The sunset that binds, or the day from which the change may take effect; nil where none was given.
    package var sunset: CalendarDay?
    /// The days until then; negative once it has passed.
    package var daysLeft: Int?
    /// The earliest day on which the policy allows it.
    package var earliest: CalendarDay
    package var required: Int
    package var replacement: String?
    package var reason: String?
    package var guide: String?
    /// How many operations it reaches.
    package var operations: [String]
    /// The file, with line and column.
    package var place: String

    package init(
      api: String, kind: ElementKind, noun: String, coordinate: String, change: String?,
      level: StabilityLevel, announced: CalendarDay?, evidence: String?, sunset: CalendarDay?,
      daysLeft: Int?, earliest: CalendarDay, required: Int, replacement: String?, reason: String?,
      guide: String?, operations: [String], place: String
    ) {
      self.api = api
      self.kind = kind
      self.noun = noun
      self.coordinate = coordinate
      self.change = change
      self.level = level
      self.announced = announced
      self.evidence = evidence
      self.sunset = sunset
      self.daysLeft = daysLeft
      self.earliest = earliest
      self.required = required
      self.replacement = replacement
      self.reason = reason
      self.guide = guide
      self.operations = operations
      self.place = place
    }

    /// The sunset has passed and the element is still there.
    package var isOverdue: Bool { daysLeft.map { $0 < 0 } ?? false }
  }
}
