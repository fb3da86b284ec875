internal import SchemaModel

/// Where days and numbers of days stand in the plot of notices, in one of its two sizes.
struct PlotScale {
  /// A size of the plot. Both are in the page, which shows the one that its width has room for: one
  /// size that shrinks would have letters that nobody can read on a telephone.
  struct Frame {
    var name: String
    var width: Double
    var height: Double
    var left: Double
    var right: Double
    /// The most marks on the day axis.
    var mostTicks: Int
    /// The most marks in the plot; where there are more records, marks stand for several.
    var mostMarks: Int

    static let wide = Frame(
      name: "wide", width: 960, height: 420, left: 60, right: 104, mostTicks: 8, mostMarks: 400)
    static let narrow = Frame(
      name: "narrow", width: 360, height: 340, left: 46, right: 16, mostTicks: 3, mostMarks: 120)
  }

  /// The height of the rows for what has no place on the axis.
  private static let lane = 26.0

  let frame: Frame
  let first: CalendarDay
  let last: CalendarDay
  /// The most days of notice that the axis shows.
  let top: Int
  /// The distance of its marks, in days.
  let step: Int
  let promised: Int
  /// Whether there are records with more days than the axis shows.
  let isClipped: Bool
  /// Whether there are records whose notice is not known.
  let hasUnknown: Bool

  init(_ points: [PlotPoint], promised: Int, _ frame: Frame) {
    self.frame = frame
    self.promised = promised
    let days = points.map(\.day)
    // A single day stands in the middle of a month.
    let pad = days.min() == days.max() ? 15 : 0
    first = (days.min() ?? CalendarDay(number: 0)) + -pad
    last = (days.max() ?? CalendarDay(number: 0)) + pad
    let notices = points.compactMap(\.days).sorted()
    let highest = notices.last ?? 0
    let base = max(promised, 28)
    // One notice of ten years must not press all others, and the line, against the bottom.
    let usual = notices.isEmpty ? 0 : notices[(notices.count - 1) / 2]
    let limit = min(12 * base, max(4 * base, usual))
    let wanted = max(base + base / 4, min(highest, limit))
    let fitting = Self.steps.first { wanted <= 6 * $0 } ?? (wanted + 5) / 6
    step = fitting
    top = (wanted + fitting - 1) / fitting * fitting
    isClipped = highest > top
    hasUnknown = points.contains { $0.days == nil }
  }

  /// Whole weeks, since notice is counted in weeks.
  private static let steps = [7, 14, 28, 84, 168, 336, 672]

  var plotTop: Double { isClipped ? 16 + Self.lane : 16 }
  var plotBottom: Double { frame.height - 46 - (hasUnknown ? Self.lane : 0) }
  /// The middle of the row of those with more days than the axis shows.
  var clippedLane: Double { plotTop - Self.lane / 2 - 4 }
  /// The middle of the row of those whose days are not known.
  var unknownLane: Double { plotBottom + Self.lane / 2 + 8 }
  /// The lower edge of all that is plotted.
  var floor: Double { frame.height - 46 + (hasUnknown ? 8 : 0) }
  var plotRight: Double { frame.width - frame.right }

  func x(_ day: CalendarDay) -> Double {
    // Marks at both ends keep clear of the axis and of the edge.
    let inset = 14.0
    let room = frame.width - frame.left - frame.right - 2 * inset
    return frame.left + inset + room * Double(day - first) / Double(max(1, last - first))
  }

  /// What is on the axis, and the rows beside it.
  enum Row {
    case axis
    case clipped
    case unknown
  }

  func row(_ days: Int?) -> Row { days.map { $0 > top ? .clipped : .axis } ?? .unknown }

  func y(_ days: Int?) -> Double {
    guard let days else { return unknownLane }
    guard row(days) == .axis else { return clippedLane }
    // What went before its announcement counted still had no notice.
    return plotBottom - (plotBottom - plotTop) * Double(max(0, days)) / Double(top)
  }

  /// The days that have a mark on the axis, with what stands below it.
  var dayTicks: [(day: CalendarDay, label: String)] { DayTicks.ticks(first, last, frame.mostTicks) }

  /// The numbers of days that have a mark on the axis: round ones, and what was promised. One too near
  /// to that would be written over.
  var noticeTicks: [Int] {
    stride(from: 0, through: top, by: step).filter { abs(y($0) - y(promised)) >= 16 } + [promised]
  }
}
