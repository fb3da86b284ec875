internal import RuleEngine
internal import SchemaModel

/// The plot of the notice that consumers were given against what they were promised (SVG 1.1).
struct NoticePlot {
  private let scale: PlotScale
  private let marks: [PlotMarks.Mark]
  private let points: [PlotPoint]

  /// - Parameter points: In order of time; at least one.
  init(_ points: [PlotPoint], promised: Int, _ frame: PlotScale.Frame) {
    self.points = points
    scale = PlotScale(points, promised: promised, frame)
    // What was broken lies on top.
    let order = Array(PromiseFate.allCases.reversed())
    let marks = PlotMarks(points, scale).marks
    self.marks = order.flatMap { fate in marks.filter { $0.fate == fate } }
  }

  /// What has to be said below the plot, in sentences.
  var remarks: [String] {
    var remarks: [String] = []
    if marks.contains(where: { $0.points.count > 1 }) {
      remarks.append("A mark with a number in it stands for that many elements.")
    }
    if scale.isClipped {
      remarks.append("The row at the top, > \(scale.top), is not to scale.")
    }
    if scale.hasUnknown {
      remarks.append("In the row at the bottom, marked ?, the days of notice are not known.")
    }
    return remarks
  }

  func write(to markup: inout MarkupWriter) {
    let name = scale.frame.name
    let size = "0 0 \(PlotShape.number(scale.frame.width)) \(PlotShape.number(scale.frame.height))"
    markup.block(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "class": "plot \(name)", "viewBox": size,
        "role": "img", "aria-labelledby": "plot-title-\(name) plot-text-\(name)",
      ]
    ) { markup in
      markup.breakLine()
      markup.block("title", ["id": "plot-title-\(name)"], text: "Days of notice over time")
      markup.block("desc", ["id": "plot-text-\(name)"]) { $0.text(description, limit: 2_000) }
      writeAxes(to: &markup)
      writePromise(to: &markup)
      for mark in marks { write(mark, to: &markup) }
    }
  }

  private var description: String {
    let counts = PromiseFate.allCases.compactMap { fate in
      let number = points.count { $0.fate == fate }
      return number > 0 ? "\(number) \(fate.phrase)" : nil
    }
    let days = points.map(\.day)
    let from = days.min().map(\.description) ?? ""
    let to = days.max().map(\.description) ?? ""
    return """
      Each mark is an element that was removed, or changed in a way that breaks consumers: from left \
      to right the day on which that took effect, from \(from) to \(to); from bottom to top the days \
      of notice that consumers had. A line marks the \(scale.promised) days that they are promised. \
      \(counts.joined(separator: ", ")). The table below has the same in words.
      """
  }

  private func writeAxes(to markup: inout MarkupWriter) {
    let left = scale.frame.left
    for days in scale.noticeTicks {
      let y = scale.y(days)
      line(left, y, scale.plotRight, y, days == 0 ? "axis" : "grid", to: &markup)
      let name = days == scale.promised ? "tick strong" : "tick"
      label(String(days), left - 8, y + 4, name, "end", to: &markup)
    }
    line(left, scale.plotTop - (scale.isClipped ? 22 : 0), left, scale.floor, "axis", to: &markup)
    if scale.isClipped {
      label("> \(scale.top)", left - 8, scale.clippedLane + 4, "tick", "end", to: &markup)
    }
    if scale.hasUnknown {
      label("?", left - 8, scale.unknownLane + 4, "tick", "end", to: &markup)
    }
    for (day, text) in scale.dayTicks {
      let x = scale.x(day)
      line(x, scale.floor, x, scale.floor + 5, "axis", to: &markup)
      label(text, x, scale.floor + 19, "tick", "middle", to: &markup)
    }
  }

  /// The line between what is enough and what is not, with its meaning where there is room for it.
  private func writePromise(to markup: inout MarkupWriter) {
    let y = scale.y(scale.promised)
    line(scale.frame.left, y, scale.plotRight, y, "promise", to: &markup)
    guard scale.frame.right > 60 else {
      // Where there is no room the legend and the axis say it.
      guard let place = freePlace(at: y) else { return }
      let text = "\(scale.promised) days promised"
      return label(text, place.x, place.y, "promise-label", "start", to: &markup)
    }
    let x = scale.plotRight + 8
    label("\(scale.promised) days", x, y - 2, "promise-label", "start", to: &markup)
    label("promised", x, y + 13, "promise-label", "start", to: &markup)
  }

  /// A place for the meaning of the line where it hides no mark.
  private func freePlace(at y: Double) -> (x: Double, y: Double)? {
    let (width, height) = (122.0, 14.0)
    let end = scale.plotRight - width
    let middle = (scale.frame.left + end) / 2
    let places = [end, scale.frame.left + 6, middle].flatMap { x in
      [(x: x, y: y - 6), (x: x, y: y + height + 2)]
    }
    return places.first { place in
      !marks.contains { mark in
        let reach = mark.radius * 1.4
        return mark.x + reach > place.x && mark.x - reach < place.x + width
          && mark.y + reach > place.y - height && mark.y - reach < place.y + 4
      }
    }
  }

  private func write(_ mark: PlotMarks.Mark, to markup: inout MarkupWriter) {
    markup.block("g") { markup in
      markup.element("title") { $0.text(tooltip(of: mark), limit: 300) }
      PlotShape.write(mark.fate, x: mark.x, y: mark.y, radius: mark.radius, to: &markup)
      guard mark.points.count > 1 else { return }
      let name = "count \(mark.fate.rawValue)"
      label(String(mark.points.count), mark.x, mark.y + 4, name, "middle", to: &markup)
    }
  }

  private func tooltip(of mark: PlotMarks.Mark) -> String {
    let first = mark.points[0]
    let name = VisibleText.line(first.coordinate, limit: 80)
    guard mark.points.count > 1 else { return "\(name): \(first.remark)" }
    let days = mark.points.map(\.day)
    let notices = mark.points.compactMap(\.days)
    let notice = range(notices.min().map(String.init), notices.max().map(String.init))
    let period = range(days.min()?.description, days.max()?.description) ?? ""
    let given = notice.map { "\($0) days of notice" } ?? "notice not known"
    return
      "\(mark.points.count) elements, \(mark.fate.phrase): \(period), \(given), \(name) among them"
  }

  private func range(_ first: String?, _ last: String?) -> String? {
    guard let first, let last else { return nil }
    return first == last ? first : "\(first) to \(last)"
  }

  private func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ name: String,
    to markup: inout MarkupWriter
  ) {
    let number = PlotShape.number
    markup.empty(
      "line",
      [
        "class": name, "x1": number(x1), "y1": number(y1), "x2": number(x2), "y2": number(y2),
      ])
    markup.breakLine()
  }

  private func label(
    _ text: String, _ x: Double, _ y: Double, _ name: String, _ anchor: String,
    to markup: inout MarkupWriter
  ) {
    markup.element(
      "text",
      [
        "class": name, "x": PlotShape.number(x), "y": PlotShape.number(y), "text-anchor": anchor,
      ], text: text)
    markup.breakLine()
  }
}
