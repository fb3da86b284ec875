extension StabilityLevel {
  /// From 0 for `draft` to 3 for `stable`.
  package var rank: Int {
    switch self {
    case .draft: 0
    case .alpha: 1
    case .beta: 2
    case .stable: 3
    }
  }
}

extension Schema {
  /// The level that holds for an element: its own, or that of the nearest one that contains it in
  /// the source and states one (POLICY.md, 25); nil where none does.
  package func stability(of element: ElementID) -> Lifecycle.Level? {
    var current: ElementID? = element
    while let id = current {
      if let level = lifecycle(of: id)?.stability { return level }
      current = self[id].parent
    }
    return nil
  }
}
