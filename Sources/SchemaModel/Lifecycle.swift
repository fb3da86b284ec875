package import SourceText

/// What an author says of an element's life: how stable it is, whether it is deprecated, when it
/// goes, what replaces it. Every value keeps its place and the spelling it was written in.
package struct Lifecycle: Sendable {
  package var deprecation: Mark?
  package var announced: Dated?
  package var sunset: Dated?
  package var replacement: Text?
  package var reason: Text?
  package var guide: Text?
  package var stability: Level?
  package var plans: [PlannedChange] = []
  /// The coordinate under which the element was known before it was moved here.
  package var movedFrom: Text?
  /// What is the matter with these annotations, seen in this version alone.
  package var facts: [LifecycleFact] = []

  /// The element is marked as deprecated (or expressly not).
  package struct Mark: Sendable {
    package var isDeprecated: Bool
    package var spelling: Symbol
    package var range: SourceRange
    package init(isDeprecated: Bool, spelling: Symbol, range: SourceRange) {
      self.isDeprecated = isDeprecated
      self.spelling = spelling
      self.range = range
    }
  }

  /// A date as written; `day` is nil where the text is no date (a version, prose, 30 February).
  package struct Dated: Sendable {
    package var day: CalendarDay?
    package var text: Symbol
    package var spelling: Symbol
    package var range: SourceRange
    package init(day: CalendarDay?, text: Symbol, spelling: Symbol, range: SourceRange) {
      self.day = day
      self.text = text
      self.spelling = spelling
      self.range = range
    }
  }

  package struct Text: Sendable {
    package var text: Symbol
    package var spelling: Symbol
    package var range: SourceRange
    package init(text: Symbol, spelling: Symbol, range: SourceRange) {
      self.text = text
      self.spelling = spelling
      self.range = range
    }
  }

  package struct Level: Sendable {
    package var level: StabilityLevel
    package var spelling: Symbol
    package var range: SourceRange
    package init(level: StabilityLevel, spelling: Symbol, range: SourceRange) {
      self.level = level
      self.spelling = spelling
      self.range = range
    }
  }

  package init() {}

  /// Whether anything but annotations that the format drops is said.
  package var holds: Bool {
    deprecation != nil || announced != nil || sunset != nil || replacement != nil || reason != nil
      || guide != nil || stability != nil || movedFrom != nil || !plans.isEmpty
      || facts.contains { $0.relation != .ignored }
  }

  package var isDeprecated: Bool { deprecation?.isDeprecated ?? false }

  /// The sunset of a notice: deprecated, with a sunset that is a date. Anything less announces nothing.
  package var noticeSunset: CalendarDay? { isDeprecated ? sunset?.day : nil }
}

/// A state of one version's annotations, seen while lowering: a wrong date, two spellings that
/// disagree. It is matched by rules, like a change; it is not a failure to read.
package struct LifecycleFact: Sendable {
  package var aspect: Aspect
  package var relation: Relation
  /// The key as written.
  package var spelling: Symbol
  /// The value as written, if there is one.
  package var value: Symbol
  package var range: SourceRange
  /// The other place, where two disagree.
  package var related: SourceRange?
  /// What was probably meant (a key, a value, a place), if that is known.
  package var suggestion: String?

  package init(
    aspect: Aspect, relation: Relation, spelling: Symbol, value: Symbol, range: SourceRange,
    related: SourceRange? = nil, suggestion: String? = nil
  ) {
    self.aspect = aspect
    self.relation = relation
    self.spelling = spelling
    self.value = value
    self.range = range
    self.related = related
    self.suggestion = suggestion
  }
}
