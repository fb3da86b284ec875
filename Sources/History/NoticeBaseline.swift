package import SchemaModel

/// The notices that stood before the first version that can be seen, as a team recorded them once in a
/// reviewed file (`.apilint-baseline.yaml`; POLICY.md, 10).
package struct NoticeBaseline: Sendable, Equatable {
  /// One notice.
  package struct Entry: Sendable, Equatable {
    /// The coordinate of the element under notice.
    package var element: String
    package var announced: CalendarDay
    package var sunset: CalendarDay

    package init(element: String, announced: CalendarDay, sunset: CalendarDay) {
      self.element = element
      self.announced = announced
      self.sunset = sunset
    }
  }

  package var entries: [Entry]

  package init(entries: [Entry]) { self.entries = entries }

  /// The baseline of those who have none.
  package static let empty = NoticeBaseline(entries: [])

  /// The entry for the notice that an element carries; nil where none names it with its sunset.
  func entry(for element: ElementID, in schema: Schema) -> Entry? {
    guard !entries.isEmpty, let sunset = schema.lifecycle(of: element)?.noticeSunset else {
      return nil
    }
    let coordinate = CoordinateText.normalized(schema.coordinate(of: element))
    return entries.first {
      $0.sunset == sunset && CoordinateText.normalized($0.element) == coordinate
    }
  }
}
