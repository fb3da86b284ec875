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

/// Seconds to days.
enum Day {
  /// Floored, also before 1970.
  static func containing(seconds: Int64) -> Int32 {
    let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    return Int32(clamping: day)
  }
}
