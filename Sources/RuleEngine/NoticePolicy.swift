package import SchemaModel

/// How much notice consumers are promised.
package struct NoticePolicy: Sendable, Equatable {
  /// The days of notice on each level, in the order of ``StabilityLevel``.
  private var periods = [0, 0, 28, 84]
  /// Periods of their own that some paths have; the last one that fits counts.
  package var paths: [PathPeriods] = []
  /// The days to leave between the earliest legal day and the one to recommend, for review.
  package var mergeSlack = 14
  /// The days after a sunset in which other changes to the element are still covered by its notice.
  package var graceAfterSunset = 28
  /// The age in days up to which a version can be restored as if nothing had been.
  package var revertWindow = 7

  /// Components are promised to consumers even where no operation uses them.
  package var hasPublicComponents = false

  /// The periods of the paths that a pattern fits.
  package struct PathPeriods: Sendable, Equatable {
    /// Of paths as written: `/internal/**`.
    package var pattern: GlobPattern
    /// The days on the levels that it speaks of.
    package var periods: [StabilityLevel: Int]

    package init(pattern: GlobPattern, periods: [StabilityLevel: Int]) {
      self.pattern = pattern
      self.periods = periods
    }
  }

  /// The periods and windows of the published policy.
  package init() {}

  /// The days of notice that elements on a level are promised; 0 is none.
  package subscript(level: StabilityLevel) -> Int {
    get { periods[StabilityLevel.allCases.firstIndex(of: level)!] }
    set { periods[StabilityLevel.allCases.firstIndex(of: level)!] = newValue }
  }

  /// The days of notice on a level, for what is used at some paths: the longest counts (POLICY.md, 25).
  /// - Parameter places: operations or paths as written, such as `GET /users/{id}`.
  package func period(on level: StabilityLevel, at places: some Collection<String>) -> Int {
    guard !paths.isEmpty, !places.isEmpty else { return self[level] }
    return places.map { period(on: level, at: $0) }.max() ?? self[level]
  }

  private func period(on level: StabilityLevel, at place: String) -> Int {
    // What has no path is known by its coordinate.
    let path = place.contains("/") ? place.drop { $0 != "/" } : place[...]
    let own = paths.last { entry in
      entry.periods[level] != nil && entry.pattern.matches(String(path))
    }
    return own?.periods[level] ?? self[level]
  }
}
