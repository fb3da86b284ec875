import Glibc

/// The clock, as the number of a UTC civil day; read once, by whoever starts the run.
package enum Today {
  /// Days since 1970-01-01 UTC.
  package static func dayNumber() -> Int32 {
    var now = timespec()
    _ = unsafe clock_gettime(CLOCK_REALTIME, &now)
    return Day.containing(seconds: Int64(now.tv_sec))
  }
}

/// Days since 1970-01-01 UTC.
enum Day {
  /// The day of a date; nil for one that is not in the calendar, such as 30 February.
  static func number(year: Int, month: Int, day: Int) -> Int32? {
    guard (0...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else {
      return nil
    }
    var date = unsafe tm()
    unsafe date.tm_year = Int32(year - 1900)
    unsafe date.tm_mon = Int32(month - 1)
    unsafe date.tm_mday = Int32(day)
    // A day too many is taken for one of the next month.
    let seconds = unsafe timegm(&date)
    return unsafe Int(date.tm_mday) == day ? containing(seconds: Int64(seconds)) : nil
  }

  /// Floored, also before 1970.
  static func containing(seconds: Int64) -> Int32 {
    let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    return Int32(clamping: day)
  }
}
