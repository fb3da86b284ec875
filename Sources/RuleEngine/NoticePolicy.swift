package import SchemaModel

/// How much notice consumers are promised.
package struct NoticePolicy: Sendable, Equatable {
  /// The days of notice on each level, in the order of ``StabilityLevel``.
  private var periods = [0, 0, 28, 84]
  /// The days to leave between the earliest legal day and the one to recommend, for review.
  package var mergeSlack = 14
  /// The days after a sunset in which other changes to the element are still covered by its notice.
  package var graceAfterSunset = 28
  /// The age in days up to which a version can be restored as if nothing had been.
  package var revertWindow = 7

  /// The periods and windows of the published policy.
  package init() {}

  /// The days of notice that elements on a level are promised; 0 is none.
  package subscript(level: StabilityLevel) -> Int {
    get { periods[StabilityLevel.allCases.firstIndex(of: level)!] }
    set { periods[StabilityLevel.allCases.firstIndex(of: level)!] = newValue }
  }
}
