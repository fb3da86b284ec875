/// The shapes that tell apart what became of promises, for those who do not see the colours.
enum PlotShape {
  /// Writes the shape of a fate around a place.
  static func write(
    _ fate: PromiseFate, x: Double, y: Double, radius: Double, to markup: inout MarkupWriter
  ) {
    let name = "mark \(fate.rawValue)"
    switch fate {
    case .kept:
      markup.empty(
        "circle", ["class": name, "cx": number(x), "cy": number(y), "r": number(radius)])
    case .excused:
      let side = radius * 1.7
      markup.empty(
        "rect",
        [
          "class": name, "x": number(x - side / 2), "y": number(y - side / 2),
          "width": number(side), "height": number(side),
        ])
    case .broken:
      let reach = radius * 1.3
      markup.empty(
        "path",
        [
          "class": name,
          "d": path([(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)]),
        ])
    case .open:
      let reach = radius * 1.3
      markup.empty(
        "path",
        [
          "class": name,
          "d": path([
            (x, y - reach), (x + reach * 1.05, y + reach * 0.8),
            (x - reach * 1.05, y + reach * 0.8),
          ]),
        ])
    }
  }

  private static func path(_ corners: [(Double, Double)]) -> String {
    "M" + corners.map { "\(number($0.0)) \(number($0.1))" }.joined(separator: "L") + "Z"
  }

  /// A number with one decimal at most; more nobody sees.
  static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let size = abs(tenths)
    return size % 10 == 0 ? "\(sign)\(size / 10)" : "\(sign)\(size / 10).\(size % 10)"
  }
}
