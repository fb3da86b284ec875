package import SchemaModel

extension CalendarDay {
  /// The day as readers say it: `14 February 2027`.
  package var longText: String {
    let (year, month, day) = components
    return "\(day) \(Self.months[month - 1]) \(year)"
  }

  /// The day with the day of the week: `Sunday, 14 February 2027`.
  package var dayText: String { "\(weekdayName), \(longText)" }

  /// The English name of the day of the week.
  package var weekdayName: String { Self.weekdays[weekday] }

  /// How far the day is from another, in words: `84 days left`, `today`, `3 days ago`.
  package func distance(from now: CalendarDay) -> String {
    switch self - now {
    case 0: "today"
    case 1: "1 day left"
    case -1: "1 day ago"
    case let days where days > 0: "\(days) days left"
    case let days: "\(-days) days ago"
    }
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  private static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]
}
