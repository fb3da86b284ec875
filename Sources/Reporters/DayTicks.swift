internal import SchemaModel

/// The marks of an axis of days: round days, months or years, whichever are few enough.
enum DayTicks {
  static func ticks(_ first: CalendarDay, _ last: CalendarDay, _ most: Int)
    -> [(day: CalendarDay, label: String)]
  {
    for step in [1, 2, 3, 6, 12, 24, 60, 120, 240, 600] {
      let days = firsts(ofMonthsFrom: first, to: last, step: step)
      if days.count == 1, step == 1 { break }
      if days.isEmpty { break }
      guard days.count <= most else { continue }
      return days.map { ($0, label(of: $0, inYears: step >= 12)) }
    }
    return shortTicks(first, last, most)
  }

  /// Of less than two months the days themselves are told.
  private static func shortTicks(_ first: CalendarDay, _ last: CalendarDay, _ most: Int)
    -> [(day: CalendarDay, label: String)]
  {
    let step = [1, 2, 7, 14, 28].first { (last - first) / $0 < most } ?? max(1, last - first)
    return stride(from: 0, through: last - first, by: step).map { offset in
      let day = first + offset
      return (day, day.description)
    }
  }

  private static func firsts(ofMonthsFrom first: CalendarDay, to last: CalendarDay, step: Int)
    -> [CalendarDay]
  {
    let start = first.components
    var month = start.year * 12 + start.month - 1
    // Years are counted in their own round numbers, months from January.
    month = (month + step - 1) / step * step
    var days: [CalendarDay] = []
    while let day = CalendarDay(year: month / 12, month: month % 12 + 1, day: 1), day <= last {
      if day >= first { days.append(day) }
      month += step
    }
    return days
  }

  private static func label(of day: CalendarDay, inYears: Bool) -> String {
    let text = day.description
    return String(inYears ? text.prefix(4) : text.prefix(7))
  }
}
