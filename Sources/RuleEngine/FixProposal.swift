package import SchemaModel

/// What would settle a finding, in the file where it was found.
package enum FixProposal: Sendable, Equatable {
  /// Put back what was removed, under notice from now on where it was not yet.
  case putBack(announcing: CalendarDay?)
  /// Make a place what it was before.
  case undo
  /// Take away what was added.
  case takeAway
  /// Give the key at the place of the finding this name.
  case renameKey(String)
  /// Write this at the place of the finding.
  case writeDay(CalendarDay)
  case writeTrue
  /// Announce a sunset on what is deprecated.
  case addSunset(CalendarDay)
  /// Mark as deprecated what has a sunset.
  case deprecate
}

extension FixProposal {
  /// - Parameter review: the earliest legal day with room for review.
  init?(_ change: Finding, review: CalendarDay) {
    switch (change.aspect, change.relation) {
    case (.sunset, .earlier), (.plan, .earlier):
      guard let day = change.beforeValue.flatMap({ AnnotationDate($0)?.day }) else { return nil }
      self = .writeDay(day)
    case (.presence, .added): self = .takeAway
    case (.presence, .removed):
      self = .putBack(announcing: change.notice?.sunset == nil ? review : nil)
    default: self = .undo
    }
  }

  /// - Parameter suggestion: what was probably meant.
  init?(
    fact aspect: Aspect, _ relation: Relation, suggestion: String, day: CalendarDay?,
    review: CalendarDay
  ) {
    switch (aspect, relation) {
    case (_, .misspelt) where !suggestion.isEmpty: self = .renameKey(suggestion)
    case (.sunset, .missing): self = .addSunset(review)
    case (.sunset, .short), (.sunset, .invalid), (.plan, .short): self = .writeDay(review)
    case (.sunset, .orphaned): self = .deprecate
    case (.deprecation, .invalid): self = .writeTrue
    case (.announcement, .backdated):
      guard let day else { return nil }
      self = .writeDay(day)
    default: return nil
    }
  }
}
