package import SchemaModel
package import SourceText

/// A verdict on the API: one cause, told once, with all that it reaches.
package struct Finding: Sendable {
  /// A fingerprint that survives moved lines: it hashes the rule, the coordinate and the values.
  package var id: String
  /// The id of the rule that matched.
  package var rule: String
  package var severity: Severity
  package var compatibility: Compatibility
  package var bump: Bump

  package var kind: ElementKind
  /// The format's word for the element, such as `query parameter`.
  package var noun: String
  package var name: String
  /// What contains the element, as messages say it; empty for a declaration.
  package var place = ""
  /// The operation or the type that it belongs to, by which reports group: what its coordinate begins with.
  package var owner = ""
  /// The stable, human-readable identity: `User.email`, `GET /users/{} · 200 · body · email`.
  package var coordinate: String
  /// Where it stands in its file, in the format's terms (a JSON pointer).
  package var pointer: String

  package var aspect: Aspect
  package var relation: Relation
  package var attribute: AttributeName?
  package var direction: FeltDirection
  package var surfaces: [Surface]
  /// The operations that it reaches, as written (`GET /users/{id}`), in the order of the document.
  package var operations: [String]

  /// Nil where no notice is needed.
  package var verdict: Verdict?
  package var notice: Notice?

  /// What happened, to what; no full stop.
  package var message: String
  /// Why the verdict is as it is; empty where there is nothing to add.
  package var why: String
  /// What to do, with the earliest legal date where there is one.
  package var advice: String
  /// The same for a consumer of the API.
  package var consumers: String
  package var beforeValue: String?
  package var afterValue: String?

  package var before: SourceRange?
  package var after: SourceRange?
  /// Another place in the version after that bears on it: the other one of two annotations that disagree.
  package var related: SourceRange?

  /// Of something that was removed: what it would be in, in the version after.
  package var holder: SourceRange?

  /// What to use instead, as the annotations say.
  package var replacement: String?
  /// Where the migration is explained, as the annotations say: text that is meant to be a URL.
  package var guide: String?
  /// Why it is deprecated, as the annotations say.
  package var reason: String?
  /// What would settle it; nil where that is for people to decide.
  package var proposal: FixProposal?
  /// The sunset that was announced in the version before, of a finding about an announcement.
  package var formerSunset: CalendarDay?
  /// The change that was announced, where the finding is about an announcement of one.
  package var plan: Plan?
  /// Edits of the version after that settle it, where someone asked for them.
  package var suggestion: Suggestion?
  /// The waiver that excuses it.
  package var waiver: Waiver?
  /// The element in the schemas of the comparison, before and after.
  package var beforeElement: ElementID?
  package var afterElement: ElementID?
  /// What holds it there, or would hold it.
  package var beforeHolder: ElementID?
  package var afterHolder: ElementID?

  package init(
    id: String, rule: String, severity: Severity, compatibility: Compatibility, bump: Bump,
    kind: ElementKind, noun: String, name: String, coordinate: String, pointer: String,
    aspect: Aspect, relation: Relation, attribute: AttributeName?, direction: FeltDirection,
    surfaces: [Surface], operations: [String], verdict: Verdict?, notice: Notice?,
    message: String, why: String, advice: String, consumers: String,
    beforeValue: String?, afterValue: String?, before: SourceRange?, after: SourceRange?,
    replacement: String? = nil, guide: String? = nil, reason: String? = nil
  ) {
    self.id = id
    self.rule = rule
    self.severity = severity
    self.compatibility = compatibility
    self.bump = bump
    self.kind = kind
    self.noun = noun
    self.name = name
    self.coordinate = coordinate
    self.pointer = pointer
    self.aspect = aspect
    self.relation = relation
    self.attribute = attribute
    self.direction = direction
    self.surfaces = surfaces
    self.operations = operations
    self.verdict = verdict
    self.notice = notice
    self.message = message
    self.why = why
    self.advice = advice
    self.consumers = consumers
    self.beforeValue = beforeValue
    self.afterValue = afterValue
    self.before = before
    self.after = after
    self.replacement = replacement
    self.guide = guide
    self.reason = reason
  }

  /// A change that was announced in advance (POLICY.md, 16).
  package struct Plan: Sendable, Equatable {
    /// The coordinate of what is to change, as its author wrote it.
    package var coordinate: String
    /// What is to change: `upper-bound narrowed`.
    package var change: String
    /// The value afterwards; empty where there is none.
    package var value: String
    /// The first day on which it may take effect.
    package var effective: CalendarDay?

    package init(coordinate: String, change: String, value: String, effective: CalendarDay?) {
      self.coordinate = coordinate
      self.change = change
      self.value = value
      self.effective = effective
    }
  }

  /// Edits of the files of the version after, which may be made or not.
  package struct Suggestion: Sendable, Equatable {
    /// What is put in the place of which bytes. An empty range inserts.
    package var edits: [Edit]

    package struct Edit: Sendable, Equatable {
      package var range: SourceRange
      package var text: String

      package init(range: SourceRange, text: String) {
        self.range = range
        self.text = text
      }
    }

    package init(edits: [Edit]) {
      self.edits = edits
    }
  }

  /// In which directions a finding is felt; `both` exists only in output, never in a rule.
  package enum FeltDirection: String, Sendable {
    case request
    case response
    case both
    case none
  }

  /// The notice that bears on the change, and what the policy asks for.
  package struct Notice: Sendable {
    package var announced: CalendarDay?
    /// By what the announcement is known: `claim` (the annotation's own date) or a version.
    package var evidence: String?
    /// The sunset that binds.
    package var sunset: CalendarDay?
    /// The sunset that was promised first, if the history shows it.
    package var firstSunset: CalendarDay?
    /// Days of notice given, if they are known.
    package var days: Int?
    /// Days of notice that the policy asks for.
    package var required: Int
    /// The earliest day on which the change would be allowed.
    package var earliest: CalendarDay
    /// Where the notice that covers the change stands, in the version before.
    package var place: SourceRange?

    package init(
      announced: CalendarDay?, evidence: String?, sunset: CalendarDay?, days: Int?, required: Int,
      earliest: CalendarDay, place: SourceRange?
    ) {
      self.announced = announced
      self.evidence = evidence
      self.sunset = sunset
      self.days = days
      self.required = required
      self.earliest = earliest
      self.place = place
    }
  }
}
