internal import History
internal import SchemaModel
internal import SourceText

/// A notice that is in force in the version before: deprecated, with a sunset that is a date; or a
/// planned change.
struct NoticeInForce {
  var element: ElementID
  /// The sunset that binds, or the day from which the planned change may take effect.
  var sunset: CalendarDay
  /// The day that the annotation itself claims as that of the announcement.
  var claimed: CalendarDay?
  /// What the history shows; nil where there is none.
  var record: NoticeRecord?
  /// Whether what the notice speaks of is the very thing that is removed.
  var isOfRemoval = false
  var place: SourceRange

  /// The days on which the claim, and the history, say that it was announced.
  var announcement: Sighting? { record?.announcement }
}
